import type { Methods } from './method';
import { integerAt, invalid, keyAt, textAt } from './params';

/** What no cluster has: time travel, tokens for the asking, and who is who. */
export const playgroundMethods: Methods = {
  /** Unix second of the chain's clock. */
  playground_now: ({ ledger }) => Number(ledger.clock.now()),

  /** Moves the clock on by seconds; gives the new unix second. */
  async playground_warpBy({ ledger, marketplace }, params) {
    const seconds = integerAt(params, 0, 'seconds');
    if (seconds < 0) throw invalid('time runs forwards only');
    await marketplace.warpBy(BigInt(seconds));
    return Number(ledger.clock.now());
  },

  /** Gives a wallet base units of the stake mint (a decimal text); gives its token account. */
  async playground_giveTokens({ marketplace }, params) {
    const wallet = keyAt(params, 0, 'wallet');
    const amount = textAt(params, 1, 'amount');
    if (!/^\d{1,19}$/.test(amount)) throw invalid('amount must be base units as text');
    return (await marketplace.giveTokens(wallet, BigInt(amount))).toBase58();
  },

  /** Program, mint, and the addresses of the named wallets and of the devices. */
  playground_info: ({ marketplace }) => marketplace.info(),
};
