import { getBase58Decoder } from '@solana/kit';
import { VersionedTransaction } from '@solana/web3.js';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One question to the RPC. */
export interface Question {
  method: string;
  params: unknown[];
}

/** An answer of the RPC, read. */
export interface Answer {
  jsonrpc: string;
  id: unknown;
  result?: unknown;
  error?: unknown;
}

/** What comes back: an answer, anything else with a status, or nothing. */
export type Reply =
  Answer | { status: number; text: string; headers?: Record<string, string> } | 'drop' | 'hang';

/** Decides what comes back for a question; `ask` asks the RPC. */
export type Fault = (question: Question, ask: () => Promise<Answer>) => Reply | Promise<Reply>;

/** A proxy in front of an RPC with one fault at a time. */
export interface FaultProxy {
  url: string;
  /** Everything that was asked, in its order. */
  asked: Question[];
  /** What happens from now on; everything passes at first. */
  fault: Fault;
  stop(): Promise<void>;
}

/** Lets everything pass. */
export const pass: Fault = (_, ask) => ask();

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts it. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const read = JSON.parse(body) as (Question & { id: unknown }) | (Question & { id: unknown })[];
    // Several questions at once are of one kind.
    const { id, method, params = [] } = Array.isArray(read) ? read[0]! : read;
    const question = { method, params };
    proxy.asked.push(question);
    const ask = async (): Promise<Answer> => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(target, { method: 'POST', body, headers })).json() as Promise<Answer>;
    };
    const reply = await proxy.fault(question, ask);
    if (reply === 'hang') return;
    if (reply === 'drop') return void request.socket.destroy();
    if ('status' in reply) return void response.writeHead(reply.status, reply.headers).end(reply.text);
    const answer = Array.isArray(reply) ? reply : { ...reply, id };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    fault: pass,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

/** An answer with this result. */
export const answerOf = (result: unknown): Answer => ({ jsonrpc: '2.0', id: null, result });

const base58 = getBase58Decoder();

/** The signature of a transaction that is being sent. */
export const signatureOf = ([text]: unknown[]): string =>
  base58.decode(VersionedTransaction.deserialize(Buffer.from(text as string, 'base64')).signatures[0]!);
