import type { EntryType, HistoryEntry, Position } from './entries';

/** When and where something happened. */
export interface Moment {
  at: bigint;
  signature: string;
}

/** One party of a device: its position, and the entries that led to it. */
export class Party {
  readonly position: Position;

  constructor(
    party: Pick<Position, 'role' | 'wallet' | 'device' | 'offer'>,
    private readonly entries: HistoryEntry[],
  ) {
    const nothing = { stake: 0n, earned: 0n, claimed: 0n, slashed: 0n };
    this.position = { ...party, ...nothing, waitEndsAt: 0n, cooldownEndsAt: 0n, exitChanges: 0 };
  }

  #enter({ at, signature }: Moment, type: EntryType, amount: bigint, balance: bigint): void {
    const { role, wallet, device, offer } = this.position;
    this.entries.push({ at, type, amount, balance, role, wallet, device, offer, signature });
  }

  #unclaimed(): bigint {
    return this.position.earned - this.position.claimed - this.position.slashed;
  }

  /** The stake became `after`, which an event tells. */
  stake(moment: Moment, type: EntryType, after: bigint): void {
    const amount = after - this.position.stake;
    this.position.stake = after;
    if (after === 0n) this.#stay();
    if (amount !== 0n) this.#enter(moment, type, amount, after);
  }

  /** An exit began, or one that had begun was shortened. */
  leave(moment: Moment, waitEndsAt: bigint, cooldownEndsAt: bigint): void {
    this.position.exitChanges += 1;
    Object.assign(this.position, { waitEndsAt, cooldownEndsAt });
    this.#enter(moment, 'UnstakeStarted', 0n, this.position.stake);
  }

  #stay(): void {
    Object.assign(this.position, { waitEndsAt: 0n, cooldownEndsAt: 0n, exitChanges: 0 });
  }

  /** All that was earned so far became `total` whole base units. */
  earn(moment: Moment, total: bigint): void {
    const amount = total - this.position.earned;
    this.position.earned = total;
    if (amount !== 0n) this.#enter(moment, 'RewardsEarned', amount, this.#unclaimed());
  }

  claim(moment: Moment, amount: bigint): void {
    this.position.claimed += amount;
    this.#enter(moment, 'RewardsClaimed', -amount, this.#unclaimed());
  }

  slash(moment: Moment, stake: bigint, rewards: bigint): void {
    this.stake(moment, 'StakeSlashed', this.position.stake - stake);
    this.position.slashed += rewards;
    if (rewards !== 0n) this.#enter(moment, 'RewardsSlashed', -rewards, this.#unclaimed());
  }
}
