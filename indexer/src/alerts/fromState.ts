import {
  CaseState,
  decodeDevice,
  decodeOffer,
  decodeSlashCase,
  stakePosition,
  type Device,
  type Offer,
  type SlashCase,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { rowsOf, type Database, type Row, type Session } from '../db/database';
import { toBase58 } from '../util/base58';
import { DAY } from '../util/time';
import type { AlertKind, AlertMessage } from './kinds';
import { post, type Found } from './outbox';
import { ruleOf, type AlertRule } from './rules';
import { amountText, type AmountText } from './words';

const HOUR = 3_600n;
const BY_CLOCK: readonly AlertKind[] = ['stakeShort', 'matured', 'appealEnds', 'rewardsMissing'];

/** Places of fields in accounts, counted from 1: indexes have them, and a test compares them with the IDL. */
const DEVICE_OWNER = 'substring(data FROM 65 FOR 32)';
const OFFER_DEVICE = 'substring(data FROM 17 FOR 32)';
const OFFER_CO_STAKER = 'substring(data FROM 49 FOR 32)';
const CASE_DEVICE = 'substring(data FROM 17 FOR 32)';

/** What a rule is about, as the chain has it. */
interface Subject {
  rule: AlertRule;
  device: Device;
  offers: Offer[];
  cases: SlashCase[];
  /** Unix second of the last post of rewards; `null` before the first. */
  postedAt: bigint | null;
}

const keyOf = (row: Row, name: string): PublicKey => new PublicKey(row[name] as Uint8Array);

const hexList = (keys: readonly PublicKey[]): string =>
  JSON.stringify(keys.map((key) => `\\x${Buffer.from(key.toBytes()).toString('hex')}`));
const LIST = 'SELECT value::bytea FROM jsonb_array_elements_text($1) AS value';

function grouped<T>(list: readonly T[], of: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(of(one));
    if (group) group.push(one);
    else groups.set(of(one), [one]);
  }
  return groups;
}

/** Devices that rules are about, with everything that is asked of them. Accounts that are not final yet are left out. */
async function subjectsOf(session: Session, finalSlot: string): Promise<Subject[]> {
  const rows = await rowsOf(
    session,
    `WITH clocked AS (SELECT * FROM rule WHERE kinds && $1::text[] AND target IS NOT NULL), pair AS (
       SELECT clocked.id AS rule_id, account.address FROM clocked JOIN account ON kind = 'Device' AND account.address = target
       UNION SELECT clocked.id, account.address FROM clocked JOIN account ON kind = 'Device' AND ${DEVICE_OWNER} = target
       UNION SELECT clocked.id, ${OFFER_DEVICE} FROM clocked JOIN account ON kind = 'Offer' AND ${OFFER_CO_STAKER} = target)
     SELECT rule.id, target, array_to_json(kinds)::text AS kinds, score_below, appeal_days, reward_hours, webhook, email, since,
       account.address, account.data
     FROM pair JOIN rule ON rule.id = rule_id JOIN account ON account.address = pair.address
     WHERE account.kind = 'Device' AND account.slot <= $2 ORDER BY rule.id, account.address`,
    [[...BY_CLOCK], finalSlot],
  );
  if (rows.length === 0) return [];
  const devices = new Map(rows.map((row) => [toBase58(row['address'] as Uint8Array), row]));
  const list = hexList([...devices.values()].map((row) => keyOf(row, 'address')));
  const under = (kind: string, place: string): Promise<Row[]> =>
    rowsOf(
      session,
      `SELECT address, data FROM account WHERE kind = '${kind}' AND slot <= $2 AND ${place} IN (${LIST}) ORDER BY address`,
      [list, finalSlot],
    );
  const offers = grouped(
    (await under('Offer', OFFER_DEVICE)).map((row) =>
      decodeOffer(keyOf(row, 'address'), row['data'] as Uint8Array),
    ),
    ({ device }) => device.toBase58(),
  );
  const cases = grouped(
    (await under('SlashCase', CASE_DEVICE)).map((row) =>
      decodeSlashCase(keyOf(row, 'address'), row['data'] as Uint8Array),
    ),
    ({ device }) => device.toBase58(),
  );
  const posts = await rowsOf(
    session,
    `SELECT device.address, (SELECT max(posted_at) FROM reward WHERE device_id = device.id) AS posted_at
     FROM device WHERE NOT closed AND address IN (${LIST})`,
    [list],
  );
  const postedAt = new Map(
    posts.map((row) => [
      toBase58(row['address'] as Uint8Array),
      row['posted_at'] === null ? null : BigInt(row['posted_at'] as string),
    ]),
  );
  return rows.map((row) => {
    const device = decodeDevice(keyOf(row, 'address'), row['data'] as Uint8Array);
    const address = device.address.toBase58();
    return {
      rule: ruleOf(row),
      device,
      offers: offers.get(address) ?? [],
      cases: cases.get(address) ?? [],
      postedAt: postedAt.get(address) ?? null,
    };
  });
}

interface Due {
  kind: AlertKind;
  /** What makes it one message: it names the state and its date. */
  cause: string;
  text: string;
  account?: string;
  date: bigint;
}

