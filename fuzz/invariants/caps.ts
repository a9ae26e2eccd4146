import type { Call } from '../model';
import type { Ledger } from '../model/ledger';
import { BPS, CHANGE_DELAY } from '../model/limits';
import { max } from '../model/numbers';
import type { Address, Seconds, SlashCase } from '../model/state';
import { coStakeCap, ownerCap } from '../model/terms';
import { holds } from './delta';

/** A case that took from a party's stake; or stake that was added or released, without a case. */
type Event =
  { second: Seconds; slashCase: number; free: bigint; took: bigint; capBps: number } | { gained: bigint };

/** Every party that a case hits, by the address of device or offer, and what it takes from its stake. */
function* parties({ device, ownerStake, hits }: SlashCase): Generator<[party: Address, stake: bigint]> {
  yield [device, ownerStake];
  for (const { nonce, stake, used } of hits) if (used === 1) yield [`${device}/offer/${nonce}`, stake];
}

const freeOf = (ledger: Ledger, party: Address): bigint => {
  const device = ledger.peek('Device', party);
  if (device) return device.ownerStake - device.ownerFrozen;
  const offer = ledger.peek('Offer', party);
  return offer ? offer.principal - offer.principalFrozen : 0n;
};

/**
 * I13: for any two seconds less than 42 days apart, what cases opened between them took from a party and did not give
 * back is at most the highest cap in force at one of them, of what was free at the first plus what was added or
 * released in between. Computed from the cases themselves, one interval after the other. A second is the highest that
 * the device has seen.
 */
export class Caps {
  readonly #events = new Map<Address, Event[]>();
  /** The highest second that a device has seen. */
  readonly #seen = new Map<Address, Seconds>();

  watch({ name, accounts, args }: Call, ledger: Ledger): (() => void) | undefined {
    const device = accounts['device']!;
    if (name === 'stake') return () => this.#of(device).push({ gained: (args as { amount: bigint }).amount });
    if (name === 'openCase') return this.#opening(ledger, device, accounts['slashCase']!);
    if (name === 'releaseCase' || name === 'withdrawCase')
      return this.#release(ledger.read('SlashCase', accounts['slashCase']!));
    if (name === 'updateRequirement') {
      const { bucket } = ledger.read('Device', device);
      return () => {
        if (ledger.read('Device', device).bucket !== bucket) this.#see(ledger, device);
      };
    }
    if (name === 'closeOffer') return () => this.#events.delete(accounts['offer']!);
    if (name === 'closeDevice')
      return () => {
        this.#events.delete(device);
        this.#seen.delete(device);
      };
    return undefined;
  }

  #of(party: Address): Event[] {
    let events = this.#events.get(party);
    if (!events) this.#events.set(party, (events = []));
    return events;
  }

  #see({ now }: Ledger, device: Address): Seconds {
    const second = max(this.#seen.get(device) ?? now, now);
    this.#seen.set(device, second);
    return second;
  }

  #opening(ledger: Ledger, device: Address, address: Address): () => void {
    const { slots } = ledger.read('Device', device);
    const offers = slots.map(({ nonce }) => `${device}/offer/${nonce}`);
    const free = new Map([device, ...offers].map((party) => [party, freeOf(ledger, party)]));
    return () => {
      const slashCase = ledger.read('SlashCase', address);
      const config = ledger.read('Config', 'config');
      const second = this.#see(ledger, device);
      for (const [party, took] of parties(slashCase)) {
        if (took === 0n) continue;
        const capBps = (party === device ? ownerCap : coStakeCap)(config, ledger.now);
        this.#of(party).push({
          ...{ second, took, capBps },
          slashCase: slashCase.number,
          free: free.get(party)!,
        });
        this.#check(party, second);
      }
    };
  }

  #release(slashCase: SlashCase): () => void {
    return () => {
      for (const [party, gained] of parties(slashCase)) {
        const events = this.#of(party);
        for (const event of events)
          if ('slashCase' in event && event.slashCase === slashCase.number) event.took = 0n;
        events.push({ gained });
      }
    };
  }

  /** Starts at the latest case; each case within the 42 days before it begins an interval. */
  #check(party: Address, latest: Seconds): void {
    const events = this.#of(party);
    let [took, gained, capBps] = [0n, 0n, 0];
    for (let index = events.length - 1; index >= 0; index -= 1) {
      const event = events[index]!;
      if ('gained' in event) {
        gained += event.gained;
        continue;
      }
      if (latest - event.second >= CHANGE_DELAY) {
        events.splice(0, index + 1);
        return;
      }
      took += event.took;
      if (event.took > 0n) capBps = Math.max(capBps, event.capBps);
      const most = ((event.free + gained) * BigInt(capBps)) / BPS;
      holds('I13', took <= most, `${party}: cases since ${event.second} took ${took}, above ${most}`);
    }
  }
}
