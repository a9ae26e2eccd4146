import { deviceKind } from '../../accounts/device';
import { textToPadded } from '../../accounts/text';
import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { findConfigPda, findDevicePda, findRewardVaultPda, findStakeVaultPda } from '../../pda';
import { tokenProgramOf } from '../../tokenAccounts';
import { uuidToBytes } from '../../uuid';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link registerDevice}. */
export interface RegisterDeviceInput {
  /** The registrar; signs and pays the rent. */
  registrar: Address;
  /** Wallet that will stake, and is paid back. */
  owner: Address;
  /** The owner's account. */
  participant: Address;
  /** UUID: text, or 16 bytes. */
  id: string | Uint8Array;
  /** Model name, 32 bytes of UTF-8 at most. */
  model: string;
  /** Number of cards. */
  cards: number;
  /** Earning multiplier, basis points (1.25 is 12,500). */
  multiplierBps: number;
  /** Connectivity tier, 0 to 255. */
  tier: number;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<RegisterDeviceInput> = {
  registrar: 'required',
  owner: 'required',
  participant: 'required',
  id: 'required',
  model: 'required',
  cards: 'required',
  multiplierBps: 'required',
  tier: 'required',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

const MODEL_BYTES = deviceKind.field('model').codec.size;

/**
 * Registers a device for an owner, and opens its two vaults. It starts Inactive.
 *
 * Refusals: NotRegistrar, EntriesPaused, BadCards, BadMultiplier, WalletNotOfAccount, WrongMint,
 * WrongTokenProgram.
 *
 * @returns the instruction, and the derived `config`, `device`, `stakeVault`, `rewardVault`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.registerDevice({
 *   registrar,
 *   owner,
 *   participant,
 *   id: '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b',
 *   model: 'H100',
 *   cards: 8,
 *   multiplierBps: 100_000,
 *   tier: 1,
 *   mint,
 * });
 */
export function registerDevice(
  input: RegisterDeviceInput,
): Built<'config' | 'device' | 'stakeVault' | 'rewardVault'> {
  checkFields('registerDevice', input, FIELDS);
  const { registrar, owner, participant, mint, programId } = input;
  const [config] = findConfigPda({ programId });
  const [device, deviceBump] = findDevicePda({ id: input.id, programId });
  const [stakeVault, stakeVaultBump] = findStakeVaultPda({ device, programId });
  const [rewardVault, rewardVaultBump] = findRewardVaultPda({ device, programId });
  const instruction = buildInstruction('registerDevice', {
    programId,
    accounts: {
      registrar,
      config,
      owner,
      participant,
      device,
      stakeVault,
      rewardVault,
      mint,
      tokenProgram: tokenProgramOf(input),
    },
    args: {
      id: uuidToBytes(input.id),
      model: textToPadded(input.model, MODEL_BYTES, 'model'),
      cards: toUint(input.cards, 16, 'cards'),
      multiplierBps: toUint(input.multiplierBps, 32, 'multiplierBps'),
      tier: toUint(input.tier, 8, 'tier'),
      deviceBump,
      stakeVaultBump,
      rewardVaultBump,
    },
  });
  return { instruction, config, device, stakeVault, rewardVault };
}