/** What has a date of its own, and has come. */
function dueOf({ rule, device, offers, cases, postedAt }: Subject, now: bigint, amount: AmountText): Due[] {
  const due: Due[] = [];
  const address = device.address.toBase58();
  const ownsDevice = rule.target === address || rule.target === device.owner.toBase58();
  if (
    ownsDevice &&
    device.ownerStake > 0n &&
    device.ownerCooldownEndsAt > 0n &&
    device.ownerCooldownEndsAt <= now
  )
    due.push({
      kind: 'matured',
      cause: `matured:${address}:${device.ownerCooldownEndsAt}`,
      text: `the owner's stake of ${amount(device.ownerStake)} is free to be withdrawn`,
      date: device.ownerCooldownEndsAt,
    });
  for (const { address: offer, principal, cooldownEndsAt, coStaker } of offers) {
    // Of a wallet, its own co-stakes, and those on its devices.
    const mine = ownsDevice || rule.target === coStaker.toBase58();
    if (mine && principal > 0n && cooldownEndsAt > 0n && cooldownEndsAt <= now)
      due.push({
        kind: 'matured',
        cause: `matured:${offer.toBase58()}:${cooldownEndsAt}`,
        text: `a co-stake of ${amount(principal)} is free to be withdrawn`,
        account: offer.toBase58(),
        date: cooldownEndsAt,
      });
  }
  for (const { address: slashCase, number, state, appealEndsAt } of cases)
    if (state === CaseState.Open && appealEndsAt > now && appealEndsAt - now <= BigInt(rule.appealDays) * DAY)
      due.push({
        kind: 'appealEnds',
        cause: `appealEnds:${slashCase.toBase58()}:${appealEndsAt}`,
        text: `slash case ${number} can be appealed for less than ${rule.appealDays} days`,
        account: slashCase.toBase58(),
        date: appealEndsAt,
      });
  const last = postedAt ?? device.registeredAt;
  if (device.terminatedAt === 0n && now - last >= BigInt(rule.rewardHours) * HOUR)
    due.push({
      kind: 'rewardsMissing',
      cause: `rewardsMissing:${address}:${last}`,
      text: `the device has had no rewards for ${(now - last) / HOUR} hours`,
      date: last,
    });
  return due.filter(({ kind }) => rule.kinds.includes(kind));
}

/** Whether a device has less stake than it needs. One that never had any does not count, nor one that has ended. */
const isShort = ({ rule, device }: Subject, now: bigint): boolean =>
  rule.kinds.includes('stakeShort') &&
  device.ownerStakedAt > 0n &&
  device.terminatedAt === 0n &&
  !stakePosition(device, now).sufficient;

const foundOf = ({ rule, device }: Subject, now: bigint, due: Due): Found => {
  const message: AlertMessage = {
    kind: due.kind,
    text: due.text,
    device: device.address.toBase58(),
    deviceId: device.id,
    account: due.account ?? null,
    at: String(now),
    date: String(due.date),
    signature: null,
  };
  return { ruleId: rule.id, cause: due.cause, message };
};

/** Keeps what holds now, so that it is said once until it has ended. @returns what begins now */
async function begin(
  session: Session,
  seen: readonly Subject[],
  now: bigint,
  amount: AmountText,
): Promise<Found[]> {
  const short = seen.filter((subject) => isShort(subject, now));
  const pairs = (list: readonly Subject[]): string =>
    JSON.stringify(
      list.map(({ rule, device }) => ({
        rule_id: rule.id,
        device: `\\x${Buffer.from(device.address.toBytes()).toString('hex')}`,
      })),
    );
  const ended = seen.filter((subject) => !isShort(subject, now));
  const recordset = 'jsonb_to_recordset($1) AS x(rule_id integer, device bytea)';
  await session.query(
    `DELETE FROM condition USING ${recordset} WHERE condition.rule_id = x.rule_id AND condition.device = x.device`,
    [pairs(ended)],
  );
  const rows = await rowsOf(
    session,
    `INSERT INTO condition (rule_id, device, since) SELECT rule_id, device, $2 FROM ${recordset}
     WHERE EXISTS (SELECT FROM rule WHERE rule.id = rule_id) ON CONFLICT DO NOTHING RETURNING rule_id, device`,
    [pairs(short), String(now)],
  );
  const begun = new Set(
    rows.map((row) => `${Number(row['rule_id'])} ${toBase58(row['device'] as Uint8Array)}`),
  );
  return short
    .filter(({ rule, device }) => begun.has(`${rule.id} ${device.address.toBase58()}`))
    .map((subject) => {
      const { minimum, counted } = stakePosition(subject.device, now);
      const address = subject.device.address.toBase58();
      const text = `the device has ${amount(counted)}, and needs ${amount(minimum)}`;
      return foundOf(subject, now, {
        kind: 'stakeShort',
        cause: `stakeShort:${address}:${now}`,
        text,
        date: now,
      });
    });
}

/**
 * Makes the messages of what the chain's clock has brought about: by accounts that are final. It does nothing while the
 * index lags, because what is missing would look like rewards that are.
 *
 * @returns how many were made
 */
export async function alertStates(database: Database): Promise<number> {
  const [state] = await rowsOf(
    database,
    `SELECT final_slot, indexed_at FROM state WHERE indexed_slot > 0 AND NOT EXISTS (SELECT FROM listing)
       AND NOT EXISTS (SELECT FROM listed WHERE final) AND NOT EXISTS (SELECT FROM gap WHERE status = 'open')`,
  );
  if (!state) return 0;
  const now = BigInt(state['indexed_at'] as string);
  return database.transaction(async (session) => {
    const seen = await subjectsOf(session, String(state['final_slot']));
    if (seen.length === 0) return 0;
    const amount = await amountText(session);
    const due = seen.flatMap((subject) =>
      dueOf(subject, now, amount).map((one) => foundOf(subject, now, one)),
    );
    return post(session, [...due, ...(await begin(session, seen, now, amount))]);
  });
}
