// Writes accounts of the database again, as events would change them, until its parent stops it: see writing.ts.
import { PublicKey } from '@solana/web3.js';

import { rowsOf } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { startWriting } from './writing';

const ACCOUNTS = 3_000;

async function main(): Promise<void> {
  const database = await openDatabase({ url: process.argv[2]! });
  const rows = await rowsOf(
    database,
    `SELECT address, data FROM account WHERE kind IN ('Device', 'Offer') ORDER BY address LIMIT $1`,
    [ACCOUNTS],
  );
  const accounts = rows.map(({ address, data }) => ({
    address: new PublicKey(address as Uint8Array),
    data: data as Uint8Array,
  }));
  const writing = startWriting(database, accounts);
  process.send!('started');
  process.once('message', () => {
    void writing.stop().then(async (count) => {
      await database.close();
      process.send!(count);
      process.disconnect();
    });
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
