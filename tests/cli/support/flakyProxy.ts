import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Random } from '../../../fuzz/random';

/** A proxy in front of an RPC that loses, delays and repeats. */
export interface FlakyProxy {
  url: string;
  /** What it did to requests, by kind. */
  counts: Record<Mischief, number>;
  /** Ends with the given number of requests from now on. */
  after(requests: number): Promise<void>;
  stop(): Promise<void>;
}

/** What can happen to a request. `lostAnswer` and `twice` reach the RPC; `lostRequest` and `busy` do not. */
const MISCHIEF = ['none', 'delay', 'lostRequest', 'lostAnswer', 'twice', 'busy'] as const;
type Mischief = (typeof MISCHIEF)[number];

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Starts it. The same seed plays the same tricks on the same sequence of requests. */
export async function startFlakyProxy(target: string, seed: number): Promise<FlakyProxy> {
  const random = new Random(seed);
  const counts = Object.fromEntries(MISCHIEF.map((kind) => [kind, 0])) as Record<Mischief, number>;
  const waiters = new Set<() => void>();
  const forward = async (body: Buffer): Promise<string> => {
    const answer = await fetch(target, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': 'application/json' },
    });
    return answer.text();
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const kind: Mischief = random.below(100) < 55 ? 'none' : random.pick(MISCHIEF);
    counts[kind] += 1;
    for (const waiter of waiters) waiter();
    if (kind === 'lostRequest') return void request.socket.destroy();
    if (kind === 'busy') return void response.writeHead(503).end('busy');
    if (kind === 'delay') await sleep(50 + random.below(250));
    if (kind === 'twice') await forward(body);
    const answer = await forward(body);
    if (kind === 'lostAnswer') return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    after: (requests) =>
      new Promise((resolve) => {
        let left = requests;
        const waiter = (): void => {
          left -= 1;
          if (left > 0) return;
          waiters.delete(waiter);
          resolve();
        };
        waiters.add(waiter);
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
