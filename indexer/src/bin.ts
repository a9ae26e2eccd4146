#!/usr/bin/env node
import { pino } from 'pino';
import { parseArgs } from 'node:util';

import { openDatabase } from './db/open';
import { acceptGap } from './ingest/accept';
import { startIndexer, type StartAlertsOptions } from './start';

const HELP = `Usage: co-staking-indexer [options]

Reads the co-staking program into a database, and serves it.

  --rpc URL           RPC node; repeat it for further ones, which fill what the first leaves out
  --folder FOLDER     PGlite in a folder (co-staking-index); DATABASE_URL names a PostgreSQL server instead
  --program ADDRESS   another deployment of the program
  --host HOST         address to listen on (127.0.0.1)
  --port NUMBER       port of the API (8895)
  --interval MS       milliseconds between two polls (2000)
  --no-ingest         only answer; another process reads the chain
  --rate NUMBER       requests that one address may send in a minute (600)
  --trust-proxy LIST  proxies whose X-Forwarded-For is believed, with commas
  --accept-gap ID     accept a gap that no node can fill, and end: sums before it may be wrong
  --allow-private     let webhooks of alerts use http, and name hosts of this machine and of private networks
  --help              this text

ALERTS_TOKEN turns alerts on: who knows it makes rules over the API. SMTP_URL (smtp://user:password@host:587) and
MAIL_FROM send them as mails, too.`;

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}

/** Alerts as the environment sets them: secrets do not belong into arguments, which every user of the machine sees. */
function alertsOf(environment: NodeJS.ProcessEnv): StartAlertsOptions | null {
  const { ALERTS_TOKEN: token, SMTP_URL: url, MAIL_FROM: from } = environment;
  if ((url === undefined) !== (from === undefined)) throw new Error('set SMTP_URL and MAIL_FROM together');
  if (token === undefined) {
    if (url !== undefined) throw new Error('SMTP_URL is for alerts: set ALERTS_TOKEN, too');
    return null;
  }
  return { token, ...(url !== undefined && { mail: { url, from: from! } }) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rpc: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string', default: 'co-staking-index' },
      program: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8895' },
      interval: { type: 'string', default: '2000' },
      'no-ingest': { type: 'boolean', default: false },
      rate: { type: 'string', default: '600' },
      'trust-proxy': { type: 'string' },
      'accept-gap': { type: 'string' },
      'allow-private': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const databaseUrl = process.env['DATABASE_URL'];
  const where = databaseUrl === undefined ? { folder: values.folder } : { databaseUrl };
  if (values['accept-gap'] !== undefined) {
    const { folder } = values;
    const database = await openDatabase(databaseUrl === undefined ? { folder } : { url: databaseUrl });
    await acceptGap(database, whole('accept-gap', values['accept-gap'])).finally(() => database.close());
    return console.log(`gap ${values['accept-gap']} is accepted; start the indexer again`);
  }
  if (values.rpc.length === 0 && !values['no-ingest']) throw new Error('--rpc: name at least one RPC node');
  const alerts = alertsOf(process.env);
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'info' });
  const running = await startIndexer({
    rpc: values.rpc,
    ...where,
    ...(values.program !== undefined && { programId: values.program }),
    host: values.host,
    port: whole('port', values.port),
    interval: whole('interval', values.interval),
    ingest: !values['no-ingest'],
    requestsPerMinute: whole('rate', values.rate),
    ...(values['trust-proxy'] !== undefined && { trustProxy: values['trust-proxy'].split(',') }),
    ...(alerts && { alerts: { ...alerts, allowPrivate: values['allow-private'] } }),
    logger,
  });
  const stop = (): void => void running.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
