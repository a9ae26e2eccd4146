import type { Ledger } from './ledger';
import type { Address } from './state';

/** The accounts of an instruction by their names in the IDL, in camelCase. */
export type Accounts = Readonly<Record<string, Address>>;

/** What an instruction does, once its accounts are what they claim to be (access.ts). */
export type Handler<Args = object> = (
  ledger: Ledger,
  accounts: Accounts,
  args: Args,
  /** Offers of co-stakes that follow the named accounts. */
  coStakes: readonly Address[],
) => void;
