import type { Ledger } from './ledger';
import { amount } from './numbers';
import { need, refuse } from './refusal';
import { NOBODY, type Address, type TokenAccount } from './state';

/** A payment, as the token program sees it. */
export interface Payment {
  from: Address;
  to: Address;
  /** Set only if a payment must be checked against it. */
  mint?: Address;
  authority: Address;
  amount: bigint;
}

/** A new, empty token account. */
export const newTokenAccount = (mint: Address, owner: Address, amount = 0n): TokenAccount => ({
  mint,
  owner,
  amount,
  frozen: false,
  delegate: NOBODY,
  delegated: 0n,
  hasDelegate: false,
});

/** The token program's error if there is no token account. */
function tokenAccount(ledger: Ledger, address: Address): TokenAccount {
  return ledger.peek('Token', address) ?? refuse('runtime InvalidAccountData');
}

/**
 * The token program's transfer. It is not part of the protocol; the order of its refusals is the observed one: frozen
 * 17, funds 1, mint 3, authority 4.
 */
export function transfer(ledger: Ledger, { from, to, mint, authority, amount: units }: Payment): void {
  const [source, target] = [tokenAccount(ledger, from), tokenAccount(ledger, to)];
  need(!source.frozen && !target.frozen, 'called 17');
  need(source.amount >= units, 'called 1');
  need(source.mint === target.mint && (mint === undefined || source.mint === mint), 'called 3');
  const delegated = source.hasDelegate && source.delegate === authority;
  if (delegated) need(source.delegated >= units, 'called 1');
  else need(source.owner === authority, 'called 4');
  if (from === to) return;
  const paying = ledger.edit('Token', from);
  paying.amount -= units;
  if (delegated) {
    paying.delegated -= units;
    if (paying.delegated === 0n) paying.hasDelegate = false;
  }
  const received = ledger.edit('Token', to);
  received.amount = amount(received.amount + units);
}

/** Destroys tokens of a vault. */
export function burn(ledger: Ledger, vault: Address, mint: Address, units: bigint): void {
  if (units === 0n) return;
  need(!tokenAccount(ledger, vault).frozen, 'called 17');
  ledger.edit('Token', vault).amount -= units;
  ledger.edit('Mint', mint).supply -= units;
}
