import type { PublicKey } from '@solana/web3.js';

import type { Accrued } from '../rules';
import type { HistoryEntry, Position } from './entries';
import type { HistoryPlace } from './errors';
import { Party, type EventContext } from './party';

/** A co-stake, and what its rewards are counted from. */
export interface CoStake {
  party: Party;
  nonce: number;
  shareBps: number;
  /** Device's running total of posted rewards at acceptance, base units. */
  entry: bigint;
  /** Device's running total of posted rewards up to which it earns, base units; `null` while it still earns. */
  exit: bigint | null;
}

/** What is known of a device up to one of its events. */
export interface DeviceState {
  owner: Party | null;
  ownerEarned: Accrued;
  /** Everything posted so far, base units. */
  postedTotal: bigint;
  /** The last transaction whose events fitted. */
  last: HistoryPlace | null;
  /** Nonces of offers by their addresses: slash cases name co-stakes by nonce. */
  nonces: Map<string, number>;
  coStakes: CoStake[];
}

/** Devices and their parties while a history is rebuilt. */
export class Devices {
  readonly entries: HistoryEntry[] = [];
  readonly parties: Party[] = [];
  readonly #states = new Map<string, DeviceState>();

  /** A party that begins with nothing. */
  newParty(party: Pick<Position, 'role' | 'wallet' | 'device' | 'offer'>): Party {
    const made = new Party(party, this.entries);
    this.parties.push(made);
    return made;
  }

  /** A registered device has its owner, and nothing else. @throws HistoryGapError if it has one already */
  register({ device, owner: wallet }: { device: PublicKey; owner: PublicKey }, context: EventContext): void {
    const state = this.state(device);
    if (state.owner) throw context.gap(`the closing of ${device.toBase58()} is missing`);
    state.owner = this.newParty({ role: 'owner', wallet, device, offer: null });
  }

  /** The id of a closed device may be registered again: nothing of its first life counts then. @throws HistoryGapError */
  close(device: PublicKey, context: EventContext): void {
    this.owner({ device }, context).checkStake(context, 0n);
    this.#states.delete(device.toBase58());
  }

  state(device: PublicKey): DeviceState {
    const key = device.toBase58();
    const known = this.#states.get(key);
    if (known) return known;
    const made = {
      owner: null,
      ownerEarned: { units: 0n, fraction: 0n },
      postedTotal: 0n,
      last: null,
      nonces: new Map(),
      coStakes: [],
    };
    this.#states.set(key, made);
    return made;
  }

  /** The owner's party. @throws HistoryGapError if the registration is missing */
  owner({ device }: { device: PublicKey }, context: EventContext): Party {
    const { owner } = this.state(device);
    if (!owner) throw context.gap(`there is no earlier event of the owner of ${device.toBase58()}`);
    return owner;
  }

  /** The latest co-stake of a device that is wanted. @throws HistoryGapError */
  coStake(device: PublicKey, context: EventContext, wanted: (coStake: CoStake) => boolean): CoStake {
    const found = [...this.state(device).coStakes].reverse().find(wanted);
    if (!found) throw context.gap(`there is no earlier event of a co-stake of ${device.toBase58()}`);
    return found;
  }

  /** The co-stake of an offer. @throws HistoryGapError */
  ofOffer({ device, offer }: { device: PublicKey; offer: PublicKey }, context: EventContext): CoStake {
    return this.coStake(device, context, ({ party }) => party.position.offer!.equals(offer));
  }
}
