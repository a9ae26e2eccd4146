import {
  CHANGE_DELAY_SECONDS,
  findWalletLinkPda,
  instructions,
  type Config,
  type SlashTerm,
} from '@co-staking/sdk';
import { setSlashTerm } from '@co-staking/sdk/testing';
import type { PublicKey } from '@solana/web3.js';

import type { Actor, World } from './world';

export {
  acceptRole,
  handOverRole as handOver,
  nominateRole as nominate,
  setSlashTerm,
  vacateRole as vacate,
} from '@co-staking/sdk/testing';

/** Bytes of an id that the registrar chooses. */
export const idOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);

/** Address of a wallet's link. */
export const linkOf = (wallet: PublicKey): PublicKey => findWalletLinkPda({ wallet })[0];

/** The registrar opens an account without wallets. */
export async function createAccount(world: World, id: Uint8Array): Promise<PublicKey> {
  const { registrar } = world.roles;
  const { instruction, participant } = instructions.createParticipant({ registrar: registrar.publicKey, id });
  await world.chain.run(instruction, [registrar]);
  return participant;
}

/** The registrar attests a self-opened account. */
export async function attest(world: World, participant: PublicKey): Promise<void> {
  const { registrar } = world.roles;
  const input = { registrar: registrar.publicKey, participant };
  await world.chain.run(instructions.attestParticipant(input).instruction, [registrar]);
}

/** The registrar takes an attestation back. */
export async function revokeAttestation(world: World, participant: PublicKey): Promise<void> {
  const { registrar } = world.roles;
  const input = { registrar: registrar.publicKey, participant };
  await world.chain.run(instructions.revokeAttestation(input).instruction, [registrar]);
}

/** The registrar and a wallet add the wallet to an account. */
export async function link(
  world: World,
  { wallet, address }: Pick<Actor, 'wallet' | 'address'>,
  participant: PublicKey,
): Promise<void> {
  const { registrar } = world.roles;
  const input = { registrar: registrar.publicKey, wallet: address, participant };
  await world.chain.run(instructions.linkWallet(input).instruction, [registrar, wallet]);
}

/** The registrar and a wallet take the wallet out of its account. */
export async function unlink(
  world: World,
  { wallet, address, participant }: Pick<Actor, 'wallet' | 'address' | 'participant'>,
  rentPayer: PublicKey,
): Promise<void> {
  const { registrar } = world.roles;
  const input = { registrar: registrar.publicKey, wallet: address, participant, rentPayer };
  await world.chain.run(instructions.unlinkWallet(input).instruction, [registrar, wallet]);
}

/** The pauser closes the entries for some seconds. */
export async function pause(world: World, seconds: bigint): Promise<void> {
  const { pauser } = world.roles;
  const input = { pauser: pauser.publicKey, seconds };
  await world.chain.run(instructions.pauseEntries(input).instruction, [pauser]);
}

/** The admin sets a worse slash term, and waits until it is in force. */
export async function worsenSlashTerm(world: World, term: SlashTerm, value: bigint): Promise<void> {
  await setSlashTerm(world, term, value);
  await world.chain.warpBy(CHANGE_DELAY_SECONDS);
}

export type ParameterOptions = Partial<Omit<instructions.UpdateParametersInput, 'admin' | 'programId'>>;

/** The parameters in force with some of them changed, as the builder takes them. */
export function parametersOf(config: Config, changes: ParameterOptions = {}) {
  return {
    baseStakePerCard: config.baseStakePerCard,
    waitSeconds: config.waitSeconds,
    cooldownSeconds: config.cooldownSeconds,
    arbiterSeconds: config.arbiterSeconds,
    requirementNoticeSeconds: config.requirementNoticeSeconds,
    maxClaims: config.maxClaims,
    attestationRequired: config.attestationRequired,
    ...changes,
  };
}

/** The admin changes some parameters. */
export async function setParameters(world: World, changes: ParameterOptions): Promise<void> {
  const { admin } = world.roles;
  const parameters = parametersOf(await world.readConfig(), changes);
  const { instruction } = instructions.updateParameters({ admin: admin.publicKey, ...parameters });
  await world.chain.run(instruction, [admin]);
}
