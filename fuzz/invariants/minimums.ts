import type { Call } from '../model';
import type { Ledger } from '../model/ledger';
import { CHANGE_DELAY, MAX_I64 } from '../model/limits';
import { max, min } from '../model/numbers';
import { isLocked, minimumAt } from '../model/position';
import { SLOT, type Address, type Device, type Seconds } from '../model/state';
import { holds } from './delta';

/** A minimum of a device: from one second to another, and until which call. */
interface Applied {
  minimum: bigint;
  from: Seconds;
  until: Seconds;
  lastCall: number;
}

/** What is known about one device. */
interface Record {
  applied: Applied[];
  /** The call that accepted each co-stake, by its nonce. */
  accepted: Map<number, number>;
  /** The highest second of a call that named the device. */
  highest: Seconds;
  /** The highest second of a call that moved its bucket. */
  seen: Seconds;
}

/**
 * I14: after a payment of overflow, the unfrozen stake of owner and active co-stakes reaches every minimum that
 * applied in the last 42 days since the oldest live co-stake was accepted, and the owner's alone reaches half of it.
 * Minimums are recorded before and after every call that names the device; if the clock falls, what would have
 * applied later has not applied.
 */
export class Minimums {
  readonly #records = new Map<Address, Record>();
  #calls = 0;

  watch({ name, accounts }: Call, ledger: Ledger): () => void {
    this.#calls += 1;
    const address = accounts['device']!;
    const before = ledger.peek('Device', address)?.bucket;
    this.#sample(ledger, address);
    return () => {
      if (name === 'closeDevice') {
        this.#records.delete(address);
        return;
      }
      const record = this.#sample(ledger, address);
      const device = ledger.peek('Device', address);
      if (!record || !device) return;
      if (name === 'openCase' || device.bucket !== before) record.seen = max(record.seen, ledger.now);
      if (name === 'acceptOffer')
        record.accepted.set(ledger.read('Offer', accounts['offer']!).nonce, this.#calls);
      if (name === 'withdrawOverflow') this.#check(device, record, ledger.now);
    };
  }

  #sample(ledger: Ledger, address: Address): Record | null {
    const { now } = ledger;
    const device = ledger.peek('Device', address);
    if (!device) return null;
    let record = this.#records.get(address);
    if (!record) {
      record = { applied: [], accepted: new Map(), highest: now, seen: -MAX_I64 };
      this.#records.set(address, record);
    }
    const { applied } = record;
    record.highest = max(record.highest, now);
    while (applied.length > 0 && applied.at(-1)!.from > now) applied.pop();
    const minimum = minimumAt(device, now);
    const last = applied.at(-1);
    if (last) last.until = min(last.until, now);
    if (last?.minimum === minimum) Object.assign(last, { until: now, lastCall: this.#calls });
    else applied.push({ minimum, from: now, until: now, lastCall: this.#calls });
    return record;
  }

  #check(device: Device, { applied, accepted, highest, seen }: Record, now: Seconds): void {
    const owner = device.ownerStake - device.ownerFrozen;
    const active = device.slots.filter(({ state }) => state === SLOT.active);
    const together = active.reduce((sum, { amount, frozen }) => sum + amount - frozen, owner);
    const live = device.slots.filter((slot) => isLocked(slot, highest));
    const oldest = Math.min(this.#calls, ...live.map(({ nonce }) => accepted.get(nonce)!));
    const since = max(now, seen) - CHANGE_DELAY;
    for (const { minimum, until, lastCall } of applied) {
      if (lastCall < oldest || until < since) continue;
      const enough = together >= minimum && 2n * owner >= minimum;
      holds('I14', enough, `${device.id}: ${owner} of ${together} left, of a minimum of ${minimum}`);
    }
  }
}
