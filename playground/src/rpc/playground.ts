import type { Methods } from './method';
import { integerAt, invalid, keyAt, textAt } from './params';

/** Methods that no cluster has: time travel, forks, tokens on request, and the named addresses. */
export const playgroundMethods: Methods = {
  /** Unix second of the chain's clock. */
  playground_now: ({ ledger }) => ledger.clock.now(),

  /** Advances the clock by seconds; returns the new unix second. */
  playground_warpBy({ ledger }, params) {
    const seconds = integerAt(params, 0);
    ledger.warpTo(ledger.clock.now() + BigInt(seconds));
    return ledger.clock.now();
  },

  /** Drops the newest blocks, but no final one; returns the newest slot that is left. */
  playground_fork({ ledger }, params) {
    const slots = integerAt(params, 0);
    try {
      return ledger.fork(slots);
    } catch (error) {
      if (error instanceof RangeError) throw invalid(error.message);
      throw error;
    }
  },

  /** Mints base units of the stake mint (decimal text) for a wallet; returns its token account. */
  async playground_giveTokens({ marketplace }, params) {
    const wallet = keyAt(params, 0);
    const amount = textAt(params, 1);
    if (!/^\d{1,19}$/.test(amount)) throw invalid('amount must be base units as text');
    return (await marketplace.giveTokens(wallet, BigInt(amount))).toBase58();
  },

  /** Program, mint, and the addresses of the named wallets and of the devices. */
  playground_info: ({ marketplace }) => marketplace.info(),
};
