import type { Participant } from '../accounts';
import type { Address } from '../address';
import type { Change, Payment, State } from '../instructions/effects/state';
import { committedUntil } from '../quotes/exits';
import { slotPhase, stakePosition } from '../quotes/position';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from '../quotes/rewards';
import type { Refusal, Subject, Viewer } from '../refusals/types';
import { judge } from './actionState';
import { impliedOf, MODULES, type ArgumentsOf, type PreviewableAction } from './arguments';

/** A position at one moment; amounts are base units. */
export interface PreviewPosition {
  /** Minimum stake in force. */
  minimum: bigint;
  /** The owner's stake, active or leaving. */
  ownerStake: bigint;
  /** Stake that counts towards the minimum. */
  counted: bigint;
  /** Whether `counted` reaches `minimum`. */
  sufficient: boolean;
  /** What the owner may take out at once. */
  overflow: bigint;
  /** Principal locked by the co-stake in question; zero if there is none. */
  coStake: bigint;
  /** Rewards the owner can claim. */
  ownerRewards: bigint;
  /** Rewards the co-stake in question can claim. */
  coStakeRewards: bigint;
  /** The viewer's tokens; `null` if the wallet has no token account. */
  walletBalance: bigint | null;
  /**
   * Claims that the viewer's account holds, with all its wallets and on all devices: co-stakes between acceptance
   * and withdrawal, at most `config.maxClaims`. `null` if the viewer has no account.
   */
  claims: number | null;
  /** Co-stakes on the device between acceptance and withdrawal. */
  coStakeCount: number;
}

/** Dates that follow from an action, unix seconds; `null` if there is none. */
export interface PreviewDates {
  /** When the co-stake in question stops counting. */
  waitEndsAt: bigint | null;
  /** When the cooldown of the co-stake in question ends: its principal is free at exactly this second. */
  cooldownEndsAt: bigint | null;
  /** When the owner's stake can be withdrawn. */
  ownerWithdrawableAt: bigint | null;
  /** Until when the owner is committed to co-stakers: neither a full unstake nor a termination by the owner before it. */
  ownerCommittedUntil: bigint | null;
  /** When the offer in question can no longer be accepted. */
  offerExpiresAt: bigint | null;
  /** When the case in question can no longer be appealed. */
  appealEndsAt: bigint | null;
  /** When the arbiter's time for the case in question ends. */
  arbiterEndsAt: bigint | null;
}

/** What an action would do. */
export interface Preview {
  before: PreviewPosition;
  after: PreviewPosition;
  /** The dates afterwards. */
  dates: PreviewDates;
  /** The accounts afterwards, as the program would leave them. */
  subject: Subject;
  /** The viewer's account afterwards; `null` if there is none. */
  participant: Participant | null;
}

function positionOf(
  { device, offer }: Subject,
  { balance, participant }: Pick<Viewer, 'balance' | 'participant'>,
  now: bigint,
): PreviewPosition {
  return {
    ...stakePosition(device, now),
    ownerStake: device.ownerStake,
    coStake: offer?.principal ?? 0n,
    ownerRewards: ownerRewardsClaimable(device),
    coStakeRewards: offer ? coStakeRewardsClaimable(offer, device) : 0n,
    walletBalance: balance,
    claims: participant && participant.activeClaims,
    coStakeCount: device.slots.filter((slot) => slotPhase(slot, now) !== null).length,
  };
}

const orNull = (date: bigint | undefined): bigint | null => date || null;

const datesOf = ({ device, offer, slashCase }: Subject): PreviewDates => ({
  waitEndsAt: orNull(offer?.waitEndsAt),
  cooldownEndsAt: orNull(offer?.cooldownEndsAt),
  ownerWithdrawableAt: orNull(device.ownerCooldownEndsAt),
  ownerCommittedUntil: orNull(committedUntil(device)),
  offerExpiresAt: orNull(offer?.expiresAt),
  appealEndsAt: orNull(slashCase?.appealEndsAt),
  arbiterEndsAt: orNull(slashCase?.arbiterEndsAt),
});

function balanceAfter({ wallet, balance }: Viewer, paid: Payment[]): bigint | null {
  if (balance === null) return null;
  return paid.reduce(
    (left, { from, to, amount }) =>
      left - (from?.equals(wallet) ? amount : 0n) + (to?.equals(wallet) ? amount : 0n),
    balance,
  );
}

/**
 * What an action sent at `now` would do: the position before and after, and all dates. Computed by pure
 * functions; a test proves the accounts afterwards equal to the program's.
 *
 * @param now - unix second
 * @param args - as {@link actionState} takes them
 * @returns the refusal if the action is not possible
 * @throws TypeError if `subject.offers` lacks a co-stake that the action reaches
 * @example
 * const outcome = preview('unstakeCoStake', { config, device: shown, offer: shownOffer }, viewer, now);
 * if ('after' in outcome) console.log(outcome.dates.cooldownEndsAt);
 */
export function preview<A extends PreviewableAction>(
  action: A,
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args?: ArgumentsOf<A>,
  { programId }: { programId?: Address } = {},
): Preview | { refusal: Refusal } {
  const given = args ?? impliedOf(action, subject, viewer, now);
  const { ready: prepared, refusal } = judge(action, subject, viewer, now, given, { programId });
  if (refusal) return { refusal };
  const { viewer: ready } = prepared;
  const apply = MODULES[action].effect as ((state: State, args: ArgumentsOf<A>) => Change) | null;
  if (!apply) throw new TypeError(`there is no preview of ${action}`);
  const change = apply({ subject, viewer: ready, now, ...(programId && { programId }) }, given);
  const { subject: after, paid = [], participant = ready.participant } = change;
  return {
    before: positionOf(subject, viewer, now),
    after: positionOf(after, { balance: balanceAfter(ready, paid), participant }, now),
    dates: datesOf(after),
    subject: after,
    participant,
  };
}
