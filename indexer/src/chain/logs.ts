import WebSocket from 'ws';

/** Milliseconds of the first pause before it connects again; doubled up to the longest. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Milliseconds without a word from the node after which the connection counts as dead. */
const SILENCE = 60_000;

/**
 * Calls `hint` for each transaction that names the program, by `logsSubscribe`. What a node forgets to push is found by the
 * next poll, so nothing is read out of the notification, and a connection that breaks is only made again.
 *
 * @returns what ends it
 */
export function watchLogs(url: string, program: string, hint: () => void): () => void {
  let socket: WebSocket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_PAUSE;
  let stopped = false;

  function connect(): void {
    let heard = true;
    const own = (socket = new WebSocket(url));
    const alive = setInterval(() => {
      if (!heard) return own.terminate();
      heard = false;
      if (own.readyState === WebSocket.OPEN) own.ping();
    }, SILENCE / 2);
    alive.unref();
    own.on('open', () => {
      wait = FIRST_PAUSE;
      const params = [{ mentions: [program] }, { commitment: 'confirmed' }];
      own.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'logsSubscribe', params }));
    });
    own.on('pong', () => void (heard = true));
    own.on('message', (data: WebSocket.RawData) => {
      heard = true;
      if (String(data).includes('"logsNotification"')) hint();
    });
    own.on('error', () => undefined);
    own.on('close', () => {
      clearInterval(alive);
      if (stopped) return;
      timer = setTimeout(connect, wait);
      timer.unref();
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    });
  }

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.terminate();
  };
}
