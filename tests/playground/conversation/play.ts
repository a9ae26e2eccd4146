import { Connection } from '@solana/web3.js';

import type { Exchange } from './compare';
import { requestsOf } from './requests';
import { shapeOf } from './shape';
import { playSocket } from './socket';
import { setUp } from './fixture';

/** Where a node answers. */
export interface Node {
  url: string;
  wsUrl: string;
}

/** The answer without what every answer has. */
async function ask(url: string, method: string, params: unknown[]): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const text = await response.text();
  try {
    const { result, error } = JSON.parse(text) as { result?: unknown; error?: unknown };
    return error === undefined ? { result } : { error };
  } catch {
    return { status: response.status, text };
  }
}

/** Bodies that no client sends. */
const BODIES: [name: string, body: string][] = [
  ['no JSON', 'moon'],
  ['no method', '{"jsonrpc":"2.0","id":1}'],
  ['no request', 'null'],
  ['an empty batch', '[]'],
  ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"getHealth"},{"jsonrpc":"2.0","id":2,"method":"getMoon"}]'],
];

async function playBodies(url: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const [name, body] of BODIES) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    let answer: unknown = text;
    try {
      answer = JSON.parse(text);
    } catch {
      // Some bodies are not answered in JSON.
    }
    exchanges.push({
      name: `body: ${name}`,
      method: 'POST',
      answer: shapeOf({ status: response.status, answer }),
    });
  }
  return exchanges;
}

/**
 * Plays the whole conversation with a node, and gives the shapes of its answers. The node must have the program, a
 * faucet, and the features of a cluster; the conversation makes all else, and takes about half a minute.
 */
export async function playConversation({ url, wsUrl }: Node): Promise<Exchange[]> {
  const connection = new Connection(url, { commitment: 'confirmed', wsEndpoint: wsUrl });
  const fixture = await setUp(connection);
  const exchanges: Exchange[] = [];
  for (const [name, method, params] of await requestsOf(fixture, connection))
    exchanges.push({ name, method, answer: shapeOf(await ask(url, method, params)) });
  return [...exchanges, ...(await playBodies(url)), ...(await playSocket(wsUrl, fixture, connection))];
}
