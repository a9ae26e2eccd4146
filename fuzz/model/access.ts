import type { ProgramErrorCode } from '@co-staking/sdk';

import type { Accounts } from './handler';
import type { Ledger } from './ledger';
import { BLANK } from './records';
import { need } from './refusal';
import type { Address, Kind } from './state';

/**
 * The accounts of each instruction, and their required relations. The product says that each mistake is refused, but
 * not in which order: order and numbers are those observed. First all accounts are loaded in the order given here,
 * then relations are compared. The instruction itself creates new accounts, after all its checks.
 */
type Rule = (ledger: Ledger, accounts: Accounts, args: Readonly<Record<string, unknown>>) => void;

/** The checks of one account. */
export interface Access {
  load?: Rule;
  relate?: Rule;
}

type Own = keyof typeof BLANK;
const OWN = Object.keys(BLANK);

/** Refuses an account that is not of this program, or is of another kind. */
function load(ledger: Ledger, kind: Kind, address: Address): void {
  const found = ledger.account(address);
  need(found !== null && OWN.includes(found.kind), 'anchor 3007');
  need(found.kind === kind, 'anchor 3002');
}

export const loadOffer = (ledger: Ledger, address: Address): void => load(ledger, 'Offer', address);

export const signs = (name: string): Access => ({
  load: (ledger, accounts) => need(ledger.signers.has(accounts[name]!), 'anchor 3010'),
});

/** An account of this program. Each relation names a field, and the refusal if it is another account. */
export const has = (
  name: string,
  kind: Own,
  relations: [field: string, reason: ProgramErrorCode, account?: string][] = [],
): Access => ({
  load: (ledger, accounts) => load(ledger, kind, accounts[name]!),
  relate: (ledger, accounts) => {
    const data = ledger.read(kind, accounts[name]!) as unknown as Record<string, Address>;
    for (const [field, reason, account] of relations)
      need(data[field] === accounts[account ?? field], reason);
  },
});

/** A new account whose only address the program finds itself; the others are checked when they are created. */
export const found = (
  name: string,
  address: (accounts: Accounts, args: Readonly<Record<string, unknown>>) => Address,
): Access => ({
  relate: (_, accounts, args) => need(accounts[name] === address(accounts, args), 'anchor 2006'),
});

export const config = (role?: string, reason?: ProgramErrorCode): Access =>
  has('config', 'Config', role && reason ? [[role, reason]] : []);
export const registrar: readonly Access[] = [signs('registrar'), config('registrar', 'NotRegistrar')];
export const ownedDevice = has('device', 'Device', [['owner', 'NotDeviceOwner']]);
export const rentPaid = (name: string, kind: Own): Access =>
  has(name, kind, [
    ['device', 'WrongDevice'],
    ['rentPayer', 'WrongRentPayer'],
  ]);

/** Loads and compares an instruction's accounts, in that order. */
export function needAccess(
  ledger: Ledger,
  access: readonly Access[],
  accounts: Accounts,
  args: Readonly<Record<string, unknown>>,
): void {
  for (const { load } of access) load?.(ledger, accounts, args);
  for (const { relate } of access) relate?.(ledger, accounts, args);
}
