import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { BPS_DENOMINATOR } from '../constants';
import type { CoStakingEvent, EventName } from '../events';
import * as rules from '../rules';
import { Devices } from './devices';
import type { HistoryEntry, Position } from './entries';
import { HistoryGapError } from './errors';
import type { RecordedEvent } from './fetch';
import type { Moment } from './party';

/** A stake and reward history. */
export interface RebuiltHistory {
  /** Oldest first. */
  entries: HistoryEntry[];
  /** What every party has after the last event. */
  positions: Position[];
}

/** Narrows what is told of a history. */
export interface RebuildOptions {
  /** Only this wallet's entries and positions; everybody's by default. */
  wallet?: Address;
}

type Handler<Name extends EventName> = (
  devices: Devices,
  data: CoStakingEvent<Name>['data'],
  moment: Moment,
) => void;

/** What each event does to stake and rewards; those that are not here do nothing to them. */
const HANDLERS: { [Name in EventName]?: Handler<Name> } = {
  DeviceRegistered: (devices, data) => {
    devices.forget(data.device);
    devices.owner(data);
  },
  OwnerStaked: (devices, data, moment) => devices.owner(data).stake(moment, 'Staked', data.stakeAfter),
  OverflowWithdrawn: (devices, data, moment) =>
    devices.owner(data).stake(moment, 'OverflowWithdrawn', data.stakeAfter),
  // An owner has no wait.
  OwnerUnstaked: (devices, data, moment) => devices.owner(data).leave(moment, data.at, data.cooldownEndsAt),
  OwnerStakeWithdrawn: (devices, data, moment) =>
    devices.owner(data).stake(moment, 'StakeWithdrawn', data.stakeAfter),
  OwnerRewardsClaimed: (devices, data, moment) => devices.owner(data).claim(moment, data.amount),
  OfferCreated: (devices, { device, offer, nonce }) => {
    devices.state(device).nonces.set(offer.toBase58(), nonce);
  },
  OfferAccepted: (devices, { device, offer, coStaker, amount, shareBps, rewardsEntry }, moment) => {
    const state = devices.state(device);
    const nonce = state.nonces.get(offer.toBase58());
    if (nonce === undefined)
      throw new HistoryGapError(moment.signature, `nothing is known of offer ${offer.toBase58()}`);
    const party = devices.newParty({ role: 'coStaker', wallet: coStaker, device, offer });
    state.coStakes.push({ party, nonce, shareBps, entry: rewardsEntry, active: true });
    party.stake(moment, 'Staked', amount);
  },
  CoStakeUnstaked: (devices, data, moment) => {
    const coStake = devices.ofOffer(data, moment);
    coStake.active = false;
    coStake.party.leave(moment, data.waitEndsAt, data.cooldownEndsAt);
  },
  CoStakeWithdrawn: (devices, data, moment) =>
    devices.ofOffer(data, moment).party.stake(moment, 'StakeWithdrawn', data.principalAfter),
  CoStakeRewardsClaimed: (devices, data, moment) =>
    devices.ofOffer(data, moment).party.claim(moment, data.amount),
  RewardsPosted: (devices, { device, amount, liveShareBps, postedTotal }, moment) => {
    const state = devices.state(device);
    const part = rules.shareOf(amount, BPS_DENOMINATOR - liveShareBps)!;
    state.ownerEarned = rules.plus(state.ownerEarned, part)!;
    devices.knownOwner(device, moment).earn(moment, state.ownerEarned.units);
    for (const { party, entry, shareBps } of state.coStakes.filter(({ active }) => active))
      party.earn(moment, rules.earned(entry, postedTotal, shareBps)!.units);
  },
  CaseEnded: (devices, data, moment) => {
    if (data.burned === 0) return;
    devices.knownOwner(data.device, moment).slash(moment, data.ownerStake, data.ownerRewards);
    for (let index = 0; index < data.hits; index += 1) {
      const { party } = devices.coStake(data.device, moment, ({ nonce }) => nonce === data.nonces[index]);
      party.slash(moment, data.stakes[index]!, data.rewards[index]!);
    }
  },
};

/**
 * Rebuilds the stake and reward history of devices from their events alone. Earned rewards are entered in
 * whole base units: their fractions are carried on, so that the entries always sum to what can be claimed.
 *
 * @param events - all of them from the beginning, oldest first: of one call of `deviceHistory` or
 * `walletHistory`, or of several calls one after another
 * @throws {@link HistoryGapError} where events are missing
 *
 * @example
 * const { events } = await walletHistory(connection, wallet);
 * const { entries, positions } = rebuildHistory(events, { wallet });
 */
export function rebuildHistory(
  events: readonly RecordedEvent[],
  { wallet }: RebuildOptions = {},
): RebuiltHistory {
  const devices = new Devices();
  for (const { name, data, signature } of events) {
    const handle = HANDLERS[name] as ((devices: Devices, data: object, moment: Moment) => void) | undefined;
    handle?.(devices, data, { at: data.at, signature });
  }
  const only = wallet === undefined ? null : toPublicKey(wallet, 'wallet');
  const wanted = (of: { wallet: PublicKey }): boolean => only === null || of.wallet.equals(only);
  const positions = devices.parties.map(({ position }) => position);
  return { entries: devices.entries.filter(wanted), positions: positions.filter(wanted) };
}
