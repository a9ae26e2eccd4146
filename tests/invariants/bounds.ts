import { CHANGE_DELAY_SECONDS, type Config, type SlashCase } from '@co-staking/sdk';

import type { Step } from '../model/walk';

/** What can be lost, added up from what was seen: the reference that the rules are held against. */

const OWNER = 'owner';

/** The configuration from a second on, to the next one. */
export interface Era {
  from: bigint;
  config: Config;
}

/** Every configuration that there was between two seconds, both of them included. */
export const between = (eras: readonly Era[], from: bigint, to: bigint): Config[] =>
  eras
    .filter((era, index) => era.from <= to && (eras[index + 1]?.from ?? to + 1n) > from)
    .map(({ config }) => config);

/** The worst slash terms that a configuration has in force or announces. */
export const worstTerms = (config: Config) => ({
  ownerCapBps: Math.max(config.ownerSlashCapBps, config.announcedOwnerSlashCapBps),
  coStakeCapBps: Math.max(config.coStakeSlashCapBps, config.announcedCoStakeSlashCapBps),
  appealSeconds:
    config.appealFrom > 0n && config.announcedAppealSeconds < config.appealSeconds
      ? config.announcedAppealSeconds
      : config.appealSeconds,
});

/** The case that one list has and the other has not. */
export const onlyIn = (list: readonly SlashCase[], other: readonly SlashCase[]): SlashCase =>
  list.find(({ number }) => !other.some((one) => one.number === number))!;

/** A case as it took of one party's stake. */
interface Taking {
  number: number;
  at: bigint;
  capBps: number;
  /** What no case had frozen before it. */
  free: bigint;
  took: bigint;
  /** Added or released between it and the next one. */
  gained: bigint;
}

/** What cases took of the stakes on one device. */
export class Losses {
  readonly #takings = new Map<string, Taking[]>();

  opened(
    slashCase: SlashCase,
    { device, offers }: Step['before'],
    caps: { owner: number; coStake: number },
  ): void {
    for (const [party, took] of partsOf(slashCase)) {
      const offer = offers.find(({ nonce }) => String(nonce) === party);
      const free = offer ? offer.principal - offer.principalFrozen : device.ownerStake - device.ownerFrozen;
      const capBps = party === OWNER ? caps.owner : caps.coStake;
      const { number, openedAt } = slashCase;
      this.#of(party).push({ number, at: openedAt, capBps, free, took, gained: 0n });
    }
  }

  /** The owner has added stake. */
  added(amount: bigint): void {
    this.#gain(OWNER, amount);
  }

  released(slashCase: SlashCase): void {
    for (const [party, amount] of partsOf(slashCase)) {
      for (const taking of this.#of(party)) if (taking.number === slashCase.number) taking.took = 0n;
      this.#gain(party, amount);
    }
  }

  /**
   * Every interval of less than 42 days in which cases took more than the highest of their caps allows: of what was
   * free at its first second and what was added or released in it.
   */
  *aboveCap(): Generator<string> {
    for (const [party, takings] of this.#takings)
      for (const [index, first] of takings.entries()) {
        let [took, gained, capBps] = [0n, 0n, 0];
        for (const taking of takings.slice(index)) {
          if (taking.at - first.at >= CHANGE_DELAY_SECONDS) break;
          took += taking.took;
          if (taking.took > 0n) capBps = Math.max(capBps, taking.capBps);
          const most = ((first.free + gained) * BigInt(capBps)) / 10_000n;
          if (took > most) yield `${party}: ${took} from ${first.at} to ${taking.at}, above ${most}`;
          gained += taking.gained;
        }
      }
  }

  /** Cases that took of two parties or more, and of one party within 42 days after another case. */
  get overlapping(): number {
    return [...this.#takings.values()].reduce(
      (sum, takings) =>
        sum +
        takings.filter(({ at }, index) => index > 0 && at - takings[index - 1]!.at < CHANGE_DELAY_SECONDS)
          .length,
      0,
    );
  }

  #gain(party: string, amount: bigint): void {
    const last = this.#of(party).at(-1);
    if (last) last.gained += amount;
  }

  #of(party: string): Taking[] {
    let takings = this.#takings.get(party);
    if (!takings) this.#takings.set(party, (takings = []));
    return takings;
  }
}

/** What a case takes of each party's stake: the owner's by that name, a co-stake's by its nonce. */
function partsOf({ ownerStake, hits }: SlashCase): [party: string, stake: bigint][] {
  const parts: [string, bigint][] = [[OWNER, ownerStake]];
  for (const { nonce, stake } of hits) parts.push([String(nonce), stake]);
  return parts.filter(([, stake]) => stake > 0n);
}
