import { PublicKey } from '@solana/web3.js';

import { hasExpired, sharesFit } from '../../quotes/acceptance';
import { OfferState, SlotState, type Offer } from '../../accounts';
import { BPS_DENOMINATOR, MAX_CO_STAKE_BPS, MAX_SHARE_BPS, MIN_SHARE_BPS } from '../../constants';
import { fromBasisPoints } from '../../amounts';
import { unstakeDates } from '../../quotes/exits';
import { coStakeTotals, stakePosition } from '../../quotes/position';
import { coStakeRewardsClaimable } from '../../quotes/rewards';
import { smaller } from '../../rules/integers';
import * as rules from '../../rules';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { dateText, tokensText } from '../../refusals/words';
import { frozenUntil } from './slashCase';

/** Goes on with the offer in question; refuses if there is none. */
export const withOffer = ({ config, offer }: Subject, then: (offer: Offer) => Verdict): Verdict =>
  offer ? then(offer) : refuse('NoOffer', config);

/** Refuses an offer that has been accepted. */
export const requireOpen = ({ config }: Subject, { state }: Offer): Verdict =>
  state === OfferState.Open ? null : refuse('OfferNotOpen', config);

/** Since when an offer has expired. */
export const expiryDetails = ({ expiresAt }: Offer): Details => ({ words: `since ${dateText(expiresAt)}` });

/** Refuses an offer whose date has passed. */
export const requireNotExpired = ({ config }: Subject, offer: Offer, now: bigint): Verdict =>
  hasExpired(offer, now) ? refuse('OfferExpired', config, expiryDetails(offer)) : null;

/** Refuses an offer that can still be accepted. */
export function requireExpiredOrTerminated(
  { config }: Subject,
  offer: Offer,
  now: bigint,
  terminated: boolean,
): Verdict {
  if (hasExpired(offer, now) || terminated) return null;
  return refuse('OfferNotExpired', config, {
    ...(offer.expiresAt !== 0n && { availableAt: offer.expiresAt }),
  });
}

/** Refuses a wallet other than the one an offer is reserved for. */
export function requireCounterparty(
  { config }: Subject,
  { counterparty }: Offer,
  { wallet }: Viewer,
): Verdict {
  const reserved = !counterparty.equals(PublicKey.default) && !counterparty.equals(wallet);
  return reserved ? refuse('OfferReserved', config) : null;
}

/** Refuses a wallet that did not accept the offer. */
export const requireCoStaker = ({ config }: Subject, { coStaker }: Offer, { wallet }: Viewer): Verdict =>
  coStaker.equals(wallet) ? null : refuse('NotCoStaker', config);

/** Refuses an offer that names no account, because no one has accepted it. */
export const requireAccepted = ({ config }: Subject, { state }: Offer): Verdict =>
  state === OfferState.Open
    ? refuse('WrongParticipant', config, {
        message: 'the offer has not been accepted',
        remedy: 'Nothing is staked by it yet: a co-staker must accept it first.',
      })
    : null;

/** Refuses a co-stake that is not active; one in its wait only if its device is not terminated. */
export function requireUnstakable({ config, device }: Subject, offer: Offer, now: bigint): Verdict {
  if (offer.state === OfferState.Active || unstakeDates(offer, device, now) !== null) return null;
  const leaving = offer.state === OfferState.Leaving;
  return refuse('CoStakeNotActive', config, leaving ? leavingWords(offer, now) : {});
}

/** When a leaving co-stake is free. */
const leavingWords = ({ cooldownEndsAt }: Offer, now: bigint): Details => ({
  words:
    now < cooldownEndsAt ? `it is leaving, free at ${dateText(cooldownEndsAt)}` : 'it can be withdrawn now',
});

