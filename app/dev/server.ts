// What the development server has beside the page: the names of the playground's wallets, and their signatures. The keys
// stay in its process.
import type { Playground } from '@co-staking/playground';
import { VersionedMessage, VersionedTransaction } from '@solana/web3.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Plugin } from 'vite';

import { fillSettings, type Settings } from './settings.mts';

const NAMES = [
  'owner',
  'owner-2',
  'co-staker',
  'co-staker-2',
  'co-staker-3',
  'co-staker-4',
  'visitor',
  'newcomer',
];

/** Addresses of the wallets that a person has. */
export const addressesOf = ({ keypairs }: Pick<Playground, 'keypairs'>): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [name, keypairs[name]!.publicKey.toBase58()]));

/** Signs a message with the key of one of a playground's wallets. @throws Error for an unknown wallet */
export function signWith(
  { keypairs }: Pick<Playground, 'keypairs'>,
  address: string,
  message: number[],
): number[] {
  const key = Object.values(keypairs).find(({ publicKey }) => publicKey.toBase58() === address);
  if (!key) throw new Error(`the playground has no wallet ${address}`);
  const transaction = new VersionedTransaction(VersionedMessage.deserialize(Uint8Array.from(message)));
  transaction.sign([key]);
  const place = transaction.message.staticAccountKeys.findIndex((each) => each.equals(key.publicKey));
  return Array.from(transaction.signatures[place]!);
}

/** Settings of the page for a playground. */
export const settingsOf = ({ url }: Pick<Playground, 'url'>, genesis: string): Settings => ({
  rpc: url,
  network: 'localnet',
  genesis,
  explorer: `https://explorer.solana.com/tx/{signature}?cluster=custom&customUrl=${encodeURIComponent(url)}`,
});

async function answer(
  playground: Playground,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('content-type', 'application/json');
  if (request.method !== 'POST') {
    response.end(JSON.stringify(addressesOf(playground)));
    return;
  }
  const { address, message } = JSON.parse(await text(request)) as { address: string; message: number[] };
  response.end(JSON.stringify(signWith(playground, address, message)));
}

/** A plugin of the development server alone: it is not part of any build. */
export const playgroundPlugin = (playground: Playground, genesis: string): Plugin => ({
  name: 'playground',
  apply: 'serve',
  transformIndexHtml: (html) => fillSettings(html, settingsOf(playground, genesis)),
  configureServer(server) {
    server.middlewares.use('/dev/wallets', (request, response) => {
      answer(playground, request, response).catch((error: unknown) => {
        response.statusCode = 400;
        response.end(JSON.stringify({ error: (error as Error).message }));
      });
    });
  },
});
