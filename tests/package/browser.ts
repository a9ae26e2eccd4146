// A page of an outside project in a real browser.
import { build } from 'esbuild';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';

import type { OutsideAccounts } from './accounts';
import { serve } from './rpcStub';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of Chromium; installs Debian's where there is none and this is root. */
export function findChromium(): string | null {
  const find = () => CHROMIUM.find((path) => existsSync(path)) ?? null;
  if (find() || process.getuid?.() !== 0) return find();
  console.error('check:package: installing chromium ...');
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2] });
  return find();
}

/** Bundles the project's page for browsers, with nothing but defaults: no shim, no polyfill, no define. */
async function bundle(project: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(project, 'page.mjs')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    minify: true,
    logLevel: 'error',
  });
  return outputFiles[0]!.contents;
}

/** What the page found; its size in bytes besides. */
export async function openPage(
  project: string,
  accounts: OutsideAccounts,
  executablePath: string,
): Promise<{ found: unknown; bytes: number }> {
  const script = await bundle(project);
  const { server, url } = await serve(accounts, {
    '/': [
      'text/html',
      '<!doctype html><title>co-staking</title><script type="module" src="/page.js"></script>',
    ],
    '/page.js': ['text/javascript', script],
    '/accounts.json': ['application/json', JSON.stringify(accounts)],
  });
  const profile = mkdtempSync(join(tmpdir(), 'check-package-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.goto(url);
    const waiting = page.waitForFunction('globalThis.found', undefined, { timeout: 60_000 });
    const found = await waiting
      .then((handle) => handle.jsonValue())
      .catch((error: unknown) => ({ error: String(error) }));
    return { found: failures.length > 0 ? { found, failures } : found, bytes: script.length };
  } finally {
    await browser.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
