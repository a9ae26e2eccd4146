import type { EntryType, HistoryEntry, Position } from './entries';
import type { HistoryGapError } from './errors';

/** When and where something happened. */
export interface EventContext {
  at: bigint;
  signature: string;
  /** The error for events that do not follow from the ones before: something between them is missing. */
  gap: (reason: string) => HistoryGapError;
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

  #enter({ at, signature }: EventContext, type: EntryType, amount: bigint, balance: bigint): void {
    const { role, wallet, device, offer } = this.position;
    this.entries.push({ at, type, amount, balance, role, wallet, device, offer, signature });
  }

  #unclaimed(): bigint {
    return this.position.earned - this.position.claimed - this.position.slashed;
  }

  /** Compares the stake with what an event says of it. @throws HistoryGapError */
  checkStake(context: EventContext, stake: bigint): void {
    if (this.position.stake !== stake)
      throw context.gap(`a stake is ${stake}, but ${this.position.stake} by the earlier events`);
  }

  /** The stake changed by `amount` and became `after`. @throws HistoryGapError if it cannot have */
  stake(context: EventContext, type: EntryType, amount: bigint, after: bigint): void {
    this.checkStake(context, after - amount);
    this.position.stake = after;
    if (after === 0n) this.#stay();
    if (amount !== 0n) this.#enter(context, type, amount, after);
  }

  /** An exit began, or one that had begun was shortened. */
  leave(context: EventContext, waitEndsAt: bigint, cooldownEndsAt: bigint): void {
    this.position.exitChanges += 1;
    Object.assign(this.position, { waitEndsAt, cooldownEndsAt });
    this.#enter(context, 'UnstakeStarted', 0n, this.position.stake);
  }

  #stay(): void {
    Object.assign(this.position, { waitEndsAt: 0n, cooldownEndsAt: 0n, exitChanges: 0 });
  }

  /** All that was earned so far became `total` whole base units. */
  earn(context: EventContext, total: bigint): void {
    const amount = total - this.position.earned;
    this.position.earned = total;
    if (amount !== 0n) this.#enter(context, 'RewardsEarned', amount, this.#unclaimed());
  }

  /** Rewards were paid out, `total` of them by now. @throws HistoryGapError if that cannot be */
  claim(context: EventContext, amount: bigint, total: bigint): void {
    const { claimed } = this.position;
    if (claimed + amount !== total)
      throw context.gap(`${total} of rewards are claimed, but ${claimed + amount} by the earlier events`);
    this.#checkUnclaimed(context, amount);
    this.position.claimed = total;
    this.#enter(context, 'RewardsClaimed', -amount, this.#unclaimed());
  }

  /** More than was earned cannot be taken. */
  #checkUnclaimed(context: EventContext, amount: bigint): void {
    const unclaimed = this.#unclaimed();
    if (amount > unclaimed)
      throw context.gap(
        `${amount} of rewards are taken, but only ${unclaimed} are left by the earlier events`,
      );
  }

  slash(context: EventContext, stake: bigint, rewards: bigint): void {
    const after = this.position.stake - stake;
    if (after < 0n)
      throw context.gap(`${stake} of a stake is burned, but only ${this.position.stake} is staked`);
    this.#checkUnclaimed(context, rewards);
    this.stake(context, 'StakeSlashed', -stake, after);
    this.position.slashed += rewards;
    if (rewards !== 0n) this.#enter(context, 'RewardsSlashed', -rewards, this.#unclaimed());
  }
}
