import { batchedAtOnce, Batches, type RpcClient } from './batches';
import type { Feed } from './feed';
import { Indexed } from './indexed';
import { Reading } from './reading';
import type { EventSource, HistoryOptions, HistorySource } from './source';

/** Requests under way at the same time, for a source that takes them one by one. */
const AT_ONCE = 8;

/** A `Connection` keeps its client under this name, in every release of web3.js 1 (docs/adr/0031). */
const clientOf = (source: HistorySource): RpcClient | null => {
  const { _rpcClient: client } = source as { _rpcClient?: Partial<RpcClient> };
  return typeof client?.request === 'function' ? (client as RpcClient) : null;
};

/** The same source; lists and transactions are asked for many at a time. */
function batched(source: HistorySource, client: RpcClient): HistorySource {
  const batches = new Batches(client);
  const { getFirstAvailableBlock, getSlot } = source;
  return {
    getSignaturesForAddress: (address, options, commitment) =>
      batches.ask('getSignaturesForAddress', [address.toBase58(), { ...options, commitment }], () =>
        source.getSignaturesForAddress(address, options, commitment),
      ),
    getTransaction: (signature, config) =>
      batches.ask('getTransaction', [signature, { ...config, encoding: 'json' }], () =>
        source.getTransaction(signature, config),
      ),
    ...(getFirstAvailableBlock && { getFirstAvailableBlock: () => getFirstAvailableBlock.call(source) }),
    ...(getSlot && { getSlot: (commitment) => getSlot.call(source, commitment) }),
  };
}

/** Where the events of a source come from. */
export function feedOf(source: HistorySource | EventSource, options: HistoryOptions): Feed {
  if ('getEvents' in source) return new Indexed(source, options);
  const client = clientOf(source);
  return client
    ? new Reading(batched(source, client), options, batchedAtOnce())
    : new Reading(source, options, AT_ONCE);
}
