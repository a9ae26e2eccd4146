import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';
import { BPS_DENOMINATOR } from '../constants';
import type { CoStakingEvent, EventName } from '../events';
import * as rules from '../rules';
import { Devices, type DeviceState } from './devices';
import type { HistoryEntry, Position } from './entries';
import { HistoryGapError } from './errors';
import type { EventContext } from './party';
import type { RecordedEvent } from './source';

/** A stake and reward history. */
export interface RebuiltHistory {
  /** Oldest first. */
  entries: HistoryEntry[];
  /** What every party has after the last event. */
  positions: Position[];
}

/** Narrows what is returned of a history. */
export interface RebuildOptions {
  /** Only this wallet's entries and positions; everyone's by default. */
  wallet?: Address;
}

type Handler<Name extends EventName> = (
  devices: Devices,
  data: CoStakingEvent<Name>['data'],
  context: EventContext,
) => void;

/** @throws HistoryGapError if a running total of an event is not that of the events before */
function checkTotal(what: string, said: bigint, known: bigint, context: EventContext): void {
  if (said !== known) throw context.gap(`${what} is ${said}, but ${known} by the earlier events`);
}

const sharesOf = ({ coStakes }: DeviceState): bigint =>
  coStakes.reduce((sum, { exit, shareBps }) => sum + (exit === null ? BigInt(shareBps) : 0n), 0n);

/**
 * What each event does to stake and rewards; those that are not here do nothing to them. Every event with a running total
 * is compared with the events before it: one that is missing, doubled or out of order is noticed.
 */
const HANDLERS: { [Name in EventName]?: Handler<Name> } = {
  DeviceRegistered: (devices, data, context) => devices.register(data, context),
  DeviceClosed: (devices, { device }, context) => devices.close(device, context),
  OwnerStaked: (devices, data, context) =>
    devices.owner(data, context).stake(context, 'Staked', data.amount, data.stakeAfter),
  OverflowWithdrawn: (devices, data, context) =>
    devices.owner(data, context).stake(context, 'OverflowWithdrawn', -data.amount, data.stakeAfter),
  OwnerUnstaked: (devices, data, context) => {
    const owner = devices.owner(data, context);
    owner.checkStake(context, data.amount);
    // An owner has no wait.
    owner.leave(context, data.at, data.cooldownEndsAt);
  },
  OwnerStakeWithdrawn: (devices, data, context) =>
    devices.owner(data, context).stake(context, 'StakeWithdrawn', -data.amount, data.stakeAfter),
  OwnerRewardsClaimed: (devices, data, context) =>
    devices.owner(data, context).claim(context, data.amount, data.claimedTotal),
  OfferCreated: (devices, { device, offer, nonce }, context) => {
    const { nonces } = devices.state(device);
    if (nonces.has(offer.toBase58())) throw context.gap(`offer ${offer.toBase58()} is created twice`);
    nonces.set(offer.toBase58(), nonce);
  },
  OfferAccepted: (devices, { device, offer, coStaker, amount, shareBps, rewardsEntry }, context) => {
    const state = devices.state(device);
    const nonce = state.nonces.get(offer.toBase58());
    if (nonce === undefined) throw context.gap(`there is no earlier event of offer ${offer.toBase58()}`);
    if (state.coStakes.some((coStake) => coStake.nonce === nonce))
      throw context.gap(`offer ${offer.toBase58()} is accepted twice`);
    checkTotal('the total of posted rewards', rewardsEntry, state.postedTotal, context);
    const party = devices.newParty({ role: 'coStaker', wallet: coStaker, device, offer });
    state.coStakes.push({ party, nonce, shareBps, entry: rewardsEntry, exit: null });
    party.stake(context, 'Staked', amount, amount);
  },
  CoStakeUnstaked: (devices, data, context) => {
    const coStake = devices.ofOffer(data, context);
    coStake.party.checkStake(context, data.amount);
    const exit = coStake.exit ?? devices.state(data.device).postedTotal;
    checkTotal('the total of posted rewards at an exit', data.rewardsExit, exit, context);
    coStake.exit = exit;
    coStake.party.leave(context, data.waitEndsAt, data.cooldownEndsAt);
  },
  CoStakeWithdrawn: (devices, data, context) =>
    devices.ofOffer(data, context).party.stake(context, 'StakeWithdrawn', -data.amount, data.principalAfter),
  CoStakeRewardsClaimed: (devices, data, context) =>
    devices.ofOffer(data, context).party.claim(context, data.amount, data.claimedTotal),
  RewardsPosted: (devices, { device, amount, liveShareBps, postedTotal }, context) => {
    const state = devices.state(device);
    const owner = devices.owner({ device }, context);
    checkTotal('the total of posted rewards', postedTotal, state.postedTotal + amount, context);
    checkTotal('the sum of shares', BigInt(liveShareBps), sharesOf(state), context);
    state.postedTotal = postedTotal;
    const part = rules.shareOf(amount, BPS_DENOMINATOR - liveShareBps)!;
    state.ownerEarned = rules.plus(state.ownerEarned, part)!;
    owner.earn(context, state.ownerEarned.units);
    for (const { party, entry, shareBps } of state.coStakes.filter(({ exit }) => exit === null))
      party.earn(context, rules.earned(entry, postedTotal, shareBps)!.units);
  },
  CaseEnded: (devices, data, context) => {
    const owner = devices.owner(data, context);
    if (data.burned !== 0) {
      owner.slash(context, data.ownerStake, data.ownerRewards);
      for (let index = 0; index < data.hits; index += 1) {
        const { party } = devices.coStake(data.device, context, ({ nonce }) => nonce === data.nonces[index]);
        party.slash(context, data.stakes[index]!, data.rewards[index]!);
      }
    }
    owner.checkStake(context, data.ownerStakeAfter);
  },
};

/**
 * Rebuilds the stake and reward history of devices from their events alone. Earned rewards are entered in
 * whole base units: their fractions are carried on, so that the entries always sum to what can be claimed.
 *
 * @param events - all of them from the beginning, oldest first: of one call of `deviceHistory` or
 * `walletHistory`, or of several calls one after another
 * @throws {@link HistoryGapError} if events are missing, doubled or out of order, with the range to read again;
 * TypeError for an unknown option
 *
 * @example
 * const { events } = await walletHistory(connection, wallet);
 * const { entries, positions } = rebuildHistory(events, { wallet });
 */
export function rebuildHistory(
  events: readonly RecordedEvent[],
  options: RebuildOptions = {},
): RebuiltHistory {
  checkFields('rebuildHistory', options, { wallet: 'optional' });
  const { wallet } = options;
  const only = wallet === undefined ? null : toPublicKey(wallet, 'wallet');
  const devices = new Devices();
  for (const { name, data, signature, slot } of events) {
    const handle = HANDLERS[name] as
      ((devices: Devices, data: object, context: EventContext) => void) | undefined;
    if (!handle) continue;
    const { device } = data as { device: PublicKey };
    const place = { signature, slot };
    const { last } = devices.state(device);
    const gap = (reason: string): HistoryGapError =>
      new HistoryGapError(reason, { signature, range: { address: device, after: last, before: place } });
    handle(devices, data, { at: data.at, signature, gap });
    devices.state(device).last = place;
  }
  const wanted = (of: { wallet: PublicKey }): boolean => only === null || of.wallet.equals(only);
  const positions = devices.parties.map(({ position }) => position);
  return { entries: devices.entries.filter(wanted), positions: positions.filter(wanted) };
}
