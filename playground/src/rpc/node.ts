import { SLOTS_IN_EPOCH } from '../ledger/machine';
import { NO_SNAPSHOT, RpcError } from './error';
import { CORE_VERSION, bankAt, slotOf, withContext, type Methods, type RpcState } from './method';
import { configAt, integerAt, invalid, listAt, toKey } from './params';

/** Feature set of solana-core 4.2.0. */
const FEATURE_SET = 0;
const MOST_SLOT_LEADERS = 5_000;
const MOST_SAMPLES = 720;
const SAMPLE_SECONDS = 60;
const SLOTS_A_SAMPLE = 150;

const identityOf = ({ marketplace }: RpcState): string => marketplace.validator.identity.toBase58();
const voteOf = ({ marketplace }: RpcState): string => marketplace.validator.vote.toBase58();

/** What a client asks a node about itself and its cluster, which has one validator. */
export const nodeMethods: Methods = {
  getHealth: () => 'ok',
  getVersion: () => ({ 'feature-set': FEATURE_SET, 'solana-core': CORE_VERSION }),
  getGenesisHash: ({ ledger }) => ledger.slots.genesisHash,
  getIdentity: (state) => ({ identity: identityOf(state) }),

  getEpochInfo(state, params) {
    const { slot, height } = bankAt(state, configAt(params, 0));
    return {
      absoluteSlot: slot,
      blockHeight: height,
      epoch: Math.floor(slot / SLOTS_IN_EPOCH),
      slotIndex: slot % SLOTS_IN_EPOCH,
      slotsInEpoch: SLOTS_IN_EPOCH,
      transactionCount: state.ledger.history.count,
    };
  },

  getEpochSchedule: () => ({
    firstNormalEpoch: 0,
    firstNormalSlot: 0,
    leaderScheduleSlotOffset: SLOTS_IN_EPOCH,
    slotsPerEpoch: SLOTS_IN_EPOCH,
    warmup: false,
  }),

  getClusterNodes: (state) => [
    {
      clientId: 'Agave',
      featureSet: FEATURE_SET,
      gossip: null,
      pubkey: identityOf(state),
      pubsub: null,
      rpc: null,
      serveRepair: null,
      shredVersion: 1,
      tpu: null,
      tpuForwards: null,
      tpuForwardsQuic: null,
      tpuQuic: null,
      tpuVote: null,
      tvu: null,
      version: CORE_VERSION,
    },
  ],

  getVoteAccounts(state, params) {
    const { votePubkey } = configAt(params, 0);
    if (votePubkey !== undefined && votePubkey !== null) toKey(votePubkey);
    const account = {
      activatedStake: 1,
      commission: 0,
      epochCredits: [],
      epochVoteAccount: true,
      inflationRewardsCommissionBps: 0,
      lastVote: slotOf(state, 'processed'),
      nodePubkey: identityOf(state),
      rootSlot: slotOf(state, 'finalized'),
      votePubkey: voteOf(state),
    };
    const wanted = votePubkey === undefined || votePubkey === null || votePubkey === account.votePubkey;
    return { current: wanted ? [account] : [], delinquent: [] };
  },

  getSlotLeader(state, params) {
    bankAt(state, configAt(params, 0));
    return identityOf(state);
  },

  getSlotLeaders(state, params) {
    const start = integerAt(params, 0);
    const limit = integerAt(params, 1);
    if (limit > MOST_SLOT_LEADERS) throw invalid(`Invalid limit; max ${MOST_SLOT_LEADERS}`);
    const epoch = Math.floor((start + limit) / SLOTS_IN_EPOCH);
    if (epoch > Math.floor(slotOf(state, 'processed') / SLOTS_IN_EPOCH) + 1)
      throw invalid(`Invalid slot range: leader schedule for epoch ${epoch} is unavailable`);
    return new Array(limit).fill(identityOf(state));
  },

  getLeaderSchedule(state, params) {
    const isConfig = typeof params[0] === 'object' && params[0] !== null;
    const config = configAt(params, isConfig ? 0 : 1);
    const slot = typeof params[0] === 'number' ? params[0] : slotOf(state, 'finalized');
    const epoch = Math.floor(slot / SLOTS_IN_EPOCH);
    if (epoch > Math.floor(slotOf(state, 'finalized') / SLOTS_IN_EPOCH) + 1) return null;
    const { identity } = config;
    if (identity !== undefined && identity !== null) toKey(identity);
    if (typeof identity === 'string' && identity !== identityOf(state)) return {};
    return { [identityOf(state)]: Array.from({ length: SLOTS_IN_EPOCH }, (_, index) => index) };
  },

  getBlockProduction(state, params) {
    const config = configAt(params, 0);
    const bank = bankAt(state, config);
    const range = (config['range'] ?? {}) as { firstSlot?: number; lastSlot?: number };
    const firstSlot = range.firstSlot ?? bank.slot - (bank.slot % SLOTS_IN_EPOCH);
    const lastSlot = range.lastSlot ?? bank.slot;
    if (lastSlot < firstSlot)
      throw invalid(`lastSlot, ${lastSlot}, cannot be less than firstSlot, ${firstSlot}`);
    if (lastSlot > bank.slot) throw invalid(`lastSlot, ${lastSlot}, is too large; max ${bank.slot}`);
    const { slots } = state.ledger;
    const made = slots.heightOf(lastSlot) - slots.heightOf(firstSlot) + (slots.isSkipped(firstSlot) ? 0 : 1);
    const byIdentity = { [identityOf(state)]: [lastSlot - firstSlot + 1, made] };
    return withContext(bank, { byIdentity, range: { firstSlot, lastSlot } });
  },

  getHighestSnapshotSlot() {
    throw new RpcError(NO_SNAPSHOT, 'No snapshot');
  },

  getStakeMinimumDelegation: (state, params) => withContext(bankAt(state, configAt(params, 0)), 1),

  /** There is no inflation here, as on a test validator. */
  getInflationGovernor: () => ({
    foundation: 0,
    foundationTerm: 0,
    initial: 0,
    taper: 1,
    terminal: 0,
  }),
  getInflationRate: (state) => ({
    epoch: Math.floor(slotOf(state, 'finalized') / SLOTS_IN_EPOCH),
    foundation: 0,
    total: 0,
    validator: 0,
  }),
  getInflationReward: (_, params) =>
    listAt(params, 0, Infinity)
      .map(toKey)
      .map(() => null),

  /** Number of transactions in each past minute. */
  getRecentPerformanceSamples({ ledger: { slots, history } }, params) {
    const limit =
      params[0] === undefined || params[0] === null ? MOST_SAMPLES : integerAt(params, 0, 'usize');
    if (limit > MOST_SAMPLES) throw invalid(`Invalid limit; max ${MOST_SAMPLES}`);
    const samples = Math.floor((slots.tip - slots.opened) / SLOTS_A_SAMPLE);
    return Array.from({ length: Math.min(limit, samples) }, (_, age) => {
      const slot = slots.opened + (samples - age) * SLOTS_A_SAMPLE;
      let count = 0;
      for (let each = slot - SLOTS_A_SAMPLE + 1; each <= slot; each += 1)
        count += history.inSlot(each).length;
      return {
        numNonVoteTransactions: count,
        numSlots: SLOTS_A_SAMPLE,
        numTransactions: count,
        samplePeriodSecs: SAMPLE_SECONDS,
        slot,
      };
    });
  },

  getMaxRetransmitSlot: (state) => slotOf(state, 'processed'),
  getMaxShredInsertSlot: (state) => slotOf(state, 'processed'),
};
