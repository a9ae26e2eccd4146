import { startPlayground } from '@co-staking/playground';
import { fromBaseUnits } from '@co-staking/sdk';
import { parseArgs } from 'node:util';

import { startIndexer } from '../src/start';

const HELP = `Usage: npm run indexer [-- options]

Starts a playground, an indexer of it with a database, and the API, and prints the first offers. Ctrl-C ends all of it.

  --port NUMBER       port of the API (8895)
  --rpc-port NUMBER   port of the playground's RPC (8899)
  --devices NUMBER    further devices of the playground (100)
  --folder FOLDER     keep the database there; in memory by default. DATABASE_URL names a PostgreSQL server instead
  --once              end after the first offers
  --help              this text`;

interface Row {
  model: string;
  cards: number;
  amount: string;
  minimum: string;
  shareBps: number;
  reliability: number | null;
  refusal: string | null;
}

function whole(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8895' },
      'rpc-port': { type: 'string', default: '8899' },
      devices: { type: 'string', default: '100' },
      folder: { type: 'string' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const started = performance.now();
  const databaseUrl = process.env['DATABASE_URL'];
  const playground = await startPlayground({
    port: whole('rpc-port', values['rpc-port']),
    devices: whole('devices', values.devices),
    finality: 13,
  });
  const running = await startIndexer({
    rpc: [playground.url],
    programId: playground.programId,
    port: whole('port', values.port),
    interval: 500,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(values.folder !== undefined && { folder: values.folder }),
  });
  const stop = async (): Promise<void> => {
    await running.stop();
    await playground.stop();
  };
  process.once('SIGINT', () => void stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)));

  await new Promise<void>((resolve, reject) => {
    running.indexer!.events.once('poll', () => resolve());
    running.indexer!.events.once('failure', reject);
  });
  const path = '/v1/marketplace?sort=shareBps&limit=5&total=true';
  const response = await fetch(`${running.url}${path}`);
  const { rows, total } = (await response.json()) as { rows: Row[]; total: number };
  const tokens = (amount: string): string => fromBaseUnits(amount, playground.decimals);
  console.log(
    `${total} open offers, as of slot ${response.headers.get('x-indexed-slot')}; the first ${rows.length}:\n`,
  );
  for (const { model, cards, amount, minimum, shareBps, reliability, refusal } of rows)
    console.log(
      `  ${`${cards} x ${model}`.padEnd(16)} asks ${tokens(amount)} of ${tokens(minimum)} for ${shareBps / 100} %` +
        `, reliability ${reliability ?? '-'}${refusal === null ? '' : ` (${refusal})`}`,
    );
  const wallet = playground.wallets['co-staker']!;
  console.log(`
${running.url}${path}
${running.url}/v1/wallets/${wallet}/positions
${running.url}/v1/wallets/${wallet}/history?format=csv
${running.url}/openapi.json    ${running.url}/health    ${running.url}/metrics

RPC ${playground.url}   ready in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  if (values.once) await stop();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
