// A courier that another process kills after it has sent, and before it marks: see delivery.spec.ts.
import { Courier } from '../src/alerts/courier';
import type { Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(url === undefined ? { folder: process.argv[2]! } : { url });
  const stopping: Database = {
    ...database,
    query: (text, parameters) => {
      if (!text.includes(`status = 'sent'`)) return database.query(text, parameters);
      console.log('sent');
      return new Promise(() => undefined);
    },
  };
  await new Courier({ database: stopping, webhooks: { allowPrivate: true } }).deliver();
}

void main();
