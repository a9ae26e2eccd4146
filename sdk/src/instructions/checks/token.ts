import type { PublicKey } from '@solana/web3.js';

import { fitsU64 } from '../../rules/integers';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { tokensText } from '../../refusals/words';

/** Refuses an amount of nothing. */
export const requireAmount = ({ config }: Subject, amount: bigint): Verdict =>
  amount > 0n ? null : refuse('ZeroAmount', config);

/** Refuses a sum that does not fit the program's 64 bits. */
export const requireFits = ({ config }: Subject, sum: bigint): Verdict =>
  fitsU64(sum) === null ? refuse('MathOverflow', config) : null;

/** Refuses an amount that the viewer's token account does not hold. */
export function requireFunds({ config }: Subject, { balance }: Viewer, amount: bigint): Verdict {
  const held = balance ?? 0n;
  if (balance !== null && held >= amount) return null;
  const missing = amount - held;
  const words = `it holds ${tokensText(held, config)}, ${tokensText(missing, config)} are missing`;
  return refuse('InsufficientFunds', config, { missing, words });
}

/**
 * Refuses a payment to a recorded wallet without a token account. Only the viewer's own one can be seen from
 * here: other wallets are taken to have theirs.
 */
export const requireDestination = ({ config }: Subject, viewer: Viewer, recipient: PublicKey): Verdict =>
  recipient.equals(viewer.wallet) && viewer.balance === null ? refuse('WrongDestination', config) : null;
