// A page of an outside project in a real browser, on the chain of a playground.
import { startPlayground } from '@co-staking/playground';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { bundlePage, inChromium } from '../support/chromium';

type Files = Record<string, [type: string, contents: string | Uint8Array]>;

/** Serves some files on a free port of this machine. */
async function serve(files: Files): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (!file) return response.writeHead(404).end();
    return response.setHeader('content-type', file[0]).end(file[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** What the page found, and its size in bytes. */
export async function openPage(
  project: string,
  executablePath: string,
): Promise<{ found: unknown; bytes: number }> {
  const script = await bundlePage(join(project, 'page.mjs'));
  const playground = await startPlayground();
  const { url, wsUrl, mint, keypairs } = playground;
  const wallets = Object.fromEntries(
    ['newcomer', 'owner'].map((name) => [name, [...keypairs[name]!.secretKey]]),
  );
  const page = '<!doctype html><title>co-staking</title><script type="module" src="/page.js"></script>';
  const server = await serve({
    '/': ['text/html', page],
    '/page.js': ['text/javascript', script],
    '/facts.json': ['application/json', JSON.stringify({ url, wsUrl, mint, wallets })],
  });
  try {
    return await inChromium(executablePath, async (tab) => {
      const failures: string[] = [];
      tab.on('pageerror', (error) => failures.push(String(error)));
      await tab.goto(server.url);
      const waiting = tab.waitForFunction('globalThis.found', undefined, { timeout: 120_000 });
      const found = await waiting
        .then((handle) => handle.jsonValue())
        .catch((error: unknown) => ({ error: String(error) }));
      return { found: failures.length > 0 ? { found, failures } : found, bytes: script.length };
    });
  } finally {
    server.close();
    await playground.stop();
  }
}