/** Refuses a co-stake that cannot be withdrawn at `now`. */
export function requireWithdrawable(subject: Subject, offer: Offer, now: bigint): Verdict {
  const { config } = subject;
  if (offer.state !== OfferState.Leaving) return refuse('ExitNotStarted', config);
  if (rules.phaseOfLeaving(offer, now) !== 'withdrawable')
    return refuse('StillLocked', config, { availableAt: offer.cooldownEndsAt });
  const free = offer.principal > offer.principalFrozen || offer.principalFrozen === 0n;
  return free ? null : refuse('StakeFrozen', config, frozenUntil(subject, now));
}

/** Refuses a co-stake that has not been withdrawn, or whose rewards have not been claimed. */
export function requireSettled({ config, device }: Subject, offer: Offer): Verdict {
  if (offer.state !== OfferState.Withdrawn) return refuse('CoStakeNotWithdrawn', config);
  const unpaid = coStakeRewardsClaimable(offer, device) + offer.rewardsFrozen;
  if (unpaid === 0n) return null;
  return refuse('RewardsNotClaimed', config, { words: `${tokensText(unpaid, config)} unclaimed` });
}

/** Base units of co-stake that fit into half of the minimum in addition to what is already `taken`. */
export function roomForRequest({ device }: Pick<Subject, 'device'>, now: bigint, taken: bigint): bigint {
  const half = (stakePosition(device, now).minimum * BigInt(MAX_CO_STAKE_BPS)) / BigInt(BPS_DENOMINATOR);
  return half - smaller(taken, half);
}

/** By how much a request, with `taken`, exceeds half of the minimum. */
export function halfDetails(subject: Subject, now: bigint, taken: bigint, amount: bigint): Details {
  const { config } = subject;
  const room = roomForRequest(subject, now, taken);
  const missing = amount - room;
  const words = `${tokensText(room, config)} may be requested, ${tokensText(missing, config)} less than requested`;
  return { missing, words };
}

/** Refuses a request that, with `taken`, exceeds half of the minimum. */
export function requireWithinHalf(subject: Subject, now: bigint, taken: bigint, amount: bigint): Verdict {
  const { config, device } = subject;
  if (rules.withinCoStakeHalf(taken + amount, stakePosition(device, now).minimum)) return null;
  return refuse('RequestAboveHalf', config, halfDetails(subject, now, taken, amount));
}

/** What open offers and active co-stakes of the device have taken of the half, base units. */
export function requested({ device }: Subject, now: bigint): bigint {
  const { open, active } = coStakeTotals(device, now);
  return open + active;
}

/** Refuses a share out of range. */
export const requireShareInRange = ({ config }: Subject, shareBps: number): Verdict =>
  shareBps >= MIN_SHARE_BPS && shareBps <= MAX_SHARE_BPS ? null : refuse('ShareOutOfRange', config);

/** What `promised` leaves of the whole; basis points. */
export const shareDetails = (promised: number): Details => ({
  words: `${fromBasisPoints(Math.max(MAX_SHARE_BPS - promised, 0))} % is left`,
});

/** Refuses a share that, with `promised`, exceeds the whole; basis points. */
export const requireSharesFit = ({ config }: Subject, promised: number, shareBps: number): Verdict =>
  sharesFit(promised, shareBps) ? null : refuse('SharesAboveWhole', config, shareDetails(promised));

/** Shares of open offers and active co-stakes together, basis points. */
export const promisedShareBps = ({ device }: Pick<Subject, 'device'>): number =>
  device.slots
    .filter(({ state }) => state === SlotState.Open || state === SlotState.Active)
    .reduce((sum, { shareBps }) => sum + shareBps, 0);

/** Refuses if the device has no place for another offer. */
export const requireFreeSlot = ({ config, device }: Subject): Verdict =>
  device.slots.some(({ state }) => state === SlotState.Empty) ? null : refuse('NoFreeSlot', config);

/** Refuses if an offer of the device is open. */
export const requireNoOpenOffer = ({ config, device }: Subject): Verdict =>
  device.slots.some(({ state }) => state === SlotState.Open) ? refuse('OfferStillOpen', config) : null;
