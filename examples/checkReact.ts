// The React page in Chromium, against a playground: a wallet without an account accepts an offer with one signature.
import type { Playground } from '@co-staking/playground';
import { fetchOffer, fetchParticipantNullable, findParticipantPda } from '@co-staking/sdk';
import { Connection, VersionedMessage, VersionedTransaction, type Keypair } from '@solana/web3.js';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

import { bundlePage, findChromium, inChromium } from '../tests/support/chromium';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(import.meta.dirname, 'react');
const PATIENCE_MS = 60_000;

/** What a browser's wallet extension puts into pages: the key stays outside, and the user confirms each signature. */
const EXTENSION = `window.solana = {
  connect: async () => ({ publicKey: { toString: () => WALLET } }),
  async signTransaction(unsigned) {
    const signature = await walletSigns(Array.from(unsigned.message.serialize()));
    const key = unsigned.message.staticAccountKeys.find((each) => each.toBase58() === WALLET);
    unsigned.addSignature(key, Uint8Array.from(signature));
    return unsigned;
  },
};`;

/** A user with a key, who signs or declines. */
class User {
  declines = false;
  asked = 0;

  constructor(private readonly key: Keypair) {}

  sign = (message: number[]): number[] => {
    this.asked += 1;
    if (this.declines) throw new Error('User rejected the request.');
    const transaction = new VersionedTransaction(VersionedMessage.deserialize(Uint8Array.from(message)));
    transaction.sign([this.key]);
    return Array.from(transaction.signatures[0]!);
  };

  async enter(page: Page): Promise<void> {
    await page.exposeFunction('walletSigns', this.sign);
    await page.addInitScript(EXTENSION.replaceAll('WALLET', JSON.stringify(this.key.publicKey.toBase58())));
  }
}

/** The page as a web server delivers it, with the playground as its RPC. */
async function serve(rpc: string): Promise<{ url: string; stop: () => void }> {
  const html = readFileSync(join(FOLDER, 'page.html'), 'utf8');
  const script = await bundlePage(join(FOLDER, 'page.tsx'));
  const server = createServer((request, response) => {
    if (request.url === '/page.js') return response.setHeader('content-type', 'text/javascript').end(script);
    return response
      .setHeader('content-type', 'text/html')
      .end(html.replace(/data-rpc="[^"]*"/, `data-rpc="${rpc}"`));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

async function visit(page: Page, url: string, user: User, { url: rpc }: Playground, wallet: Keypair) {
  const chain = new Connection(rpc, 'confirmed');
  const [account] = findParticipantPda({ id: wallet.publicKey });
  const status = async (pattern: RegExp): Promise<string> => {
    const found = page.getByRole('status').filter({ hasText: pattern });
    await found.waitFor({ timeout: PATIENCE_MS });
    return found.innerText();
  };
  await user.enter(page);
  await page.goto(url);
  await status(/^connected$/);
  const articles = await page.getByRole('article').all();
  const refused: string[] = [];
  for (const article of articles) {
    const words = await article.locator('p').innerText();
    if (await article.getByRole('button').isDisabled()) refused.push(words);
    else
      match(
        words,
        /tokens stay with you; leaving takes 21 days; at most 30 % can be slashed while you leave; also opens your account \(rent 0\.\d+ SOL\)$/,
      );
  }
  ok(
    refused.length > 0 && refused.length < articles.length,
    `${refused.length} of ${articles.length} refused`,
  );
  ok(
    refused.every((words) => /^.{10,}; .{10,}$/.test(words)),
    refused.join('\n'),
  );

  const button = page.locator('button:enabled').first();
  const offer = (await page.getByRole('article').filter({ has: button }).first().getAttribute('id'))!;
  user.declines = true;
  await button.click();
  await status(/User rejected the request/);
  equal(await fetchParticipantNullable(chain, account), null);
  equal((await fetchOffer(chain, offer)).principal, 0n);

  [user.declines, user.asked] = [false, 0];
  await page.locator(`[id="${offer}"] button`).click();
  const [, signature] = /^accepted: (\w+)$/.exec(await status(/^accepted/))!;
  equal(user.asked, 1);
  const landed = await chain.getTransaction(signature!, { maxSupportedTransactionVersion: 0 });
  equal(landed!.transaction.signatures.length, 1);
  const taken = await fetchOffer(chain, offer);
  ok(taken.principal > 0n && taken.coStaker.equals(wallet.publicKey), 'the offer has another co-staker');
  equal((await fetchParticipantNullable(chain, account))!.activeClaims, 1);
  // An accepted offer is no longer offered.
  equal(await page.locator(`[id="${offer}"]`).count(), 0);
}

/** @throws with what is wrong on the page */
export async function checkReactPage(playground: Playground): Promise<void> {
  const source = readFileSync(join(FOLDER, 'page.tsx'), 'utf8');
  const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
  deepEqual(imports, ['@co-staking/sdk', '@solana/web3.js', 'react', 'react-dom/client']);
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '--project', FOLDER]);
  const chromium = findChromium();
  ok(chromium, 'there is no Chromium and none could be installed');
  const wallet = playground.keypairs['newcomer']!;
  const { url, stop } = await serve(playground.url);
  try {
    await inChromium(chromium, async (page) => {
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(String(error)));
      await visit(page, url, new User(wallet), playground, wallet);
      deepEqual(failures, []);
    });
  } finally {
    stop();
  }
}
