import type { PublicKey } from '@solana/web3.js';

import type { Accrued } from '../rules';
import type { HistoryEntry, Position } from './entries';
import { HistoryGapError } from './errors';
import { Party, type Moment } from './party';

/** A co-stake, and what its rewards are counted from. */
export interface CoStake {
  party: Party;
  nonce: number;
  shareBps: number;
  /** Device's running total of posted rewards at acceptance, base units. */
  entry: bigint;
  /** Whether it still earns. */
  active: boolean;
}

/** What is known of a device while its events are gone through. */
export interface DeviceState {
  owner: Party | null;
  ownerEarned: Accrued;
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

  /** The id of a closed device may be registered again: then it begins anew. */
  forget(device: PublicKey): void {
    this.#states.delete(device.toBase58());
  }

  state(device: PublicKey): DeviceState {
    const key = device.toBase58();
    const known = this.#states.get(key);
    if (known) return known;
    const made = { owner: null, ownerEarned: { units: 0n, fraction: 0n }, nonces: new Map(), coStakes: [] };
    this.#states.set(key, made);
    return made;
  }

  /** The owner's party. */
  owner({ device, owner: wallet }: { device: PublicKey; owner: PublicKey }): Party {
    const state = this.state(device);
    return (state.owner ??= this.newParty({ role: 'owner', wallet, device, offer: null }));
  }

  /** The owner of a device, for an event that does not name it. @throws HistoryGapError */
  knownOwner(device: PublicKey, { signature }: Moment): Party {
    const { owner } = this.state(device);
    if (!owner) throw new HistoryGapError(signature, `nothing is known of the owner of ${device.toBase58()}`);
    return owner;
  }

  /** The latest co-stake of a device that is wanted. @throws HistoryGapError */
  coStake(device: PublicKey, { signature }: Moment, wanted: (coStake: CoStake) => boolean): CoStake {
    const found = [...this.state(device).coStakes].reverse().find(wanted);
    if (!found)
      throw new HistoryGapError(signature, `nothing is known of a co-stake of ${device.toBase58()}`);
    return found;
  }

  /** The co-stake of an offer. @throws HistoryGapError */
  ofOffer({ device, offer }: { device: PublicKey; offer: PublicKey }, moment: Moment): CoStake {
    return this.coStake(device, moment, ({ party }) => party.position.offer!.equals(offer));
  }
}
