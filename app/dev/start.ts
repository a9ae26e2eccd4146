// A playground and the page over it: `npm run app`.
import { startPlayground } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

import { playgroundPlugin } from './server';

const HELP = `Usage: npm run app [-- options]

Starts a playground and the marketplace page over it, with a wallet that changes between owner, co-staker and
stranger, and a clock that travels. Everything is gone when it stops (Ctrl-C).

  --devices NUMBER  so many more devices (0)
  --port NUMBER     port of the page (5173)
  --rpc-port NUMBER port of the playground's RPC, its WebSocket is one above (any free pair)
  --seed TEXT       the same wallets, devices and rewards for the same text
  --finality SECONDS until a block is final (0: at once)
  --help            this text`;

const whole = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new Error(`--${name}: not a number up to ${most}: ${text}`);
  return value;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '0' },
      port: { type: 'string', default: '5173' },
      'rpc-port': { type: 'string', default: '0' },
      seed: { type: 'string' },
      finality: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const started = Date.now();
  console.error('app: playing the marketplace of the last 30 days ...');
  const playground = await startPlayground({
    devices: whole('devices', values.devices, 100_000),
    port: whole('rpc-port', values['rpc-port'], 65_534),
    finality: whole('finality', values.finality, 1_000),
    ...(values.seed !== undefined && { seed: values.seed }),
  });
  const genesis = await new Connection(playground.url).getGenesisHash();
  const server = await createServer({
    configFile: join(import.meta.dirname, '../vite.config.mts'),
    plugins: [playgroundPlugin(playground, genesis)],
    server: { host: '127.0.0.1', port: whole('port', values.port, 65_535) },
  });
  await server.listen();
  const page = server.resolvedUrls?.local[0] ?? '';
  console.log(`Page  ${page}\nRPC   ${playground.url}`);
  console.error(`app: ready after ${((Date.now() - started) / 1_000).toFixed(1)} s; Ctrl-C ends it`);
  const stop = (): void => void Promise.all([server.close(), playground.stop()]).then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

main().catch((error: unknown) => {
  console.error(`app: ${(error as Error).message}`);
  process.exitCode = 1;
});
