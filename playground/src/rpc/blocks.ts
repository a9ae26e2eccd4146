import { VALID_BLOCKS } from '../ledger/blocks';
import { CORE_VERSION, withContext, type Methods } from './method';
import { configAt, integerAt, textAt } from './params';

/** An epoch that nobody reaches: the playground has no schedule of leaders. */
const SLOTS_IN_EPOCH = 432_000;

/** Blocks, time, and what a client asks a node about itself. */
export const blockMethods: Methods = {
  getLatestBlockhash: (state, params) =>
    withContext(state, configAt(params, 0), state.ledger.blocks.latest()),

  isBlockhashValid: (state, params) =>
    withContext(state, configAt(params, 1), state.ledger.blocks.isValid(textAt(params, 0, 'blockhash'))),

  getSlot: ({ ledger }) => ledger.blocks.height,
  getBlockHeight: ({ ledger }) => ledger.blocks.height,
  getFirstAvailableBlock: () => 0,
  minimumLedgerSlot: () => 0,

  /** Unix second of a block with a transaction; the present one for any other. */
  getBlockTime({ ledger }, params) {
    const slot = integerAt(params, 0, 'slot');
    const landed = ledger.all().find((transaction) => transaction.slot === slot);
    return Number(landed?.blockTime ?? ledger.clock.now());
  },

  getEpochInfo: ({ ledger }) => ({
    absoluteSlot: ledger.blocks.height,
    blockHeight: ledger.blocks.height,
    epoch: Math.floor(ledger.blocks.height / SLOTS_IN_EPOCH),
    slotIndex: ledger.blocks.height % SLOTS_IN_EPOCH,
    slotsInEpoch: SLOTS_IN_EPOCH,
    transactionCount: ledger.all().length,
  }),

  getGenesisHash: ({ ledger }) => ledger.blocks.genesisHash,
  getVersion: () => ({ 'solana-core': CORE_VERSION, 'feature-set': 0 }),
  getHealth: () => 'ok',

  /** Nobody competes for blocks here: no fee is needed to be first. */
  getRecentPrioritizationFees: ({ ledger }) =>
    Array.from({ length: Math.min(VALID_BLOCKS, ledger.blocks.height) }, (_, age) => ({
      slot: ledger.blocks.height - age,
      prioritizationFee: 0,
    })),
};
