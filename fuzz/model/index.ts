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

/** One instruction as somebody sends it. */
export interface Call {
  name: InstructionName | ToolName;
  accounts: Accounts;
  args: Args;
  /** Offers behind the named accounts. */
  coStakes?: readonly Address[];
  /** Places of signers whose signature is left away. */
  unsigned?: readonly string[];
}

/** Every instruction of protocol.md section 3; the modules' other functions have other names. */
const HANDLERS = {
  ...roles,
  ...participants,
  ...devices,
  ...stake,
  ...offers,
  ...rewards,
  ...slashing,
} satisfies Record<InstructionName, Handler<never>>;

/** Which accounts every instruction takes. */
const ACCESS = {
  ...roles.ACCESS,
  ...participants.ACCESS,
  ...devices.ACCESS,
  ...stake.ACCESS,
  ...offers.ACCESS,
  ...rewards.ACCESS,
  ...slashing.ACCESS,
} satisfies Record<InstructionName, readonly Access[]>;

/** What a transaction does: nothing where it is refused. */
export interface Result {
  refusal: Reason | null;
  /** Accounts after it, `null` where gone; none where it is refused. */
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

/** The chain keeps no account with less lamports than its rent: an address cannot be given a few. */
function needRentExempt({ changed, state }: Ledger): void {
  for (const account of changed.values())
    need(
      account === null || account.lamports >= state.rents[account.kind],
      'runtime InsufficientFundsForRent',
    );
}

/** Looks at the ledger before each call of a transaction; what it returns looks at it after the call. */
export type Watch = (call: Call, ledger: Ledger) => (() => void) | undefined;

/** The specification: what a transaction of `calls` does to a state, which stays as it is. */
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

/** Puts what a transaction changed into a state. */
export function settle(state: State, changed: Result['changed']): void {
  for (const [address, account] of changed) {
    if (account) state.accounts.set(address, account);
    else state.accounts.delete(address);
  }
}
