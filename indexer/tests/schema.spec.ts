import { PROGRAM_ID, type CoStakingEvent } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { assert } from 'chai';

import { rowsOf, type Database } from '../src/db/database';
import { migrate, migrations } from '../src/db/migrate';
import * as schema from '../src/db/schema';
import { postBytes } from '../src/read/bytes';
import { encodeEvent } from './encode';
import { DATABASE, openEmpty } from './support';

describe(`the tables on ${DATABASE}`, () => {
  let database: Database;
  before(async () => void (database = await openEmpty()));
  after(() => database.close());

  it('have every column of the typed schema, with its type, and no other', async () => {
    for (const table of Object.values(schema).filter((one) => is(one, PgTable))) {
      const { name } = getTableConfig(table as PgTable);
      const rows = await rowsOf(
        database,
        `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS required FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1`,
        [name],
      );
      const expected = Object.values(getTableColumns(table as PgTable))
        .map((column) => ({
          name: column.name,
          type: column.getSQLType().replace('numeric(20, 0)', 'numeric(20,0)'),
          required: column.notNull,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      assert.deepEqual(rows, expected, name);
    }
  });

  it('are made once, and refuse a database of another version', async () => {
    assert.deepEqual(await migrate(database), []);
    await database.query(`INSERT INTO migration VALUES ('9999_later.sql', '', 0)`);
    const error = await migrate(database).then(
      () => null,
      (failure: Error) => failure,
    );
    await database.query(`DELETE FROM migration WHERE name = '9999_later.sql'`);
    assert.equal(error?.message, 'the database was migrated by a newer version: it has 9999_later.sql');
    assert.deepEqual(
      (await rowsOf(database, 'SELECT name FROM migration ORDER BY name')).map(({ name }) => name),
      migrations().map(({ name }) => name),
    );
  });

  it('of the version before get the new columns, and their offers are read again', async () => {
    const columns = ['owner_free', 'owner_taken', 'bucket', 'acceptable_changes'];
    await database.query(`DELETE FROM migration WHERE name = '0004_acceptance.sql'`);
    await database.query(`ALTER TABLE open_offer ${columns.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
    const [offer, device] = [Uint8Array.of(1), Uint8Array.of(2)];
    for (const [address, kind] of [
      [offer, 'Offer'],
      [device, 'Device'],
    ] as const)
      await database.query('INSERT INTO account VALUES ($1, $2, 1, $3, $3)', [
        address,
        kind,
        Uint8Array.of(3),
      ]);
    await database.query(
      `INSERT INTO open_offer VALUES ($1, $2, $2, 'H100', 1, 1, NULL, 0, 1, 1, 0, 0, 0, 0, 0, 0)`,
      [offer, device],
    );
    assert.deepEqual(await migrate(database), ['0004_acceptance.sql']);
    assert.isEmpty(await rowsOf(database, 'SELECT FROM open_offer'));
    assert.deepEqual(await rowsOf(database, 'SELECT address, slot::int FROM dirty'), [
      { address: offer, slot: 0 },
    ]);
    await database.query('DELETE FROM dirty');
    await database.query('DELETE FROM account');
  });

  it('keep u64, i64, bytes and text as they are', async () => {
    const values = [
      '18446744073709551615',
      '9223372036854775807',
      Uint8Array.of(0, 255, 1),
      "'; DROP TABLE tx; --\u0001",
    ];
    const { rows } = await database.query(
      'SELECT $1::numeric(20,0), $2::bigint, $3::bytea, $4::text, $5::integer[], NULL, true',
      [...values, [1, 2]],
    );
    const [row] = rows.map((cells) => cells.map((cell) => (cell instanceof Uint8Array ? [...cell] : cell)));
    assert.deepEqual(row, [
      values[0]!,
      values[1]!,
      [0, 255, 1],
      values[3]!,
      [1, 2],
      null,
      true,
    ] as typeof row);
  });

  it('roll a failed transaction back whole', async () => {
    const error = await database
      .transaction(async (session) => {
        await session.query(`INSERT INTO wallet (address) VALUES ('\\x01')`);
        await session.query('SELECT 1 / 0');
      })
      .catch((failure: { code?: string }) => failure);
    assert.equal((error as { code?: string }).code, '22012');
    assert.deepEqual(await rowsOf(database, 'SELECT FROM wallet'), []);
  });

  it('give the bytes of a post back as the program wrote them', () => {
    const data: CoStakingEvent<'RewardsPosted'>['data'] = {
      device: PROGRAM_ID,
      block: 2n ** 64n - 1n,
      amount: 3n,
      liveShareBps: 10_000,
      postedTotal: 2n ** 63n,
      at: 1_800_000_000n,
    };
    assert.equal(
      postBytes({ ...data, device: data.device.toBytes() }).toString('base64'),
      encodeEvent('RewardsPosted', data),
    );
  });

  it('have indexes on the places that the IDL gives the fields of accounts', async () => {
    const wanted: Record<string, [kind: string, field: string]> = {
      account_device_id: ['Device', 'id'],
      account_device_owner: ['Device', 'owner'],
      account_device_participant: ['Device', 'participant'],
      account_offer_device: ['Offer', 'device'],
      account_offer_co_staker: ['Offer', 'coStaker'],
      account_offer_participant: ['Offer', 'participant'],
      account_case_device: ['SlashCase', 'device'],
      account_link_wallet: ['WalletLink', 'wallet'],
      account_link_participant: ['WalletLink', 'participant'],
      account_participant_id: ['Participant', 'id'],
    };
    const rows = await rowsOf(
      database,
      `SELECT indexname AS name, indexdef AS text FROM pg_indexes
       WHERE tablename = 'account' AND indexdef LIKE '%SUBSTRING%' OR tablename = 'account' AND indexdef LIKE '%substring%'`,
    );
    assert.sameMembers(
      rows.map(({ name }) => String(name)),
      Object.keys(wanted),
    );
    for (const { name, text } of rows) {
      const [kind, field] = wanted[String(name)]!;
      const [, from, length] = /(\d+)\D+(\d+)\)+ WHERE/i.exec(String(text))!;
      assert.deepEqual([Number(from) - 1, Number(length)], placeOf(kind, field), String(name));
      assert.include(String(text), `'${kind}'`);
    }
  });
});

type FieldType = string | { array: [FieldType, number] } | { defined: { name: string } };

/** Bytes of a type of the IDL; accounts are laid out without padding that the IDL does not name. */
function sizeOf(type: FieldType): number {
  if (typeof type === 'string') {
    const sizes: Record<string, number> = { pubkey: 32, bool: 1 };
    return sizes[type] ?? Number(/\d+$/.exec(type)![0]) / 8;
  }
  if ('array' in type) return sizeOf(type.array[0]) * type.array[1];
  const { name } = type.defined;
  const found = IDL.types.find((one) => one.name.toLowerCase() === name.toLowerCase())! as unknown as {
    type: { kind: string; fields?: { type: FieldType }[] };
  };
  return found.type.kind === 'enum'
    ? 1
    : found.type.fields!.reduce((sum, field) => sum + sizeOf(field.type), 0);
}

/** Offset and length of a field in an account. */
function placeOf(kind: string, wanted: string): [number, number] {
  const { type } = IDL.types.find((one) => one.name.toLowerCase() === kind.toLowerCase())! as unknown as {
    type: { fields: { name: string; type: FieldType }[] };
  };
  let offset = 8;
  for (const field of type.fields) {
    const camel = field.name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (camel === wanted) return [offset, sizeOf(field.type)];
    offset += sizeOf(field.type);
  }
  throw new Error(`${kind} has no field ${wanted}`);
}
