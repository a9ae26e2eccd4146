import { IDL } from '@co-staking/sdk/idl';
import { assert } from 'chai';

import type { Database } from '../src/db/database';
import { searchAccounts } from '../src/read/search';
import { toBase58 } from '../src/util/base58';
import { DATABASE, openEmpty } from './support';

describe(`searching accounts on ${DATABASE}`, () => {
  const tag = Buffer.from(IDL.accounts.find(({ name }) => name === 'Offer')!.discriminator);
  const address = (last: number): Uint8Array => new Uint8Array(32).fill(last);
  let database: Database;

  before(async () => {
    database = await openEmpty();
    for (let last = 1; last <= 5; last += 1)
      await database.query(`INSERT INTO account VALUES ($1, 'Offer', 1, $2, $3)`, [
        address(last),
        address(9),
        new Uint8Array(Buffer.concat([tag, Buffer.of(0, 0, last % 2)])),
      ]);
  });
  after(() => database.close());

  it('goes on after a page, in the order of the addresses', async () => {
    const memcmp = [
      { offset: 0, bytes: tag },
      { offset: 10, bytes: Uint8Array.of(1) },
    ];
    const dataSlice = { offset: 10, length: 1 };
    const first = await searchAccounts(database, { memcmp, dataSlice, limit: 2 });
    const second = await searchAccounts(database, { memcmp, dataSlice, limit: 2, after: first[1]!.address });
    assert.deepEqual(
      [...first, ...second].map((found) => [found.address, [...found.data]]),
      [1, 3, 5].map((last) => [toBase58(address(last)), [1]]),
    );
  });

  it('refuses places that no account has', async () => {
    for (const offset of [-1, 0.5, 10_241, Number.NaN]) {
      const error = await searchAccounts(database, { memcmp: [{ offset, bytes: tag }], limit: 1 }).then(
        () => null,
        (failure: Error) => failure,
      );
      assert.instanceOf(error, RangeError);
    }
  });
});
