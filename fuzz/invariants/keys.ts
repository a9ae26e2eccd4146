import type { Call } from '../model';
import type { Ledger } from '../model/ledger';
import { CHANGE_DELAY } from '../model/limits';
import { max, min } from '../model/numbers';
import { NOBODY, type Address, type Config, type Seconds } from '../model/state';
import { appealWindow, coStakeCap, ownerCap } from '../model/terms';
import { holds } from './delta';

/** Something that is known since a second. If the clock falls, the highest second counts as passed. */
interface Known {
  /** Since initialisation: no one could stake before it. */
  fromTheStart: boolean;
  since: Seconds;
  highest: Seconds;
}

const isOld = ({ fromTheStart, since, highest }: Known): boolean =>
  fromTheStart || highest - since >= CHANGE_DELAY;

/** The worst slash terms of a configuration, in force or announced. */
interface Terms extends Known {
  ownerCap: number;
  coStakeCap: number;
  appealSeconds: Seconds;
}

const worst = (inForce: number, announced: number, from: Seconds): number =>
  from === 0n ? inForce : Math.max(inForce, announced);

/**
 * I12: the key that opens or upholds a case was in office or nominated for the whole 42 days before the opening, and
 * no term is worse than one in force or announced 42 days before it. I15: nothing burns before the end that the
 * opening fixed.
 */
export class Keys {
  /** Holders and nominees, by role and key. */
  readonly #people = new Map<string, Known>();
  readonly #terms: Terms[] = [];
  /** For every case: who may uphold it, and when its appeal window ends. */
  readonly #cases = new Map<Address, { arbiters: Set<Address>; appealEndsAt: Seconds }>();

  watch({ name, accounts }: Call, ledger: Ledger): () => void {
    const { now } = ledger;
    for (const known of [...this.#people.values(), ...this.#terms]) known.highest = max(known.highest, now);
    if (name === 'upholdCase') {
      const { arbiters } = this.#cases.get(accounts['slashCase']!)!;
      holds(
        'I12',
        arbiters.has(accounts['arbiter']!),
        `${accounts['arbiter']} upheld ${accounts['slashCase']}`,
      );
    }
    if (name === 'executeCase') {
      const fixed = this.#cases.get(accounts['slashCase']!)!.appealEndsAt;
      const { appealEndsAt } = ledger.read('SlashCase', accounts['slashCase']!);
      const due = now >= fixed && appealEndsAt === fixed;
      holds('I15', due, `${accounts['slashCase']} burned at ${now}, before ${fixed}`);
    }
    return () => {
      if (name === 'openCase') this.#opened(ledger, accounts['slasher']!, accounts['slashCase']!);
      const config = ledger.peek('Config', 'config');
      if (config) this.#note(config, now, name === 'initialize');
    };
  }

  #opened(ledger: Ledger, slasher: Address, address: Address): void {
    const { now } = ledger;
    const config = ledger.read('Config', 'config');
    const slashCase = ledger.read('SlashCase', address);
    const standing = this.#people.get(`slasher ${slasher}`);
    holds('I12', standing !== undefined && isOld(standing), `${slasher} opened ${address} at ${now}`);
    const known = this.#terms.filter(isOld).at(-1)!;
    const { stakeBps, openedAt, appealEndsAt } = slashCase;
    const sameOrBetter =
      max(BigInt(stakeBps), BigInt(ownerCap(config, now))) <= BigInt(known.ownerCap) &&
      coStakeCap(config, now) <= known.coStakeCap &&
      min(appealEndsAt - openedAt, appealWindow(config, now)) >= known.appealSeconds;
    holds('I12', sameOrBetter, `${address} opened on terms that were not announced 42 days before`);
    const arbiters = [...this.#people]
      .filter(([key, one]) => key.startsWith('arbiter ') && isOld(one))
      .map(([key]) => key.slice('arbiter '.length));
    this.#cases.set(address, { arbiters: new Set(arbiters), appealEndsAt });
  }

  /** Records, after a call, who holds or may get a role, and on which terms. */
  #note(config: Config, now: Seconds, fromTheStart: boolean): void {
    const made = { fromTheStart, since: now, highest: now };
    const present = new Set(
      [config.slasher, config.pendingSlasher]
        .map((key) => [key, `slasher ${key}`])
        .concat([config.arbiter, config.pendingArbiter].map((key) => [key, `arbiter ${key}`]))
        .filter(([key]) => key !== NOBODY)
        .map(([, name]) => name!),
    );
    for (const name of this.#people.keys()) if (!present.has(name)) this.#people.delete(name);
    for (const name of present) if (!this.#people.has(name)) this.#people.set(name, { ...made });
    const { appealFrom, appealSeconds, announcedAppealSeconds } = config;
    const terms = {
      ownerCap: worst(config.ownerSlashCapBps, config.announcedOwnerSlashCapBps, config.ownerSlashCapFrom),
      coStakeCap: worst(
        config.coStakeSlashCapBps,
        config.announcedCoStakeSlashCapBps,
        config.coStakeSlashCapFrom,
      ),
      appealSeconds: appealFrom === 0n ? appealSeconds : min(appealSeconds, announcedAppealSeconds),
    };
    const last = this.#terms.at(-1);
    const same =
      last?.ownerCap === terms.ownerCap &&
      last.coStakeCap === terms.coStakeCap &&
      last.appealSeconds === terms.appealSeconds;
    if (!same) this.#terms.push({ ...made, ...terms });
  }
}
