import type { Ledger } from './ledger';
import { amount } from './numbers';
import { need, refuse } from './refusal';
import type { Address, TokenAccount } from './state';

/** A payment, as the token program is told of it. */
export interface Payment {
  from: Address;
  to: Address;
  /** Only named where a payment is to be checked against it. */
  mint?: Address;
  authority: Address;
  amount: bigint;
}

/** What the token program says where there is no token account. */
function tokenAccount(ledger: Ledger, address: Address): TokenAccount {
  return ledger.peek('Token', address) ?? refuse('runtime InvalidAccountData');
}

/**
 * The token program's transfer. It is no part of the protocol; the order of its refusals is the one that is
 * observed: frozen 17, funds 1, mint 3, authority 4.
 */
export function transfer(ledger: Ledger, { from, to, mint, authority, amount: units }: Payment): void {
  const [source, target] = [tokenAccount(ledger, from), tokenAccount(ledger, to)];
  need(!source.frozen && !target.frozen, 'called 17');
  need(source.amount >= units, 'called 1');
  need(source.mint === target.mint && (mint === undefined || source.mint === mint), 'called 3');
  need(source.owner === authority, 'called 4');
  if (from === to) return;
  ledger.edit('Token', from).amount -= units;
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
