import { DeviceStatus, instructions } from '@co-staking/sdk';

import type { Scenario } from './scenario';

export const createParticipant: Scenario = async (world) => {
  const { registrar } = world.roles;
  const id = world.newKeypair().publicKey.toBytes();
  const { instruction } = instructions.createParticipant({ registrar: registrar.publicKey, id });
  return { instruction, signers: [registrar] };
};

export const attestParticipant: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { participant } = await world.newActor();
  const { instruction } = instructions.attestParticipant({ registrar: registrar.publicKey, participant });
  return { instruction, signers: [registrar] };
};

export const linkWallet: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { participant } = await world.newActor();
  const attest = instructions.attestParticipant({ registrar: registrar.publicKey, participant });
  await world.chain.run(attest.instruction, [registrar]);
  const wallet = world.newKeypair();
  const { instruction } = instructions.linkWallet({
    registrar: registrar.publicKey,
    wallet: wallet.publicKey,
    participant,
  });
  return { instruction, signers: [registrar, wallet] };
};

export const unlinkWallet: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { participant, address, wallet } = await world.newActor();
  const { instruction } = instructions.unlinkWallet({
    registrar: registrar.publicKey,
    wallet: address,
    participant,
    rentPayer: address,
  });
  return { instruction, signers: [registrar, wallet] };
};

export const closeEmptyParticipant: Scenario = async (world) => {
  const { registrar } = world.roles;
  const id = world.newKeypair().publicKey.toBytes();
  const { instruction, participant } = instructions.createParticipant({
    registrar: registrar.publicKey,
    id,
  });
  await world.chain.run(instruction, [registrar]);
  const close = instructions.closeEmptyParticipant({
    registrar: registrar.publicKey,
    participant,
    rentPayer: registrar.publicKey,
  });
  return { instruction: close.instruction, signers: [registrar] };
};

let devices = 0;

export const registerDevice: Scenario = async (world) => {
  const { registrar } = world.roles;
  const owner = await world.newActor();
  devices += 1;
  const { instruction } = instructions.registerDevice({
    registrar: registrar.publicKey,
    owner: owner.address,
    participant: owner.participant,
    id: `11111111-0000-4000-8000-${devices.toString(16).padStart(12, '0')}`,
    model: 'H100',
    cards: 8,
    multiplierBps: 100_000,
    tier: 1,
    ...world.mintInput,
  });
  return { instruction, signers: [registrar] };
};

export const reportDevice: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { address } = await world.newDevice();
  const { instruction } = instructions.reportDevice({
    registrar: registrar.publicKey,
    device: address,
    status: DeviceStatus.Idle,
  });
  return { instruction, signers: [registrar] };
};

export const updateRequirement: Scenario = async (world) => {
  const { registrar } = world.roles;
  const { address } = await world.newDevice();
  const { instruction } = instructions.updateRequirement({
    registrar: registrar.publicKey,
    device: address,
    cards: 16,
    multiplierBps: 10_000,
  });
  return { instruction, signers: [registrar] };
};

export const terminateDevice: Scenario = async (world) => {
  const { address, owner } = await world.newDevice();
  const { instruction } = instructions.terminateDevice({ authority: owner.address, device: address });
  return { instruction, signers: [owner.wallet] };
};
