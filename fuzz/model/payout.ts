import type { Accounts } from './handler';
import type { Ledger } from './ledger';
import { need } from './refusal';
import { associated } from './names';
import type { Address } from './state';
import { transfer } from './token';

/** Where a device's vault pays to, as an instruction passes it. */
export interface Payout {
  vault: Address;
  destination: Address;
  tokenProgram: Address;
}

/** The address whose bump a payout names, where it is not the destination's. */
export interface DestinationBump {
  destinationBump?: Address;
}

/** What instructions that pay out call their accounts. */
export const payoutFrom = (vault: 'stakeVault' | 'rewardVault', accounts: Accounts): Payout => ({
  vault: accounts[vault]!,
  destination: accounts['destination']!,
  tokenProgram: accounts['tokenProgram']!,
});

/**
 * ADR 0010: the wallet itself may name any of its token accounts; anybody else only the associated one, while nobody
 * else may spend from it.
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

/** Tokens are only ever moved by the configured program. */
export function needTokenProgram(ledger: Ledger, tokenProgram: Address): void {
  need(tokenProgram === ledger.read('Config', 'config').tokenProgram, 'WrongTokenProgram');
}

/** Only the configured mint, by its own token program, is ever burned. */
export function needMint(ledger: Ledger, mint: Address, tokenProgram: Address): void {
  need(mint === ledger.read('Config', 'config').mint, 'WrongMint');
  needTokenProgram(ledger, tokenProgram);
}

/** Pays into a vault, with the signature of whoever pays. */
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
