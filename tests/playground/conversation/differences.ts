import type { Wanted } from './compare';

const NO_NETWORK = 'A playground has no peers: it listens on HTTP and WebSocket ports alone.';
const OLD_MEMO = 'LiteSVM brings an older memo program, whose log has the text in a line of its own.';

/** Intended differences between a playground and a node 4.2.0. */
export const WANTED: readonly Wanted[] = [
  { of: 'getClusterNodes', reason: NO_NETWORK },
  {
    of: 'getHighestSnapshotSlot',
    optional: true,
    reason: 'A playground takes no snapshots, and answers like a node before its first.',
  },
  {
    of: 'epoch schedule, parsed',
    path: 'result.value.data.parsed.info.warmup',
    reason: 'LiteSVM has the schedule of a cluster that began with short epochs; a test validator does not.',
  },
  { of: 'memo transaction', path: 'result.meta.logMessages', reason: OLD_MEMO },
  { of: 'memo transaction, parsed', path: 'result.meta.logMessages', reason: OLD_MEMO },
];
