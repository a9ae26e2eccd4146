import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { handle, Refusal, type Gate } from '../rpc/handle';
import { toJson } from '../rpc/json';
import type { RpcState } from '../rpc/method';

/** Most bytes of a body, as on a node. */
const MOST_BYTES = 50 * 1_024;

const KEEP_ALIVE_MILLISECONDS = 75_000;

// As on a test validator, because a page under development uses another port.
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, GET, OPTIONS',
  'access-control-allow-headers': 'content-type, solana-client',
  'access-control-max-age': '86400',
};

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...CORS, ...headers, 'content-type': type }).end(text);
}

async function respond(
  state: RpcState,
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
  if (request.method === 'GET' && request.url === '/health') return reply(response, 200, 'text/plain', 'ok');
  if (request.method !== 'POST') return reply(response, 405, 'text/plain', 'POST a JSON-RPC request');
  const body = await bodyOf(request);
  if (body === null) return reply(response, 413, 'text/plain', `more than ${MOST_BYTES} bytes`);
  try {
    reply(response, 200, 'application/json', toText(await handle(state, body, gate)));
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === null) throw error;
    reply(response, error.status, 'text/plain', `refused by a fault: ${error.status}`, error.headers);
  }
}

const toText = (answer: object | null): string => (answer === null ? '' : toJson(answer));

/** The HTTP half of the RPC. Several nodes behind one address answer in turn, one request each. */
export function httpServer(nodes: readonly RpcState[], gate: Gate): Server {
  let turn = 0;
  const server = createServer((request, response) => {
    // A preflight request or a health check does not take a turn: it shows nothing of a node's state.
    const state = nodes[(request.method === 'POST' ? turn++ : turn) % nodes.length]!;
    respond(state, gate, request, response).catch(() => response.destroy());
  });
  // As on a node, a client may reuse a connection after a pause.
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  return server;
}
