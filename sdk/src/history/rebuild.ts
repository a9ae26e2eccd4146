import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { BPS_DENOMINATOR } from '../constants';
import type { CoStakingEvent } from '../events';
import * as rules from '../rules';
import type { HistoryEntry, Position } from './entries';
import { HistoryGapError } from './errors';
import type { RecordedEvent } from './fetch';
import { Party, type Moment } from './party';

/** A co-stake, and what its rewards are counted from. */
interface CoStake {
  party: Party;
  nonce: number;
  shareBps: number;
  entry: bigint;
  /** Whether it still earns. */
  active: boolean;
}

/** What is known of a device while its events are gone through. */
interface DeviceState {
  owner: Party | null;
  ownerEarned: rules.Accrued;
  /** Nonces of offers, which slash cases name. */
  nonces: Map<string, number>;
  coStakes: CoStake[];
}

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

/** Goes through the events of devices, from their beginning. */
class Rebuilding {
  readonly entries: HistoryEntry[] = [];
  readonly parties: Party[] = [];
  readonly #devices = new Map<string, DeviceState>();

  #party(party: Pick<Position, 'role' | 'wallet' | 'device' | 'offer'>): Party {
    const made = new Party(party, this.entries);
    this.parties.push(made);
    return made;
  }

  #device(device: PublicKey): DeviceState {
    const key = device.toBase58();
    const known = this.#devices.get(key);
    if (known) return known;
    const made = { owner: null, ownerEarned: { units: 0n, fraction: 0n }, nonces: new Map(), coStakes: [] };
    this.#devices.set(key, made);
    return made;
  }

  /** The owner's party; a wallet that is not known yet, or another one, begins anew. */
  #owner(device: PublicKey, wallet: PublicKey): Party {
    const state = this.#device(device);
    if (!state.owner?.position.wallet.equals(wallet))
      state.owner = this.#party({ role: 'owner', wallet, device, offer: null });
    return state.owner;
  }

  #knownOwner(device: PublicKey, { signature }: Moment): Party {
    const { owner } = this.#device(device);
    if (!owner) throw new HistoryGapError(signature, `nothing is known of the owner of ${device.toBase58()}`);
    return owner;
  }

  #coStake(device: PublicKey, { signature }: Moment, wanted: (coStake: CoStake) => boolean): CoStake {
    const found = [...this.#device(device).coStakes].reverse().find(wanted);
    if (!found)
      throw new HistoryGapError(signature, `nothing is known of a co-stake of ${device.toBase58()}`);
    return found;
  }

  add(event: RecordedEvent): void {
    const moment: Moment = { at: event.data.at, signature: event.signature };
    const byOffer = ({ device, offer }: { device: PublicKey; offer: PublicKey }): CoStake =>
      this.#coStake(device, moment, ({ party }) => party.holds(offer));
    switch (event.name) {
      case 'DeviceRegistered':
        // The id of a closed device may be registered again.
        this.#devices.delete(event.data.device.toBase58());
        this.#owner(event.data.device, event.data.owner);
        break;
      case 'OwnerStaked':
        this.#owner(event.data.device, event.data.owner).stake(moment, 'Staked', event.data.stakeAfter);
        break;
      case 'OverflowWithdrawn':
        this.#owner(event.data.device, event.data.owner).stake(
          moment,
          'OverflowWithdrawn',
          event.data.stakeAfter,
        );
        break;
      case 'OwnerUnstaked':
        // An owner has no wait.
        this.#owner(event.data.device, event.data.owner).leave(
          moment,
          event.data.at,
          event.data.cooldownEndsAt,
        );
        break;
      case 'OwnerStakeWithdrawn':
        this.#owner(event.data.device, event.data.owner).stake(
          moment,
          'StakeWithdrawn',
          event.data.stakeAfter,
        );
        break;
      case 'OwnerRewardsClaimed':
        this.#owner(event.data.device, event.data.owner).claim(moment, event.data.amount);
        break;
      case 'OfferCreated':
        this.#device(event.data.device).nonces.set(event.data.offer.toBase58(), event.data.nonce);
        break;
      case 'OfferAccepted':
        this.#accept(event, moment);
        break;
      case 'CoStakeUnstaked': {
        const coStake = byOffer(event.data);
        coStake.active = false;
        coStake.party.leave(moment, event.data.waitEndsAt, event.data.cooldownEndsAt);
        break;
      }
      case 'CoStakeWithdrawn':
        byOffer(event.data).party.stake(moment, 'StakeWithdrawn', event.data.principalAfter);
        break;
      case 'CoStakeRewardsClaimed':
        byOffer(event.data).party.claim(moment, event.data.amount);
        break;
      case 'RewardsPosted':
        this.#post(event, moment);
        break;
      case 'CaseEnded':
        if (event.data.burned === 1) this.#slash(event, moment);
        break;
      // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- others move no money
      default:
    }
  }

  #accept({ data }: CoStakingEvent<'OfferAccepted'>, moment: Moment): void {
    const { device, offer, coStaker, shareBps, rewardsEntry } = data;
    const state = this.#device(device);
    const nonce = state.nonces.get(offer.toBase58());
    if (nonce === undefined)
      throw new HistoryGapError(moment.signature, `nothing is known of offer ${offer.toBase58()}`);
    const party = this.#party({ role: 'coStaker', wallet: coStaker, device, offer });
    state.coStakes.push({ party, nonce, shareBps, entry: rewardsEntry, active: true });
    party.stake(moment, 'Staked', data.amount);
  }

  #post({ data }: CoStakingEvent<'RewardsPosted'>, moment: Moment): void {
    const state = this.#device(data.device);
    const part = rules.shareOf(data.amount, BPS_DENOMINATOR - data.liveShareBps)!;
    state.ownerEarned = rules.plus(state.ownerEarned, part)!;
    this.#knownOwner(data.device, moment).earn(moment, state.ownerEarned.units);
    for (const { party, entry, shareBps } of state.coStakes.filter(({ active }) => active))
      party.earn(moment, rules.earned(entry, data.postedTotal, shareBps)!.units);
  }

  #slash({ data }: CoStakingEvent<'CaseEnded'>, moment: Moment): void {
    this.#knownOwner(data.device, moment).slash(moment, data.ownerStake, data.ownerRewards);
    for (let index = 0; index < data.hits; index += 1) {
      const { party } = this.#coStake(data.device, moment, ({ nonce }) => nonce === data.nonces[index]);
      party.slash(moment, data.stakes[index]!, data.rewards[index]!);
    }
  }
}

/**
 * Rebuilds the stake and reward history of devices from their events alone. Earned rewards are entered in
 * whole base units: their fractions are carried on, so that the entries always sum to what can be claimed.
 *
 * @param events - all of them from the beginning, oldest first: of one call of `deviceHistory` or
 * `walletHistory`, or of several calls one after another
 * @throws {@link HistoryGapError} where events are missing
 */
export function rebuildHistory(
  events: readonly RecordedEvent[],
  { wallet }: RebuildOptions = {},
): RebuiltHistory {
  const rebuilding = new Rebuilding();
  for (const event of events) rebuilding.add(event);
  const only = wallet === undefined ? null : toPublicKey(wallet, 'wallet');
  const wanted = (of: { wallet: PublicKey }): boolean => only === null || of.wallet.equals(only);
  const positions = rebuilding.parties.map(({ position }) => position);
  return { entries: rebuilding.entries.filter(wanted), positions: positions.filter(wanted) };
}
