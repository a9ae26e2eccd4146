import {
  fetchParticipant,
  fetchParticipantNullable,
  findWalletLinkPda,
  fetchWalletLinkNullable,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { usage } from '../exit';
import { asAddress } from '../keys';
import type { Parameter } from '../parameters/parameter';
import type { Context } from '../context';
import { device, offer, slashCase } from '../parameters/accountArgs';
import { deviceOf } from '../chain/lookups';
import { configFields } from '../output/config';
import { caseFields, deviceFields, offerFields, participantFields, timeNotes } from './fields';
import { WALLET } from '../takes';
import { view } from './view';

/** An account by its address, or by one of its wallets. */
const participant: Parameter<PublicKey> = {
  description: 'account by its address or one of its wallets; default: your own',
  placeholder: 'address',
  place: 'option',
  read(text) {
    const address = asAddress(text);
    if (!address) throw usage(`not an address: "${text}"`);
    return address;
  },
};

async function participantAddress(context: Context, given: PublicKey | undefined): Promise<PublicKey> {
  const { connection, programId } = context;
  const address = given ?? context.authority.address;
  const [link] = findWalletLinkPda({ wallet: address, programId });
  const found = await fetchWalletLinkNullable(connection, link, { programId });
  return found?.participant ?? address;
}

/** One account in full. */
export const SHOW = [
  view({
    name: 'show device',
    summary: 'a device: stake, minimum, offers, co-stakes, rewards, slash risk, dates',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    async run(context, { device }) {
      const [now, config] = await Promise.all([context.now(), context.config()]);
      const fields = deviceFields(device, config, now);
      context.print.record(fields, timeNotes(fields, now));
    },
  }),
  view({
    name: 'show offer',
    summary: 'an offer or co-stake: terms, state, rewards, slash risk, dates',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    async run(context, { offer }) {
      const [now, config, device] = await Promise.all([
        context.now(),
        context.config(),
        deviceOf(context, offer),
      ]);
      const fields = offerFields(offer, device, config, now);
      context.print.record(fields, timeNotes(fields, now));
    },
  }),
  view({
    name: 'show participant',
    summary: 'an account: wallets, claims, attestation',
    parameters: { of: participant },
    takes: WALLET,
    example: '--of 7Y…w',
    async run(context, { of }) {
      const { connection, programId } = context;
      const address = await participantAddress(context, of);
      const found =
        (await fetchParticipantNullable(connection, address, { programId })) ??
        (await fetchParticipant(connection, address, { programId }));
      context.print.record(participantFields(found, await context.config()));
    },
  }),
  view({
    name: 'show config',
    summary: 'mint, roles, parameters and slash terms of the program, and what is announced',
    parameters: {},
    example: '',
    async run(context) {
      const [now, config] = await Promise.all([context.now(), context.config()]);
      const fields = configFields(config, now);
      context.print.record(fields, timeNotes(fields, now));
    },
  }),
  view({
    name: 'show case',
    summary: 'a slash case: what it takes from whom, and its deadlines',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    async run(context, { case: found }) {
      const [now, config] = await Promise.all([context.now(), context.config()]);
      const fields = caseFields(found, config.mintDecimals, now);
      context.print.record(fields, timeNotes(fields, now));
    },
  }),
];
