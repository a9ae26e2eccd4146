import type { Call } from '../model';
import type { Account, Address, State } from '../model/state';

export class Invariants {
  constructor(readonly state: State) {}
  before(_: readonly Call[], __: ReadonlyMap<Address, Account | null>): string | null {
    return null;
  }
  after(_: readonly Call[], __: ReadonlyMap<Address, Account | null>): string | null {
    return null;
  }
  everything(): string | null {
    return null;
  }
}
