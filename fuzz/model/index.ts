import type { instructions } from '@co-staking/sdk';

import { needAccess, type Access } from './access';
import * as devices from './devices';
import type { Accounts, Handler } from './handler';
import { Ledger } from './ledger';
import * as offers from './offers';
import * as participants from './participants';
import { Refusal, need, type Reason } from './refusal';
import * as rewards from './rewards';
import * as roles from './roles';
import * as slashing from './slashing';
import * as stake from './stake';
import type { Account, Address, State } from './state';
import { tools, type ToolName } from './tools';

export type InstructionName = instructions.InstructionName;

type Args = Readonly<Record<string, unknown>>;

/** One instruction, as it is sent. */
export interface Call {
  name: InstructionName | ToolName;
  accounts: Accounts;
  args: Args;
  /** Offers after the named accounts. */
  coStakes?: readonly Address[];
  /** Names of signers whose signature is missing. */
  unsigned?: readonly string[];
}

/** Every instruction of the protocol; the modules' other functions have other names. */
const HANDLERS = {
  ...roles,
  ...participants,
  ...devices,
  ...stake,
  ...offers,
  ...rewards,
  ...slashing,
} satisfies Record<InstructionName, Handler<never>>;

/** The accounts of every instruction. */
const ACCESS = {
  ...roles.ACCESS,
  ...participants.ACCESS,
  ...devices.ACCESS,
  ...stake.ACCESS,
  ...offers.ACCESS,
  ...rewards.ACCESS,
  ...slashing.ACCESS,
} satisfies Record<InstructionName, readonly Access[]>;

/** The result of a transaction: no change if it is refused. */
export interface Result {
  refusal: Reason | null;
  /** Accounts after it, `null` if closed; empty if it is refused. */
  changed: ReadonlyMap<Address, Account | null>;
}

const NOTHING: ReadonlyMap<Address, Account | null> = new Map();

function perform(ledger: Ledger, { name, accounts, args, coStakes = [] }: Call): void {
  const tool = tools[name as ToolName];
  if (tool) {
    tool(ledger, accounts, args as never, []);
    return;
  }
  needAccess(ledger, ACCESS[name as InstructionName], accounts, args);
  const handle: Handler<never> = HANDLERS[name as InstructionName];
  handle(ledger, accounts, args as never, coStakes);
}

/** An account cannot have fewer lamports than its rent, so an address cannot be given a few. */
function needRentExempt({ changed, state }: Ledger): void {
  for (const account of changed.values())
    need(
      account === null || account.lamports >= state.rents[account.kind],
      'runtime InsufficientFundsForRent',
    );
}

/** Runs before each call of a transaction, on the ledger; the function that it returns runs after the call. */
export type Watch = (call: Call, ledger: Ledger) => (() => void) | undefined;

/** The specification: the result of a transaction of `calls` on a state, which it does not change. */
export function transact(
  state: State,
  calls: readonly Call[],
  signers: ReadonlySet<Address>,
  watch?: Watch,
): Result {
  const ledger = new Ledger(state, signers);
  try {
    for (const call of calls) {
      const seen = watch?.(call, ledger);
      perform(ledger, call);
      seen?.();
    }
    needRentExempt(ledger);
    return { refusal: null, changed: ledger.changed };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.reason, changed: NOTHING };
    throw error;
  }
}

/** Applies a transaction's changes to a state. */
export function settle(state: State, changed: Result['changed']): void {
  for (const [address, account] of changed) {
    if (account) state.accounts.set(address, account);
    else state.accounts.delete(address);
  }
}
