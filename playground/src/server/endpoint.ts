import { createServer } from 'node:http';

import { Feed } from '../ledger/feed';
import type { Gate } from '../rpc/handle';
import type { RpcState } from '../rpc/method';
import { httpServer } from './http';
import { HOST, close, listenOnPair } from './listen';
import { closeSockets, socketServer } from './socket';

/** An address of the RPC with its WebSocket. */
export interface RunningEndpoint {
  url: string;
  wsUrl: string;
  stop(): Promise<void>;
}

/**
 * Serves HTTP on a port and the WebSocket on the one above; on any free pair if the port is 0. `others` are further nodes
 * behind the same address: they answer over HTTP in turn with the first, and the WebSocket is the first's.
 */
export async function startEndpoint(
  state: RpcState,
  gate: Gate,
  port: number,
  others: readonly RpcState[] = [],
): Promise<RunningEndpoint> {
  const http = httpServer([state, ...others], gate);
  const upper = createServer((_, response) => response.writeHead(426).end());
  const feed = new Feed(state.ledger, state.endpoint.lag);
  const sockets = socketServer(state, feed, gate, upper);
  try {
    const bound = await listenOnPair(http, upper, port);
    return {
      url: `http://${HOST}:${bound}`,
      wsUrl: `ws://${HOST}:${bound + 1}`,
      async stop() {
        feed.stop();
        await closeSockets(sockets);
        await Promise.all([close(http), close(upper)]);
      },
    };
  } catch (error) {
    feed.stop();
    throw error;
  }
}
