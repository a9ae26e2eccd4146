import { onlineManager, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';

import { connection } from './chain/connection';
import { messages } from './messages';
import { pending } from './send/outbox';
import { settings } from './settings';

const text = messages.banners;

const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );

/** When anything was read last; `null` for never. */
function useReadAt(): Date | null {
  const latest = useQueryClient()
    .getQueryCache()
    .getAll()
    .reduce((time, { state }) => Math.max(time, state.dataUpdatedAt), 0);
  return latest === 0 ? null : new Date(latest);
}

function Offline() {
  const readAt = useReadAt();
  return (
    <p className="notice warn" role="status">
      {readAt ? text.offline(readAt.toLocaleTimeString()) : text.offlineNothing}
    </p>
  );
}

/** Whether the RPC node is of the network that the host of the page names. Asked after the first rows. */
function WrongNetwork() {
  const fetching = useIsFetching();
  const started = useRef(false);
  const shown = useRef(false);
  // Something was being read, and is there now.
  if (fetching > 0) started.current = true;
  else if (started.current) shown.current = true;
  const { data } = useQuery({
    queryKey: ['genesis'],
    queryFn: () => connection.getGenesisHash(),
    enabled: settings.genesis !== '' && shown.current,
    staleTime: Infinity,
    refetchInterval: false,
  });
  if (data === undefined || data === settings.genesis) return null;
  return (
    <p className="notice bad" role="alert">
      {text.wrongNetwork(settings.network)}
    </p>
  );
}

interface Line {
  signature: string;
  words: string;
}

let lines: readonly Line[] = [];
const listeners = new Set<() => void>();

function setLines(next: readonly Line[]): void {
  lines = next;
  listeners.forEach((listener) => listener());
}

const without = (signature: string): readonly Line[] => lines.filter((line) => line.signature !== signature);

// Once for each load of the page. The SDK's part is only loaded if something was left.
const resuming =
  pending().length === 0
    ? Promise.resolve()
    : import('./send/resume').then(({ resume }) =>
        resume((signature, words) => setLines([...without(signature), { signature, words }])),
      );

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What became known of transactions that were signed before a reload. */
function Resumed() {
  const queries = useQueryClient();
  const shown = useSyncExternalStore(subscribe, () => lines);
  useEffect(() => {
    void resuming.then(() => (lines.length > 0 ? queries.invalidateQueries() : undefined));
  }, [queries]);
  return shown.map(({ signature, words }) => (
    <div key={signature} className="notice" role="status">
      <p>{words}</p>
      <button type="button" className="button quiet little" onClick={() => setLines(without(signature))}>
        {text.dismiss}
      </button>
    </div>
  ));
}

/** What concerns every page: offline, another network, and what was signed before. */
export function Banners() {
  const online = useOnline();
  return (
    <div className="banners">
      {!online && <Offline />}
      <WrongNetwork />
      <Resumed />
    </div>
  );
}
