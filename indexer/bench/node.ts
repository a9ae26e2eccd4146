import { PROGRAM_ID } from '@co-staking/sdk';
import bs58 from 'bs58';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { MadeAccount } from '../tests/manyAccounts';

type Filter = { dataSize: number } | { memcmp: { offset: number; bytes: string; encoding?: string } };
interface Config {
  filters?: Filter[];
  dataSlice?: { offset: number; length: number };
}

/** A node that answers searches from memory, without a cluster behind it: faster than any that is public. */
export async function startNode(accounts: readonly MadeAccount[]): Promise<{ url: string; stop(): void }> {
  const byAddress = new Map(accounts.map((one) => [one.address.toBase58(), one.data]));
  const program = PROGRAM_ID.toBase58();

  const accountJson = (data: Uint8Array, { dataSlice }: Config) => {
    const { offset = 0, length = data.length } = dataSlice ?? {};
    const bytes = Buffer.from(data.subarray(offset, offset + length)).toString('base64');
    return {
      data: [bytes, 'base64'],
      owner: program,
      executable: false,
      lamports: 1,
      rentEpoch: 0,
      space: data.length,
    };
  };
  const conditionOf = (filter: Filter): ((data: Uint8Array) => boolean) => {
    if ('dataSize' in filter) return (data) => data.length === filter.dataSize;
    const { offset, bytes, encoding } = filter.memcmp;
    const wanted = encoding === 'base64' ? Buffer.from(bytes, 'base64') : Buffer.from(bs58.decode(bytes));
    return (data) => wanted.equals(data.subarray(offset, offset + wanted.length));
  };
  const resultOf = (method: string, [subject, config = {}]: [unknown, Config?]): unknown => {
    const shown = (address: string) => {
      const data = byAddress.get(address);
      return data ? accountJson(data, config) : null;
    };
    const context = { slot: 1 };
    if (method === 'getAccountInfo') return { context, value: shown(String(subject)) };
    if (method === 'getMultipleAccounts') return { context, value: (subject as string[]).map(shown) };
    if (method !== 'getProgramAccounts') throw new Error(`the node does not know ${method}`);
    const conditions = (config.filters ?? []).map(conditionOf);
    return accounts
      .filter(({ data }) => conditions.every((fits) => fits(data)))
      .map(({ address, data }) => ({ pubkey: address.toBase58(), account: accountJson(data, config) }));
  };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(Buffer.concat(parts).toString()) as {
        id: number;
        method: string;
        params: [unknown, Config?];
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: resultOf(method, params) }));
    });
  });
  // The SDK computes for seconds between two requests, in this same thread.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
