// The three questions of an `AccountSource`, answered over HTTP as an RPC node does, out of a few real accounts.
import { PublicKey, type GetProgramAccountsConfig } from '@solana/web3.js';
import { createServer, type IncomingMessage, type Server } from 'node:http';

import { searchAccounts } from '../support/programAccounts';
import type { OutsideAccounts } from './accounts';

interface Request {
  id: unknown;
  method: string;
  params: [unknown, GetProgramAccountsConfig];
}

function answer({ accounts }: OutsideAccounts, { method, params }: Request): unknown {
  const infoOf = (owner: string, data: string) => ({
    data: [data, 'base64'],
    owner,
    lamports: 1,
    executable: false,
    rentEpoch: 0,
    space: Buffer.from(data, 'base64').length,
  });
  const one = (address: string) => {
    const found = accounts[address];
    return found ? infoOf(found.owner, found.data) : null;
  };
  const context = { slot: 1 };
  if (method === 'getAccountInfo') return { context, value: one(params[0] as string) };
  if (method === 'getMultipleAccounts') return { context, value: (params[0] as string[]).map(one) };
  if (method !== 'getProgramAccounts') throw new Error(`no method ${method}`);
  const all = Object.entries(accounts).map(([address, { data }]): [PublicKey, { data: Buffer }] => [
    new PublicKey(address),
    { data: Buffer.from(data, 'base64') },
  ]);
  return searchAccounts(all, params[1]).map(({ pubkey, account }) => ({
    pubkey: pubkey.toBase58(),
    account: infoOf(params[0] as string, account.data.toString('base64')),
  }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Serves the accounts at `/rpc`, and some files. Listens on a free port of this machine. */
export async function serve(
  accounts: OutsideAccounts,
  files: Record<string, [type: string, contents: string | Uint8Array]>,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    void (async () => {
      if (path === '/rpc') {
        const asked = JSON.parse(await bodyOf(request)) as Request;
        response.setHeader('content-type', 'application/json');
        return response.end(
          JSON.stringify({ jsonrpc: '2.0', id: asked.id, result: answer(accounts, asked) }),
        );
      }
      const file = files[path];
      if (!file) return response.writeHead(404).end();
      return response.setHeader('content-type', file[0]).end(file[1]);
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { server, url: `http://127.0.0.1:${port}` };
}
