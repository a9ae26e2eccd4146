import type { Ledger } from './ledger';
import { need } from './refusal';
import { associated } from './names';
import type { Address } from './state';
import { transfer } from './token';

/** Where a device's vault pays to, as an instruction passes it. */
export interface Payout {
  vault: Address;
  destination: Address;
  mint: Address;
  tokenProgram: Address;
}

/**
 * ADR 0010: the wallet itself may name any of its token accounts; anybody else only the associated one.
 */
export function needDestination(
  ledger: Ledger,
  { destination, mint, tokenProgram }: Payout,
  wallet: Address,
  caller: Address,
): void {
  const account = ledger.peek('Token', destination);
  need(account !== null && account.owner === wallet && tokenProgram === 'token-program', 'WrongDestination');
  if (caller !== wallet) need(destination === associated(wallet, mint), 'NotAssociatedAccount');
}

/** Only the configured mint, by its own token program, is ever moved. */
export function needMint(ledger: Ledger, mint: Address, tokenProgram: Address): void {
  const config = ledger.read('Config', 'config');
  need(mint === config.mint, 'WrongMint');
  need(tokenProgram === config.tokenProgram, 'WrongTokenProgram');
}

/** Pays out of a vault, with the device's own signature. A stake that was slashed to nothing pays nothing. */
export function payOut(
  ledger: Ledger,
  device: Address,
  { vault, destination, mint, tokenProgram }: Payout,
  amount: bigint,
): void {
  if (amount === 0n) return;
  needMint(ledger, mint, tokenProgram);
  transfer(ledger, { from: vault, to: destination, mint, authority: device, amount });
}
