import type { Ledger } from './ledger';
import type { Address } from './state';

/** The accounts of an instruction by their names in the IDL, in camelCase. */
export type Accounts = Readonly<Record<string, Address>>;

/** The effect of an instruction, after its accounts were checked (access.ts). */
export type Handler<Args = object> = (
  ledger: Ledger,
  accounts: Accounts,
  args: Args,
  /** Offers of co-stakes that follow the named accounts. */
  coStakes: readonly Address[],
) => void;
