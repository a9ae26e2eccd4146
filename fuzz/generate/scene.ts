import type { Random } from '../random';
import type { Call } from '../model';
import type { Config, Device, Kind, Kinds, Offer, Participant, SlashCase, State } from '../model/state';
import { MAX_I64 } from '../model/limits';
import { min } from '../model/numbers';
import { isTerminated } from '../model/position';
import { DEVICES } from './fixture';

export type Named<T> = T & { address: string };

/** The input of a generator: the model's state, and randomness. */
export class Scene {
  /** An account with a deadline at the current second: for a while, calls about it are preferred. */
  focus: string | null = null;

  constructor(
    readonly state: State,
    readonly random: Random,
  ) {}

  get now(): bigint {
    return this.state.now;
  }

  find<K extends Kind>(kind: K, address: string): Named<Kinds[K] & object> | null {
    const found = this.state.accounts.get(address);
    return found?.kind === kind ? ({ ...found.data, address } as Named<Kinds[K] & object>) : null;
  }

  all<K extends Kind>(kind: K): Named<Kinds[K] & object>[] {
    const found: Named<Kinds[K] & object>[] = [];
    for (const [address, account] of this.state.accounts)
      if (account.kind === kind) found.push({ ...account.data, address } as Named<Kinds[K] & object>);
    return found;
  }

  get config(): Config {
    return this.state.accounts.get('config')!.data as Config;
  }

  /** Holder of a role; if it is vacant, someone who may have held it. */
  holder(role: 'registrar' | 'rewardAuthority' | 'slasher' | 'arbiter' | 'pauser'): string {
    const { [role]: holder } = this.config;
    return holder === ''
      ? this.pick(['heir-0', 'heir-1', role === 'rewardAuthority' ? 'reward-authority' : role])
      : holder;
  }

  /** A second that is so far ahead, limited to 64 bits. */
  later(seconds: bigint): bigint {
    return min(this.now + seconds, MAX_I64);
  }

  /** True once in `count` times. */
  once(count: number): boolean {
    return this.random.below(count) === 0;
  }

  pick<T>(from: readonly T[]): T {
    return this.random.pick(from);
  }

  /** A device, mostly a suitable one. */
  device(fits: (device: Device) => boolean = (device) => !isTerminated(device)): Named<Device> | null {
    return this.#some(
      DEVICES.map((address) => this.find('Device', address)).filter((device) => device !== null),
      fits,
    );
  }

  #some<T>(found: Named<T>[], fits: (one: Named<T>) => boolean): Named<T> | null {
    const { focus } = this;
    if (focus !== null && !this.once(3)) {
      // A device's name is a prefix of the names of its offers and cases.
      const near = found.filter(({ address }) => focus.startsWith(address) || address.startsWith(focus));
      if (near.length > 0) return this.pick(near);
    }
    const fitting = found.filter(fits);
    if (fitting.length > 0 && !this.once(8)) return this.pick(fitting);
    return found.length > 0 ? this.pick(found) : null;
  }

  offer(fits: (offer: Named<Offer>) => boolean = () => true): Named<Offer> | null {
    return this.#some(this.all('Offer'), fits);
  }

  slashCase(fits: (slashCase: Named<SlashCase>) => boolean = () => true): Named<SlashCase> | null {
    return this.#some(this.all('SlashCase'), fits);
  }

  participant(fits: (participant: Named<Participant>) => boolean = () => true): Named<Participant> | null {
    return this.#some(this.all('Participant'), fits);
  }

  /** A number of base units up to about `most`, often a round one or a boundary. */
  amount(most: bigint): bigint {
    if (this.once(40)) return this.pick([0n, 1n, (1n << 64n) - 1n]);
    if (most <= 0n) return 1n;
    if (this.once(3)) return most;
    return this.once(4) ? most + 1n : this.random.upTo(most) + 1n;
  }
}

/** Generates a call that someone might send; `null` if the state has no suitable accounts. */
export type Maker = (scene: Scene) => Call | null;

/** A generator and its weight. */
export type WeightedMaker = Maker & { readonly weight: number };

/** Gives a generator its weight. */
export const weighted = (weight: number, make: Maker): WeightedMaker => Object.assign(make, { weight });
