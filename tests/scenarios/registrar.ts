import { DeviceStatus } from '@co-staking/sdk';

import { attest, createAccount } from '../support/operators';
import { attempt, type Scenario } from './scenario';

export const createParticipant: Scenario = (world) => {
  const id = world.newKeypair().publicKey.toBytes();
  return attempt(world, 'createParticipant', world.roles.registrar, {}, { id });
};

export const attestParticipant: Scenario = async (world) => {
  const { participant } = await world.newActor();
  return attempt(world, 'attestParticipant', world.roles.registrar, { participant });
};

export const revokeAttestation: Scenario = async (world) => {
  const { participant } = await world.newActor();
  await attest(world, participant);
  return attempt(world, 'revokeAttestation', world.roles.registrar, { participant });
};

export const linkWallet: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { participant } = await world.newActor();
  await attest(world, participant);
  const wallet = world.newKeypair();
  const link = await attempt(world, 'linkWallet', registrar, { participant }, { wallet: wallet.publicKey });
  return { ...link, signers: [registrar, wallet] };
};

export const unlinkWallet: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { participant, address: linked, wallet } = await world.newActor();
  const unlink = await attempt(world, 'unlinkWallet', registrar, { participant, linked }, {});
  return { ...unlink, signers: [registrar, wallet] };
};

export const closeEmptyParticipant: Scenario = async (world) => {
  const participant = await createAccount(world, world.newKeypair().publicKey.toBytes());
  return attempt(world, 'closeEmptyParticipant', world.roles.registrar, { participant });
};

let devices = 0;

export const registerDevice: Scenario = async (world) => {
  const { participant } = await world.newActor();
  devices += 1;
  const facts = {
    id: `11111111-0000-4000-8000-${devices.toString(16).padStart(12, '0')}`,
    model: 'H100',
    cards: 8,
    multiplierBps: 100_000,
    tier: 1,
  };
  return attempt(world, 'registerDevice', world.roles.registrar, { participant }, facts);
};

export const reportDevice: Scenario = async (world) => {
  const device = await world.newDevice();
  return attempt(world, 'reportDevice', world.roles.registrar, { device }, { status: DeviceStatus.Idle });
};

export const updateRequirement: Scenario = async (world) => {
  const device = await world.newDevice();
  const hardware = { cards: 16, multiplierBps: 10_000 };
  return attempt(world, 'updateRequirement', world.roles.registrar, { device }, hardware);
};

export const terminateDevice: Scenario = async (world) => {
  const device = await world.newDevice();
  return attempt(world, 'terminateDevice', device.owner.wallet, { device });
};
