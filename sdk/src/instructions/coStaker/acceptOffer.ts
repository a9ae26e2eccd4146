import type { Address } from '../../address';
import { toBoolean, toI64, toU64, toUint, type Amount } from '../../amounts';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link acceptOffer}. */
export interface AcceptOfferInput {
  /** The accepting wallet; signs. */
  coStaker: Address;
  /** The co-staker's account. */
  participant: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Principal that the co-staker saw, base units. */
  amount: Amount;
  /** Reward share that the co-staker saw, basis points. */
  shareBps: number;
  /** Wait that the co-staker saw, seconds. */
  waitSeconds: Amount;
  /** Cooldown that the co-staker saw, seconds. */
  cooldownSeconds: Amount;
  /** Unix second of the offer that the co-staker saw. */
  createdAt: Amount;
  /** Whether a device that is still short of its minimum afterwards is acceptable; by default not. */
  allowInsufficient?: boolean;
  /** Token account to take from; the co-staker's associated one by default. */
  source?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<AcceptOfferInput> = {
  coStaker: 'required',
  participant: 'required',
  device: 'required',
  offer: 'required',
  amount: 'required',
  shareBps: 'required',
  waitSeconds: 'required',
  cooldownSeconds: 'required',
  createdAt: 'required',
  allowInsufficient: 'optional',
  source: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Accepts an offer on exactly the terms named here: see `offerTerms`.
 *
 * Refusals: EntriesPaused, OfferNotOpen, OfferExpired, OfferReserved, TermsChanged, WalletNotOfAccount,
 * OwnDevice, AccountNotAttested, TooManyClaims, DeviceTerminated, DeviceNotHealthy, OwnerStakeLeaving,
 * SelfStakeBelowHalf, RequestAboveHalf, SharesAboveWhole, DeviceInsufficient.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `source`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.acceptOffer({
 *   coStaker,
 *   participant,
 *   device,
 *   offer,
 *   ...offerTerms(shownOffer),
 *   mint,
 * });
 */
export function acceptOffer(input: AcceptOfferInput): Built<'config' | 'stakeVault' | 'source'> {
  checkFields('acceptOffer', input, FIELDS);
  const { coStaker, participant, device, offer, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const source = tokenAccountOf(input.source, input.coStaker, input);
  const instruction = buildInstruction('acceptOffer', {
    programId,
    accounts: {
      coStaker,
      config,
      participant,
      device,
      offer,
      source,
      stakeVault,
      tokenProgram: tokenProgramOf(input),
    },
    args: {
      amount: toU64(input.amount),
      shareBps: toUint(input.shareBps, 16, 'shareBps'),
      waitSeconds: toI64(input.waitSeconds, 'waitSeconds'),
      cooldownSeconds: toI64(input.cooldownSeconds, 'cooldownSeconds'),
      createdAt: toI64(input.createdAt, 'createdAt'),
      allowInsufficient: toBoolean(input.allowInsufficient ?? false, 'allowInsufficient'),
    },
  });
  return { instruction, config, stakeVault, source };
}
