// How fast the indexer reads events in, beside a bare COPY, and answers pages of the marketplace while events are written,
// beside the SDK over RPC. The last line is JSON. With DATABASE_URL it measures that server, too.
import { startPlayground } from '@co-staking/playground';
import { findConfigPda } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { parseArgs } from 'node:util';

import { openDatabase } from '../src/db/open';
import { manyAccounts } from '../tests/manyAccounts';
import { copyRate } from './copy';
import { ingestion } from './ingestion';
import { NOW, pageTimes, sdkPageTime } from './pages';
import { rounded } from './timing';

const HELP = `Usage: npm run bench:indexer [-- options]

  --events NUMBER    posts of rewards that are read in (20000)
  --offers NUMBER    open offers of the marketplace (100000)
  --pages NUMBER     pages that are asked for (300)
  --no-pglite        leave PGlite out
  --help             this text

It measures PGlite in memory, and a PostgreSQL server of its own. DATABASE_URL names another one; its tables are emptied.`;

/** A COPY is over too soon with as many rows as events are read in. */
const COPIED = 200_000;
/** One takes seconds. */
const SDK_PAGES = 2;

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '20000' },
      offers: { type: 'string', default: '100000' },
      pages: { type: 'string', default: '300' },
      'no-pglite': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const events = whole('events', values.events);
  const offers = whole('offers', values.offers);
  const count = whole('pages', values.pages);
  const playground = await startPlayground();
  const connection = new Connection(playground.url, 'confirmed');
  const [address] = findConfigPda();
  const config = { address, data: new Uint8Array((await connection.getAccountInfo(address))!.data) };
  // It computes for seconds: a connection that the node keeps would be closed when it asks again.
  const accounts = await manyAccounts(connection, offers, NOW);
  await playground.stop();

  const result: Record<string, unknown> = { events, offers };
  const sdkPageMs = await sdkPageTime(accounts, config, SDK_PAGES);
  result['sdkPageMs'] = sdkPageMs;
  console.error('sdk', sdkPageMs);
  const url = process.env['DATABASE_URL'];
  const databases = {
    ...(url !== undefined && { postgres: { url } }),
    ...(!values['no-pglite'] && { pglite: {} }),
  };
  for (const [name, options] of Object.entries(databases)) {
    const database = await openDatabase(options);
    const copied = await copyRate(database, COPIED);
    const { perSecond: read, bytes } = await ingestion(database, events);
    const pages = await pageTimes(database, accounts, config, count);
    const measured = {
      eventsPerSecond: Math.round(read),
      copyRowsPerSecond: Math.round(copied),
      ofCopy: rounded(read / copied),
      bytes,
      ...pages,
      timesFasterThanSdk: Math.round(sdkPageMs / pages.pageMs.p50),
    };
    await database.close();
    result[name] = measured;
    console.error(name, measured);
  }
  console.log(JSON.stringify(result));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
