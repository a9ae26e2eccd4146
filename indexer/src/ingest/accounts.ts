import { IDL } from '@co-staking/sdk/idl';
import { PublicKey, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';

import type { ChainSource, ReadAccount } from '../chain/source';
import { rowsOf, type Database, type Session } from '../db/database';
import { toBase58 } from '../util/base58';
import { hexBytes, hexOf } from '../util/hex';
import { writeOpenOffers } from './openOffers';

/** Accounts that an RPC gives at once; one place is the clock's. */
const AT_ONCE = 99;
export const CLOCK = SYSVAR_CLOCK_PUBKEY.toBase58();

const KINDS = new Map(
  IDL.accounts.map(({ name, discriminator }) => [Buffer.from(discriminator).toString('hex'), name]),
);

/** Kind of an account by its first bytes; `null` if it is not one of the program's. */
export const kindOf = (data: Uint8Array): string | null =>
  KINDS.get(Buffer.from(data.subarray(0, 8)).toString('hex')) ?? null;

/** Stores accounts as they were read. Those that are closed, or no longer the program's, are removed. */
export async function writeAccounts(
  session: Session,
  program: string,
  slot: number,
  accounts: readonly ReadAccount[],
): Promise<void> {
  const owner = new PublicKey(program).toBytes();
  const isOurs = ({ address, account }: ReadAccount): boolean =>
    account !== null &&
    (address === CLOCK || (Buffer.from(account.owner).equals(owner) && kindOf(account.data) !== null));
  const kept = accounts.filter(isOurs);
  const gone = accounts.filter((one) => !isOurs(one));
  if (gone.length > 0)
    await session.query(
      'DELETE FROM account WHERE address IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)',
      [JSON.stringify(gone.map(({ address }) => hexOf(address)))],
    );
  if (kept.length > 0)
    await session.query(
      `INSERT INTO account (address, kind, slot, owner, data)
       SELECT * FROM jsonb_to_recordset($1) AS x(address bytea, kind text, slot bigint, owner bytea, data bytea)
       ON CONFLICT (address) DO UPDATE SET kind = EXCLUDED.kind, slot = EXCLUDED.slot, owner = EXCLUDED.owner,
         data = EXCLUDED.data`,
      [
        JSON.stringify(
          kept.map(({ address, account }) => ({
            address: hexOf(address),
            kind: address === CLOCK ? 'Clock' : kindOf(account!.data),
            slot,
            owner: hexBytes(account!.owner),
            data: hexBytes(account!.data),
          })),
        ),
      ],
    );
  await writeOpenOffers(
    session,
    accounts.map(({ address }) => address),
  );
}

/** The second of the chain's clock. */
export const secondOf = (clock: Uint8Array): bigint => Buffer.from(clock).readBigInt64LE(32);

/** What reading accounts did. */
export interface AccountsRead {
  read: number;
  slot: number;
  /** The chain's clock, unix seconds. */
  at: bigint;
}

/**
 * Reads the accounts that transactions have touched since they were read last, and the chain's clock with each request.
 * A node that is behind the transaction refuses, and is asked again with the next poll.
 */
export async function readDirty(
  database: Database,
  source: ChainSource,
  program: string,
  minSlot: number,
): Promise<AccountsRead> {
  const result: AccountsRead = { read: 0, slot: minSlot, at: 0n };
  for (;;) {
    const rows = await rowsOf(database, 'SELECT address, slot FROM dirty ORDER BY address LIMIT $1', [
      AT_ONCE,
    ]);
    if (rows.length === 0 && result.at > 0n) return result;
    const addresses = rows.map(({ address }) => toBase58(address as Uint8Array));
    const least = Math.max(minSlot, ...rows.map(({ slot }) => Number(slot)));
    const { slot, accounts } = await source.accounts([CLOCK, ...addresses], least);
    await database.transaction(async (session) => {
      await writeAccounts(session, program, slot, accounts);
      await session.query(
        `DELETE FROM dirty WHERE slot <= $1
           AND address IN (SELECT value::bytea FROM jsonb_array_elements_text($2) AS value)`,
        [String(slot), JSON.stringify(addresses.map(hexOf))],
      );
      if (rows.length > 0) await session.query('UPDATE state SET revision = revision + 1');
    });
    result.read += rows.length;
    result.slot = slot;
    result.at = secondOf(accounts[0]!.account!.data);
  }
}
