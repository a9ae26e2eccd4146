import { textToPadded } from '../../accounts/text';
import { toPublicKey, type Address } from '../../address';
import { toUint } from '../../amounts';
import { structOf } from '../../codec';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { BPS_DENOMINATOR } from '../../constants';
import { registerDevice as layout } from '../../generated/instructions';
import { Device as deviceLayout } from '../../generated/structs';
import { findConfigPda, findDevicePda, findRewardVaultPda, findStakeVaultPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { tokenProgramOf } from '../../tokenAccounts';
import { uuidToBytes } from '../../uuid';
import { accountOf, type About } from '../about';
import { requireEntriesOpen, requireRegistrar } from '../checks/config';
import { requireHardware } from '../checks/hardware';
import { accountInQuestion, requireWalletOfAccount, withParticipant } from '../checks/participant';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<RegisterDeviceInput> = {
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

/** Bytes that a device keeps of its model's name. Read from the layout alone: a builder needs no decoder. */
const modelBytes = (): number =>
  structOf(deviceLayout).fields.find(({ name }) => name === 'model')!.codec.size;

/**
 * Registers a device for an owner, and opens its two vaults. It starts Inactive.
 *
 * Refusals: NotRegistrar, WalletNotOfAccount, WrongMint, WrongTokenProgram, BadCards, BadMultiplier,
 * EntriesPaused.
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
  const instruction = buildInstruction(layout, {
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
      model: textToPadded(input.model, modelBytes(), 'model'),
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

/** Arguments of `registerDevice`. */
export interface RegisterDeviceArguments extends Pick<
  RegisterDeviceInput,
  'id' | 'model' | 'cards' | 'multiplierBps' | 'tier'
> {
  /** Wallet that will stake; the account's first one by default. */
  owner?: Address | undefined;
}

/** What decides whether it is possible. */
type Deciding = Pick<RegisterDeviceArguments, 'owner' | 'cards' | 'multiplierBps'>;

/** A new id, one card, for the account's first wallet. */
export const implied = (): Deciding => ({ cards: 1, multiplierBps: BPS_DENOMINATOR });

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint, args: Deciding): Verdict =>
  withParticipant(subject, accountInQuestion(subject, viewer), (account) => {
    const owner = args.owner === undefined ? account.wallets[0] : toPublicKey(args.owner, 'owner');
    return (
      requireRegistrar(subject, viewer) ??
      requireEntriesOpen(subject, now) ??
      requireHardware(subject, args) ??
      (owner ? requireWalletOfAccount(subject, account, owner) : refuse('WalletNotOfAccount', subject.config))
    );
  });

/** It makes a device if there was none. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export function of(
  subject: About<'config'>,
  viewer: Viewer,
  _: bigint,
  args: RegisterDeviceArguments,
): RegisterDeviceInput {
  const { mint, tokenProgram } = subject.config;
  const { address, wallets } = accountOf(subject, viewer);
  const owner = args.owner ?? wallets[0];
  if (!owner) throw new TypeError('registerDevice: the account has no wallet');
  return { registrar: viewer.wallet, participant: address, mint, tokenProgram, ...args, owner };
}
