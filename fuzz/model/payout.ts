import type { Accounts } from './handler';
import type { Ledger } from './ledger';
import { need } from './refusal';
import { associated } from './names';
import type { Address } from './state';
import { transfer } from './token';

/** The destination of a payout, as an instruction passes it. */
export interface Payout {
  vault: Address;
  destination: Address;
  tokenProgram: Address;
}

/** The address whose bump a payout names, if it is not the destination's. */
export interface DestinationBump {
  destinationBump?: Address;
}

/** Names of the accounts of instructions that pay out. */
export const payoutFrom = (vault: 'stakeVault' | 'rewardVault', accounts: Accounts): Payout => ({
  vault: accounts[vault]!,
  destination: accounts['destination']!,
  tokenProgram: accounts['tokenProgram']!,
});

/**
 * ADR 0010: the wallet itself may name any of its token accounts; anyone else only the associated one, and only if it
 * has no delegate.
 */
export function needDestination(
  ledger: Ledger,
  destination: Address,
  { wallet, caller, bump = destination }: { wallet: Address; caller: Address; bump?: Address },
): void {
  const account = ledger.peek('Token', destination);
  need(account !== null && account.owner === wallet, 'WrongDestination');
  if (caller === wallet) return;
  const address = associated(wallet, ledger.read('Config', 'config').mint);
  need(destination === address && bump === address, 'NotAssociatedAccount');
  need(!account.hasDelegate, 'DestinationHasDelegate');
}

/** Only the configured program ever moves tokens. */
export function needTokenProgram(ledger: Ledger, tokenProgram: Address): void {
  need(tokenProgram === ledger.read('Config', 'config').tokenProgram, 'WrongTokenProgram');
}

/** Only the configured mint, by its own token program, is ever burned. */
export function needMint(ledger: Ledger, mint: Address, tokenProgram: Address): void {
  need(mint === ledger.read('Config', 'config').mint, 'WrongMint');
  needTokenProgram(ledger, tokenProgram);
}

/** Pays into a vault, with the payer's signature. */
export function payIn(
  ledger: Ledger,
  accounts: Accounts,
  [payer, vault]: [payer: string, vault: 'stakeVault' | 'rewardVault'],
  amount: bigint,
): void {
  needTokenProgram(ledger, accounts['tokenProgram']!);
  transfer(ledger, {
    from: accounts['source']!,
    to: accounts[vault]!,
    authority: accounts[payer]!,
    amount,
  });
}

/** Pays out of a vault, with the device's own signature. A stake that was slashed to nothing pays nothing. */
export function payOut(
  ledger: Ledger,
  device: Address,
  { vault, destination, tokenProgram }: Payout,
  amount: bigint,
): void {
  if (amount === 0n) return;
  needTokenProgram(ledger, tokenProgram);
  transfer(ledger, { from: vault, to: destination, authority: device, amount });
}
