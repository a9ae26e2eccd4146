// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
import type { AccountLayout } from '../codec/layout';
import * as structs from './structs';

export const Config: AccountLayout = {
  name: 'Config',
  discriminator: [155, 12, 170, 224, 30, 250, 204, 130],
  fields: structs.Config,
};
export const Device: AccountLayout = {
  name: 'Device',
  discriminator: [153, 248, 23, 39, 83, 45, 68, 128],
  fields: structs.Device,
};
export const Offer: AccountLayout = {
  name: 'Offer',
  discriminator: [215, 88, 60, 71, 170, 162, 73, 229],
  fields: structs.Offer,
};
export const Participant: AccountLayout = {
  name: 'Participant',
  discriminator: [32, 142, 108, 79, 247, 179, 54, 6],
  fields: structs.Participant,
};
export const SlashCase: AccountLayout = {
  name: 'SlashCase',
  discriminator: [208, 69, 223, 189, 133, 168, 35, 50],
  fields: structs.SlashCase,
};
export const WalletLink: AccountLayout = {
  name: 'WalletLink',
  discriminator: [87, 109, 25, 51, 3, 191, 163, 206],
  fields: structs.WalletLink,
};
