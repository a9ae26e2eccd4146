// The built page as a host would serve it: with its policy in a header, and index.html for every route.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

import { fillSettings, type Settings } from '../dev/settings.mts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The policy of docs/app.md, for one RPC node and an indexer. The WebSocket of a playground is one port above its RPC. */
export function policyFor(rpc: string, indexer = ''): string {
  const { origin, protocol, hostname, port } = new URL(rpc);
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${hostname}${port === '' ? '' : `:${Number(port) + 1}`}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", origin, socket, ...(indexer === '' ? [] : [new URL(indexer).origin])].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves a folder on a free port. */
export async function serve(
  folder: string,
  settings: Settings & { rpc: string },
): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
      const type = TYPES[extname(path)];
      const file = join(folder, type && !path.endsWith('/') ? path : 'index.html');
      const content = await readFile(file).catch(() => null);
      response.setHeader('content-security-policy', policyFor(settings.rpc, settings.indexer));
      response.setHeader('referrer-policy', 'no-referrer');
      response.setHeader('x-content-type-options', 'nosniff');
      if (content === null) return response.writeHead(404).end();
      response.setHeader('content-type', type ?? TYPES['.html']!);
      return response.end(file.endsWith('.html') ? fillSettings(content.toString(), settings) : content);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
