import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from './address';
import { toUint } from './amounts';
import { checkFields } from './codec/fields';
import * as seeds from './constants';
import { PROGRAM_ID } from './programId';
import { uuidToBytes } from './uuid';

/** An address and its bump. */
export type Pda = [address: PublicKey, bump: number];

/** Loader that owns the program and its data account. */
export const UPGRADEABLE_LOADER_ID = /* @__PURE__ */ new PublicKey(
  'BPFLoaderUpgradeab1e11111111111111111111111',
);

/** Fields of what is found by its device. */
const OF_DEVICE = { device: 'required', programId: 'optional' } as const;

const EVENT_AUTHORITY_SEED = '__event_authority';

function find(programId: Address | undefined, ...parts: Uint8Array[]): Pda {
  return PublicKey.findProgramAddressSync(parts, toPublicKey(programId ?? PROGRAM_ID, 'programId'));
}

/** Whether it is not the program of the IDL, whose own addresses are searched for once. */
const isAnother = (programId: Address | undefined): boolean =>
  programId !== undefined && !toPublicKey(programId, 'programId').equals(PROGRAM_ID);

// Nearly every instruction names them, and a search costs a third of a millisecond.
let config: Pda | undefined;
let eventAuthority: Pda | undefined;

/**
 * The one configuration of the program.
 *
 * @example
 * const [config] = findConfigPda();
 */
export function findConfigPda(input: { programId?: Address } = {}): Pda {
  checkFields('findConfigPda', input, { programId: 'optional' });
  const { programId } = input;
  if (isAnother(programId)) return find(programId, seeds.CONFIG_SEED);
  config ??= find(undefined, seeds.CONFIG_SEED);
  return [...config];
}

/**
 * An account of the product, by its id: a wallet if the wallet opened it, or the 32 bytes that the registrar chose.
 *
 * @example
 * const [participant] = findParticipantPda({ id: wallet });
 */
export function findParticipantPda(input: { id: Address | Uint8Array; programId?: Address }): Pda {
  checkFields('findParticipantPda', input, { id: 'required', programId: 'optional' });
  return find(input.programId, seeds.PARTICIPANT_SEED, participantIdToBytes(input.id));
}

/**
 * The 32 bytes of a participant's id.
 *
 * @throws TypeError if it is neither a key nor 32 bytes
 *
 * @example
 * participantIdToBytes(wallet).length; // 32
 */
export function participantIdToBytes(id: Address | Uint8Array): Uint8Array {
  if (!(id instanceof Uint8Array)) return toPublicKey(id, 'id').toBytes();
  if (id.length !== 32) throw new TypeError(`a participant's id has 32 bytes, not ${id.length}`);
  return id;
}

/**
 * The marker that makes a wallet belong to one participant.
 *
 * @example
 * const [link] = findWalletLinkPda({ wallet });
 */
export function findWalletLinkPda(input: { wallet: Address; programId?: Address }): Pda {
  checkFields('findWalletLinkPda', input, { wallet: 'required', programId: 'optional' });
  return find(input.programId, seeds.WALLET_SEED, toPublicKey(input.wallet, 'wallet').toBytes());
}

/**
 * A device, by its UUID (text or 16 bytes).
 *
 * @example
 * const [device] = findDevicePda({ id: '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b' });
 */
export function findDevicePda(input: { id: string | Uint8Array; programId?: Address }): Pda {
  checkFields('findDevicePda', input, { id: 'required', programId: 'optional' });
  return find(input.programId, seeds.DEVICE_SEED, uuidToBytes(input.id));
}

/**
 * The token account that holds a device's principal.
 *
 * @example
 * const [stakeVault] = findStakeVaultPda({ device });
 */
export function findStakeVaultPda(input: { device: Address; programId?: Address }): Pda {
  checkFields('findStakeVaultPda', input, OF_DEVICE);
  return find(input.programId, seeds.STAKE_VAULT_SEED, toPublicKey(input.device, 'device').toBytes());
}

/**
 * The token account that holds a device's rewards.
 *
 * @example
 * const [rewardVault] = findRewardVaultPda({ device });
 */
export function findRewardVaultPda(input: { device: Address; programId?: Address }): Pda {
  checkFields('findRewardVaultPda', input, OF_DEVICE);
  return find(input.programId, seeds.REWARD_VAULT_SEED, toPublicKey(input.device, 'device').toBytes());
}

/**
 * An offer, by its device and nonce.
 *
 * @example
 * const [offer] = findOfferPda({ device, nonce: 0 });
 */
export function findOfferPda(input: { device: Address; nonce: number; programId?: Address }): Pda {
  checkFields('findOfferPda', input, { ...OF_DEVICE, nonce: 'required' });
  return find(input.programId, ...offerSeeds(input.device, input.nonce));
}

function offerSeeds(device: Address, nonce: number): Uint8Array[] {
  return [seeds.OFFER_SEED, toPublicKey(device, 'device').toBytes(), littleEndian(nonce, 'nonce')];
}

function littleEndian(value: number, name: string): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, toUint(value, 32, name), true);
  return bytes;
}

/**
 * The offer that a device's slot or a case's hit stands for. Its owner chose the bump, which need not be the one
 * that {@link findOfferPda} finds; the program records it.
 *
 * @throws Error for a bump that gives no address; TypeError and RangeError for a malformed address or nonce
 *
 * @example
 * const addresses = shown.slots.filter((slot) => isLocked(slot, now)).map((slot) => recordedOffer(device, slot));
 */
export function recordedOffer(
  device: Address,
  { nonce, bump }: { nonce: number; bump: number },
  programId?: Address,
): PublicKey {
  const parts = [...offerSeeds(device, nonce), Uint8Array.of(bump)];
  return PublicKey.createProgramAddressSync(parts, toPublicKey(programId ?? PROGRAM_ID, 'programId'));
}

/**
 * A slash case, by its device and number.
 *
 * @example
 * const [slashCase] = findSlashCasePda({ device, number: 0 });
 */
export function findSlashCasePda(input: { device: Address; number: number; programId?: Address }): Pda {
  checkFields('findSlashCasePda', input, { ...OF_DEVICE, number: 'required' });
  const device = toPublicKey(input.device, 'device').toBytes();
  return find(input.programId, seeds.SLASH_SEED, device, littleEndian(input.number, 'number'));
}

/**
 * The key that signs the program's events.
 *
 * @example
 * const [eventAuthority] = findEventAuthorityPda();
 */
export function findEventAuthorityPda(input: { programId?: Address } = {}): Pda {
  checkFields('findEventAuthorityPda', input, { programId: 'optional' });
  const { programId } = input;
  const seed = new TextEncoder().encode(EVENT_AUTHORITY_SEED);
  if (isAnother(programId)) return find(programId, seed);
  eventAuthority ??= find(undefined, seed);
  return [...eventAuthority];
}

/**
 * The loader's account that holds the program's code and names its upgrade authority.
 *
 * @example
 * const [programData] = findProgramDataPda();
 */
export function findProgramDataPda(input: { programId?: Address } = {}): Pda {
  checkFields('findProgramDataPda', input, { programId: 'optional' });
  const { programId } = input;
  return find(UPGRADEABLE_LOADER_ID, toPublicKey(programId ?? PROGRAM_ID, 'programId').toBytes());
}
