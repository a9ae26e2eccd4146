import { NOBODY, type Account, type Address, type Kind, type Kinds, type State } from './state';
import { max } from './numbers';
import { need, refuse } from './refusal';

/** A deep copy of plain data. */
function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  const made = { ...value };
  for (const key in made) if (typeof made[key] === 'object') made[key] = copy(made[key]);
  return made;
}

/** The changes of one transaction to a state, which stays the same: the changed accounts, `null` if closed. */
export class Ledger {
  readonly changed = new Map<Address, Account | null>();

  constructor(
    readonly state: State,
    /** Addresses that signed the transaction. */
    readonly signers: ReadonlySet<Address>,
  ) {}

  get now(): bigint {
    return this.state.now;
  }

  account(address: Address): Account | null {
    const changed = this.changed.get(address);
    return changed === undefined ? (this.state.accounts.get(address) ?? null) : changed;
  }

  /** The data of an account, for reading; `null` if it is of another kind. */
  peek<K extends Kind>(kind: K, address: Address): Kinds[K] | null {
    const found = this.account(address);
    return found?.kind === kind ? (found.data as Kinds[K]) : null;
  }

  read<K extends Kind>(kind: K, address: Address): Readonly<Kinds[K]> {
    return this.peek(kind, address) ?? refuse('anchor 3007');
  }

  /** The data of an account, for changing. */
  edit<K extends Kind>(kind: K, address: Address): Kinds[K] {
    this.read(kind, address);
    return this.#writable(address)!.data as Kinds[K];
  }

  #writable(address: Address): Account | null {
    const changed = this.changed.get(address);
    if (changed !== undefined) return changed;
    const copied = copy(this.state.accounts.get(address) ?? null);
    this.changed.set(address, copied);
    return copied;
  }

  /** Creates an account; the payer adds the lamports that its address lacks. */
  create<K extends Kind>(kind: K, address: Address, payer: Address, data: Kinds[K]): Kinds[K] {
    const before = this.account(address);
    need(before === null || before.kind === 'Wallet', 'called 0');
    const held = before?.lamports ?? 0n;
    const lamports = max(held, this.state.rents[kind]);
    this.moveLamports(payer, address, lamports - held);
    this.changed.set(address, { kind, lamports, data } as Account);
    return data;
  }

  /** Closes an account; all its lamports go to one wallet. */
  close(address: Address, to: Address): void {
    this.moveLamports(address, to, this.account(address)!.lamports);
    this.changed.set(address, null);
  }

  moveLamports(from: Address, to: Address, lamports: bigint): void {
    if (lamports === 0n) return;
    const [source, target] = [this.#writable(from), this.#writable(to)];
    need(source !== null && source.lamports >= lamports, 'called 1');
    source.lamports -= lamports;
    if (target) target.lamports += lamports;
    else this.changed.set(to, { kind: 'Wallet', lamports, data: null });
  }
}

/** An array of `count` new values. */
export const arrayOf = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

export const isNobody = (address: Address): boolean => address === NOBODY;
