const SLOTS_A_SECOND = 2.5;

/** The time of each slot: known if a transaction landed in it, otherwise computed from the length of a slot. */
export class SlotTimes {
  /** Slots with their unix seconds, ascending. */
  readonly marks: [number, bigint][] = [];

  mark(slot: number, seconds: bigint): void {
    if (this.marks.at(-1)?.[0] === slot) this.marks.pop();
    this.marks.push([slot, seconds]);
  }

  /** Unix second of a slot, never later than that of a later slot. */
  of(slot: number): bigint {
    const next = this.#firstAfter(slot);
    const before = this.marks[next - 1];
    const after = this.marks[next];
    if (!before) return after?.[1] ?? 0n;
    const reckoned = before[1] + BigInt(Math.floor((slot - before[0]) / SLOTS_A_SECOND));
    return after && after[1] < reckoned ? after[1] : reckoned;
  }

  /** Index of the first mark after a slot. */
  #firstAfter(slot: number): number {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.marks[middle]![0] <= slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
