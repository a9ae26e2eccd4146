// A page of an outside project in a real browser.
import { join } from 'node:path';

import { bundlePage, inChromium } from '../support/chromium';
import type { OutsideAccounts } from './accounts';
import { serve } from './rpcStub';

/** What the page found; its size in bytes besides. */
export async function openPage(
  project: string,
  accounts: OutsideAccounts,
  executablePath: string,
): Promise<{ found: unknown; bytes: number }> {
  const script = await bundlePage(join(project, 'page.mjs'));
  const { server, url } = await serve(accounts, {
    '/': [
      'text/html',
      '<!doctype html><title>co-staking</title><script type="module" src="/page.js"></script>',
    ],
    '/page.js': ['text/javascript', script],
    '/accounts.json': ['application/json', JSON.stringify(accounts)],
  });
  try {
    return await inChromium(executablePath, async (page) => {
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(String(error)));
      await page.goto(url);
      const waiting = page.waitForFunction('globalThis.found', undefined, { timeout: 60_000 });
      const found = await waiting
        .then((handle) => handle.jsonValue())
        .catch((error: unknown) => ({ error: String(error) }));
      return { found: failures.length > 0 ? { found, failures } : found, bytes: script.length };
    });
  } finally {
    server.close();
  }
}
