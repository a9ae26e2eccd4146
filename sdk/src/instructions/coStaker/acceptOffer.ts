import type { Participant } from '../../accounts/participant';
import { OfferState } from '../../accounts/states';
import type { Address } from '../../address';
import { toBigInt, toI64, toU64, toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { acceptOffer as layout } from '../../generated/instructions';
import { toSecond } from '../../now';
import { findConfigPda, findParticipantPda, findStakeVaultPda } from '../../pda';
import { offerTerms } from '../../quotes/offerTerms';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import * as rules from '../../rules';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireDevice, requireOffer } from '../checks/acceptance';
import { requireCounterparty, withOffer } from '../checks/offer';
import {
  requireAttested,
  requireClaimFree,
  requireNotOwnDevice,
  requireWalletOfAccount,
  withParticipant,
} from '../checks/participant';
import { requireFunds } from '../checks/token';
import { withClaims } from '../effects/claims';
import { activateSlot } from '../effects/slots';
import { changeOffer, dateOf, offerInQuestion, type Change, type State } from '../effects/state';

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
  /**
   * Most base units by which the device may miss its minimum when everything under way has happened; zero by default.
   * See `quotes.shortfallAfter`.
   */
  maxShortfall?: Amount;
  /** Token account to take from; the co-staker's associated one by default. */
  source?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<AcceptOfferInput> = {
  coStaker: 'required',
  participant: 'required',
  device: 'required',
  offer: 'required',
  amount: 'required',
  shareBps: 'required',
  waitSeconds: 'required',
  cooldownSeconds: 'required',
  createdAt: 'required',
  maxShortfall: 'optional',
  source: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Accepts an offer on exactly the terms named here: see `offerTerms`.
 *
 * Refusals: WalletNotOfAccount, WrongTokenProgram, WrongVault, WrongDevice, EntriesPaused,
 * AccountNotAttested, TooManyClaims, OwnDevice, DeviceTerminated, DeviceNotHealthy, SelfStakeBelowHalf,
 * RequestAboveHalf, DeviceInsufficient, OfferNotOpen, OfferExpired, OfferReserved, TermsChanged, NoticeLive.
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
  const instruction = buildInstruction(layout, {
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
      createdAt: toSecond(input.createdAt, 'createdAt'),
      maxShortfall: toU64(input.maxShortfall ?? 0n, 'maxShortfall'),
    },
  });
  return { instruction, config, stakeVault, source };
}

/** Arguments of `acceptOffer`. The offer's own terms are the ones that are expected. */
export type AcceptOfferArguments = Pick<AcceptOfferInput, 'maxShortfall'>;

/** Without a shortfall. */
export const implied = (): AcceptOfferArguments => ({ maxShortfall: 0n });

const requireAccount = (subject: Subject, viewer: Viewer, account: Participant): Verdict =>
  requireWalletOfAccount(subject, account, viewer.wallet) ??
  requireNotOwnDevice(subject, account) ??
  requireAttested(subject, account) ??
  requireClaimFree(subject, account);

/** What refuses it, in the program's order. */
export const check = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { maxShortfall = 0n }: AcceptOfferArguments = {},
): Verdict =>
  withParticipant(subject, viewer.participant, (account) =>
    withOffer(
      subject,
      (offer) =>
        requireOffer(subject, offer, now) ??
        requireCounterparty(subject, offer, viewer) ??
        requireAccount(subject, viewer, account) ??
        requireDevice(subject, offer, now, toBigInt(maxShortfall)) ??
        requireFunds(subject, viewer, offer.amount),
    ),
  );

/** What it leaves behind. */
export function effect({ subject, viewer, now }: State): Change {
  const offer = offerInQuestion(subject);
  const { participant, wallet } = viewer;
  if (!participant) throw new TypeError('the preview needs the viewer’s account');
  const accepted = {
    ...offer,
    state: OfferState.Active,
    coStaker: wallet,
    participant: participant.address,
    principal: offer.amount,
    acceptedAt: now,
    rewardsEntry: subject.device.rewards.postedTotal,
  };
  const committedUntil = dateOf(rules.committedUntil(now, offer.waitSeconds));
  const device = activateSlot(subject.device, offer.nonce, now, committedUntil);
  return {
    subject: { ...changeOffer(subject, accepted), device },
    paid: [{ from: wallet, to: null, amount: offer.amount }],
    participant: withClaims(participant, 1),
  };
}

/** A wallet without an account opens one in the same transaction. */
export const opensAccount = true;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, offer }: About<'config' | 'offer'>,
  { wallet, participant }: Viewer,
  _: bigint,
  { maxShortfall }: AcceptOfferArguments = {},
  programId?: Address,
): AcceptOfferInput => ({
  coStaker: wallet,
  participant: participant?.address ?? findParticipantPda({ id: wallet, ...(programId && { programId }) })[0],
  device: offer.device,
  offer: offer.address,
  ...offerTerms(offer),
  ...(maxShortfall !== undefined && { maxShortfall }),
  mint,
  tokenProgram,
});
