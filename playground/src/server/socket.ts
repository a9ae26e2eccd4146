import { once } from 'node:events';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Feed, Reached } from '../ledger/feed';
import { INVALID_PARAMS, METHOD_NOT_FOUND, RpcError } from '../rpc/error';
import { failed, handle, Refusal, type Gate } from '../rpc/handle';
import { toJson } from '../rpc/json';
import type { RpcState } from '../rpc/method';
import { SUBSCRIPTIONS, type Subscription } from './subscriptions';

const MOST_BYTES = 1_000_000;
/** The only method that a node also answers over its WebSocket. */
const ALSO_HERE = 'getVersion';
let lastId = 0;

/** One client's socket with its subscriptions. */
class Session {
  readonly #subscriptions = new Map<number, Subscription>();

  constructor(
    private readonly state: RpcState,
    private readonly gate: Gate,
    private readonly socket: WebSocket,
  ) {}

  async receive(text: string): Promise<void> {
    const { id, method, params } = (JSON.parse(text) ?? {}) as {
      id?: unknown;
      method?: string;
      params?: unknown[];
    };
    // Clients send `ping` from time to time, and expect no response.
    if (id === undefined || !method) return;
    if (method === ALSO_HERE) return this.#send((await handle(this.state, text, this.gate))!);
    try {
      await this.gate(method);
      const subscription = this.#subscribe(method, params ?? []);
      this.#send({ jsonrpc: '2.0', result: subscription, id });
      this.#replay(subscription);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      this.#send(failed(id, error));
    }
  }

  hear(reached: Reached): void {
    for (const [id, { commitment, notification, listener }] of this.#subscriptions)
      if (commitment === null || commitment === reached.commitment)
        this.#announce(id, notification, listener(reached));
  }

  #subscribe(method: string, params: unknown[]): number | boolean {
    if (method.endsWith('Unsubscribe')) {
      if (!this.#subscriptions.delete(params[0] as number))
        throw new RpcError(INVALID_PARAMS, 'Invalid subscription id.');
      return true;
    }
    if (!Object.hasOwn(SUBSCRIPTIONS, method)) throw new RpcError(METHOD_NOT_FOUND, 'Method not found');
    const subscription = SUBSCRIPTIONS[method]!(this.state, params);
    lastId += 1;
    this.#subscriptions.set(lastId, subscription);
    return lastId;
  }

  #replay(id: number | boolean): void {
    const subscription = this.#subscriptions.get(id as number);
    if (subscription?.replay) this.#announce(id as number, subscription.notification, subscription.replay);
  }

  #announce(subscription: number, method: string, notices: { value: unknown; last?: boolean }[]): void {
    for (const { value, last } of notices) {
      this.#send({ jsonrpc: '2.0', method, params: { result: value, subscription } });
      if (last) this.#subscriptions.delete(subscription);
    }
  }

  #send(message: object): void {
    this.socket.send(toJson(message));
  }
}

const PATIENCE_MILLISECONDS = 1_000;

/** Closes all clients properly: a client that is only cut off would try to reconnect forever. */
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
export function socketServer(state: RpcState, feed: Feed, gate: Gate, server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ server, maxPayload: MOST_BYTES });
  // It repeats the errors of its server. `listenOnPair` hears those, and looks for another pair if a port is taken.
  sockets.on('error', () => undefined);
  sockets.on('connection', (socket) => {
    const session = new Session(state, gate, socket);
    const hear = (reached: Reached) => session.hear(reached);
    feed.events.on('reached', hear);
    socket.on('message', (data) => {
      session.receive((data as Buffer).toString('utf8')).catch((error: unknown) => {
        if (error instanceof Refusal) socket.terminate();
        else socket.close();
      });
    });
    socket.on('close', () => feed.events.off('reached', hear));
    socket.on('error', () => socket.close());
  });
  return sockets;
}
