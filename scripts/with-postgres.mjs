// Runs a command with DATABASE_URL of a PostgreSQL server of its own: node scripts/with-postgres.mjs COMMAND ...
import { spawnSync } from 'node:child_process';

import { startPostgres } from './postgres.mjs';

const [command, ...args] = process.argv.slice(2);
const asked = args.includes('--help') || process.env.DATABASE_URL !== undefined;
const server = asked ? null : await startPostgres();
const env = { ...process.env, ...(server && { DATABASE_URL: server.url }) };
try {
  const { status } = spawnSync(command, args, { env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  server?.stop();
}
