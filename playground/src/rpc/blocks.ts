import type { Landed } from '../ledger/record';
import { VALID_BLOCKS } from '../ledger/slots';
import { BLOCK_CLEANED_UP, BLOCK_NOT_AVAILABLE, RpcError, SLOT_SKIPPED } from './error';
import { bankAt, requireSlot, slotOf, withContext, type Methods, type RpcState } from './method';
import { atLeastConfirmed, configAt, hashAt, integerAt, invalid, listAt, toKey, type Config } from './params';
import { accountsJson, inBlockJson } from './transactionJson';

const MOST_BLOCKS = 500_000;
const MOST_FEE_ADDRESSES = 128;

/** Refuses a slot whose block the endpoint does not have, or no longer has. */
function requireBlock(
  state: RpcState,
  slot: number,
  commitment: 'processed' | 'confirmed' | 'finalized',
): void {
  const { slots, history } = state.ledger;
  if (slot > slotOf(state, commitment))
    throw new RpcError(BLOCK_NOT_AVAILABLE, `Block not available for slot ${slot}`);
  if (slot < history.firstSlot)
    throw new RpcError(
      BLOCK_CLEANED_UP,
      `Block ${slot} cleaned up, does not exist on node. First available block: ${history.firstSlot}`,
    );
  if (slots.isSkipped(slot))
    throw new RpcError(
      SLOT_SKIPPED,
      `Slot ${slot} was skipped, or missing due to ledger jump to recent snapshot`,
    );
}

/** The part of a block's transactions that the request asks for. */
function transactionsOf(state: RpcState, block: readonly Landed[], config: Config) {
  switch (config['transactionDetails'] ?? 'full') {
    case 'none':
      return {};
    case 'signatures':
      return { signatures: block.map(({ signature }) => signature) };
    case 'accounts':
      return { transactions: block.map((landed) => accountsJson(landed, config)) };
    default:
      return { transactions: block.map((landed) => inBlockJson(state, landed, config)) };
  }
}

/** Slots with blocks in a range, up to a limit. */
function blocksBetween({ ledger: { slots, history } }: RpcState, from: number, to: number, most: number) {
  const found: number[] = [];
  for (let slot = Math.max(from, history.firstSlot); slot <= to && found.length < most; slot += 1)
    if (!slots.isSkipped(slot)) found.push(slot);
  return found;
}

/** Blocks, their times and their hashes. */
export const blockMethods: Methods = {
  getLatestBlockhash(state, params) {
    const bank = bankAt(state, configAt(params, 0));
    return withContext(bank, bank.latestBlockhash());
  },

  isBlockhashValid(state, params) {
    const blockhash = hashAt(params, 0);
    const bank = bankAt(state, configAt(params, 1));
    return withContext(bank, bank.isBlockhashValid(blockhash));
  },

  getSlot: (state, params) => bankAt(state, configAt(params, 0)).slot,
  getBlockHeight: (state, params) => bankAt(state, configAt(params, 0)).height,
  getFirstAvailableBlock: ({ ledger }) => ledger.history.firstSlot,
  minimumLedgerSlot: ({ ledger }) => ledger.history.firstSlot,
  getTransactionCount: ({ ledger }) => ledger.history.count,

  getBlock(state, params) {
    const slot = integerAt(params, 0);
    const config = typeof params[1] === 'string' ? { encoding: params[1] } : configAt(params, 1);
    requireBlock(state, slot, atLeastConfirmed(config));
    const { slots, history } = state.ledger;
    const parentSlot = slot === 0 ? 0 : slots.blockAt(slot - 1);
    return {
      blockHeight: slots.heightOf(slot),
      blockTime: slots.times.of(slot),
      blockhash: slots.hashOf(slot),
      parentSlot,
      previousBlockhash: slots.hashOf(parentSlot),
      ...(config['rewards'] === false ? {} : { rewards: [] }),
      ...transactionsOf(state, history.inSlot(slot), config),
    };
  },

  getBlocks(state, params) {
    const from = integerAt(params, 0);
    const hasEnd = typeof params[1] === 'number';
    const config = configAt(params, params[1] === null || hasEnd ? 2 : 1);
    const highest = slotOf(state, atLeastConfirmed(config));
    requireSlot(highest, config);
    const to = Math.min(hasEnd ? integerAt(params, 1) : from + MOST_BLOCKS, highest);
    if (to - from > MOST_BLOCKS) throw invalid(`Slot range too large; max ${MOST_BLOCKS}`);
    return blocksBetween(state, from, to, Infinity);
  },

  getBlocksWithLimit(state, params) {
    const from = integerAt(params, 0);
    const limit = integerAt(params, 1, 'usize');
    const config = configAt(params, 2);
    const highest = slotOf(state, atLeastConfirmed(config));
    if (limit > MOST_BLOCKS) throw invalid(`Limit too large; max ${MOST_BLOCKS}`);
    return blocksBetween(state, from, highest, limit);
  },

  getBlockTime(state, params) {
    const slot = integerAt(params, 0);
    requireBlock(state, slot, 'processed');
    return state.ledger.slots.times.of(slot);
  },

  /** One validator has all the stake, and votes for every block. */
  getBlockCommitment(state, params) {
    const slot = integerAt(params, 0);
    const depth = slotOf(state, 'processed') - slot;
    const commitment = Array.from({ length: 32 }, (_, index) => (index === depth - 1 ? 1 : 0));
    return { commitment: depth >= 0 && depth < 32 ? commitment : null, totalStake: 1 };
  },

  /** There is no competition for blocks here, so no priority fee is needed. */
  getRecentPrioritizationFees(state, params) {
    if (params[0] !== undefined && params[0] !== null) listAt(params, 0, MOST_FEE_ADDRESSES).map(toKey);
    const { history } = state.ledger;
    const highest = slotOf(state, 'processed');
    return Array.from({ length: VALID_BLOCKS }, (_, age) => highest - VALID_BLOCKS + 1 + age)
      .filter((slot) => history.inSlot(slot).length > 0)
      .map((slot) => ({ prioritizationFee: 0, slot }));
  },
};
