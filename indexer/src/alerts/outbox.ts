import { rowsOf, type Session } from '../db/database';
import type { AlertMessage } from './kinds';

/** Messages that a courier takes at a time, and for how many seconds. */
const CLAIM = 16;
const LEASE = 60n;
/** Seconds before the second try; doubled each time, up to the longest. */
const FIRST_PAUSE = 10n;
const LONGEST_PAUSE = 21_600n;
/** Tries of a message: some 17 hours. */
export const MOST_TRIES = 13;
const LONGEST_FAILURE = 300;

/** A cause of a message for a rule. */
export interface Found {
  ruleId: number;
  cause: string;
  message: AlertMessage;
}

/** A message to send. */
export interface Parcel {
  id: number;
  ruleId: number;
  message: AlertMessage;
  webhook: string | null;
  email: string | null;
  secret: Uint8Array;
  /** Number of this try, from 1. */
  tries: number;
}

/** Makes messages, one for each rule and cause, however often it is found. @returns how many are new */
export async function post(session: Session, found: readonly Found[]): Promise<number> {
  if (found.length === 0) return 0;
  const { affected } = await session.query(
    `INSERT INTO outbox (rule_id, cause, message)
     SELECT rule_id, cause, message
     FROM ROWS FROM (jsonb_to_recordset($1) AS (rule_id integer, cause text, message jsonb))
       WITH ORDINALITY AS x(rule_id, cause, message, place)
     WHERE EXISTS (SELECT FROM rule WHERE rule.id = rule_id) ORDER BY place ON CONFLICT (rule_id, cause) DO NOTHING`,
    [JSON.stringify(found.map(({ ruleId, ...rest }) => ({ rule_id: ruleId, ...rest })))],
  );
  return affected;
}

/**
 * Takes messages that are due. Each is leased: several couriers never take the same, and one whose courier dies is due again.
 *
 * @param now - unix second of the machine's clock
 */
export async function take(session: Session, now: bigint): Promise<Parcel[]> {
  const rows = await rowsOf(
    session,
    `UPDATE outbox SET due_at = $1, tries = tries + 1 FROM rule
     WHERE rule.id = rule_id AND outbox.id IN (
       SELECT id FROM outbox WHERE status = 'waiting' AND due_at <= $2 ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING outbox.id, rule_id, message, tries, webhook, email, secret`,
    [String(now + LEASE), String(now), CLAIM],
  );
  return rows.map((row) => ({
    id: Number(row['id']),
    ruleId: Number(row['rule_id']),
    message: JSON.parse(String(row['message'])) as AlertMessage,
    webhook: row['webhook'] as string | null,
    email: row['email'] as string | null,
    secret: row['secret'] as Uint8Array,
    tries: Number(row['tries']),
  }));
}

/** Notes that a message arrived. */
export const markSent = (session: Session, { id }: Parcel): Promise<unknown> =>
  session.query(`UPDATE outbox SET status = 'sent', failure = NULL WHERE id = $1`, [id]);

/** Seconds until the next try. */
export function pauseAfter(tries: number): bigint {
  const doubled = FIRST_PAUSE << BigInt(tries - 1);
  return doubled < LONGEST_PAUSE ? doubled : LONGEST_PAUSE;
}

/** Notes that a message did not arrive: it is due again later, or dead after its last try. */
export async function markFailed(
  session: Session,
  { id, tries }: Parcel,
  failure: { message: string; final: boolean },
  now: bigint,
): Promise<void> {
  const dead = failure.final || tries >= MOST_TRIES;
  await session.query(
    `UPDATE outbox SET status = $2, due_at = $3, failure = $4 WHERE id = $1 AND status = 'waiting'`,
    [
      id,
      dead ? 'dead' : 'waiting',
      String(now + pauseAfter(tries)),
      failure.message.slice(0, LONGEST_FAILURE),
    ],
  );
}

/** A message and its status. */
export interface Sending {
  id: number;
  rule: number;
  status: string;
  tries: number;
  failure: string | null;
  message: AlertMessage;
}

/** Messages with a status, the newest first. */
export async function listMessages(
  session: Session,
  status: string,
  before: number | null,
  limit: number,
): Promise<Sending[]> {
  const rows = await rowsOf(
    session,
    `SELECT id, rule_id, status, tries, failure, message FROM outbox
     WHERE status = $1 AND ($2::integer IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [status, before, limit],
  );
  return rows.map((row) => ({
    id: Number(row['id']),
    rule: Number(row['rule_id']),
    status: String(row['status']),
    tries: Number(row['tries']),
    failure: row['failure'] as string | null,
    message: JSON.parse(String(row['message'])) as AlertMessage,
  }));
}

/** Makes a dead message wait again, with all its tries. @returns whether it was dead */
export async function revive(session: Session, id: number): Promise<boolean> {
  const { affected } = await session.query(
    `UPDATE outbox SET status = 'waiting', tries = 0, due_at = 0 WHERE id = $1 AND status = 'dead'`,
    [id],
  );
  return affected > 0;
}
