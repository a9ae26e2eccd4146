import { once } from 'node:events';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Landed } from '../ledger/record';
import { METHOD_NOT_FOUND, RpcError } from '../rpc/error';
import { handle } from '../rpc/handle';
import type { RpcState } from '../rpc/method';
import { SUBSCRIPTIONS, type Subscription } from './subscriptions';

const MOST_BYTES = 1_000_000;
let lastId = 0;

/** One client's socket with its subscriptions. */
class Session {
  readonly #subscriptions = new Map<number, Subscription>();

  constructor(
    private readonly state: RpcState,
    private readonly socket: WebSocket,
  ) {}

  async receive(text: string): Promise<void> {
    const { id, method, params } = (JSON.parse(text) ?? {}) as {
      id?: unknown;
      method?: string;
      params?: unknown[];
    };
    // Clients say `ping` from time to time, and expect no answer.
    if (id === undefined || !method) return;
    if (!/[sS]ubscribe$/.test(method)) return this.#send(await handle(this.state, text));
    try {
      this.#send({ jsonrpc: '2.0', result: this.#subscribe(method, params ?? []), id });
      this.#replay();
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      this.#send({ jsonrpc: '2.0', error: { code: error.code, message: error.message }, id });
    }
  }

  hear(landed: Landed): void {
    for (const [id, subscription] of this.#subscriptions) this.#tell(id, subscription, landed);
  }

  #subscribe(method: string, params: unknown[]): number | boolean {
    if (method.endsWith('Unsubscribe')) return this.#subscriptions.delete(params[0] as number);
    if (!Object.hasOwn(SUBSCRIPTIONS, method)) throw new RpcError(METHOD_NOT_FOUND, 'Method not found');
    const subscription = SUBSCRIPTIONS[method]!(this.state, params);
    lastId += 1;
    this.#subscriptions.set(lastId, subscription);
    return lastId;
  }

  #replay(): void {
    for (const [id, subscription] of this.#subscriptions)
      if (subscription.replay) this.#tell(id, subscription, subscription.replay);
  }

  #tell(subscription: number, { notification, listener }: Subscription, landed: Landed): void {
    for (const { value, last } of listener(landed)) {
      this.#send({ jsonrpc: '2.0', method: notification, params: { result: value, subscription } });
      if (last) this.#subscriptions.delete(subscription);
    }
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

const PATIENCE_MILLISECONDS = 1_000;

/** Says goodbye to all clients: one that is only cut off would try to connect again for ever. */
export async function closeSockets(sockets: WebSocketServer): Promise<void> {
  const left = Array.from(sockets.clients, async (socket) => {
    const impatient = setTimeout(() => socket.terminate(), PATIENCE_MILLISECONDS);
    socket.close(1_000);
    await once(socket, 'close');
    clearTimeout(impatient);
  });
  sockets.close();
  await Promise.all(left);
}

/** The WebSocket half of the RPC. */
export function socketServer(state: RpcState, server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ server, maxPayload: MOST_BYTES });
  sockets.on('connection', (socket) => {
    const session = new Session(state, socket);
    const hear = (landed: Landed) => session.hear(landed);
    state.ledger.events.on('landed', hear);
    socket.on('message', (data) => {
      session.receive((data as Buffer).toString('utf8')).catch(() => socket.close());
    });
    socket.on('close', () => state.ledger.events.off('landed', hear));
    socket.on('error', () => socket.close());
  });
  return sockets;
}
