/**
 * Items of which only the requested ones are sorted (an incremental quicksort): of a hundred thousand offers a
 * visitor sees a few pages. Each requested item is where a full sort would have put it.
 */
export class Ranking<T> {
  /** Places, ascending: no item before one of them belongs behind it. Between two of them there is no order yet. */
  private readonly cuts: number[];

  /** @param items - are moved in their place */
  constructor(
    private readonly items: T[],
    private readonly order: (a: T, b: T) => number,
  ) {
    this.cuts = [0, items.length];
  }

  get length(): number {
    return this.items.length;
  }

  /** The items from one place up to another. */
  slice(from: number, to: number): T[] {
    this.cutAt(Math.min(from, this.length));
    this.cutAt(Math.min(to, this.length));
    return this.items.slice(from, to).sort(this.order);
  }

  /** How many items meet a condition. */
  count(meets: (item: T) => boolean): number {
    let count = 0;
    for (const item of this.items) if (meets(item)) count += 1;
    return count;
  }

  private cutAt(place: number): void {
    const { cuts } = this;
    let next = cuts.findIndex((cut) => cut >= place);
    while (cuts[next] !== place) {
      const cut = this.partition(cuts[next - 1]!, cuts[next]!);
      cuts.splice(next, 0, cut);
      if (cut < place) next += 1;
    }
  }

  /** Hoare's: parts the items between two places, at least two, by one of them. Returns the place of the cut. */
  private partition(low: number, high: number): number {
    const { items, order } = this;
    const swap = (i: number, j: number): void => {
      const item = items[i]!;
      items[i] = items[j]!;
      items[j] = item;
    };
    // At random: no order of the offers can make it slow. In front, it cannot be cut off alone at the end.
    swap(low, low + Math.floor(Math.random() * (high - low)));
    const pivot = items[low]!;
    for (let [i, j] = [low, high - 1]; ; i += 1, j -= 1) {
      while (order(items[i]!, pivot) < 0) i += 1;
      while (order(items[j]!, pivot) > 0) j -= 1;
      if (i >= j) return j + 1;
      swap(i, j);
    }
  }
}
