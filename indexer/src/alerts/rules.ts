import { randomBytes } from 'node:crypto';

import { rowsOf, type Row, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import type { AlertKind } from './kinds';

/** Rules that a database may have: each is looked at with every change. */
export const MOST_RULES = 10_000;

/** What a rule says. */
export interface RuleRequest {
  /** A device, or a wallet with all its devices and co-stakes, base58; `null` for what concerns everyone alone. */
  target: string | null;
  kinds: readonly AlertKind[];
  /** Percent; a score that falls below it is a `scoreDropped`. */
  scoreBelow: number;
  /** Days before the end of an appeal window at which `appealEnds` is due. */
  appealDays: number;
  /** Hours without a post of rewards after which `rewardsMissing` is due. */
  rewardHours: number;
  /** URL; or else `email`. */
  webhook: string | null;
  email: string | null;
}

/** A rule. */
export interface AlertRule extends RuleRequest {
  id: number;
  /** Unix second of the chain from which events count. */
  since: bigint;
}

/** There are as many rules as a database may have. */
export class TooManyRulesError extends Error {
  override readonly name = 'TooManyRulesError';
}

const COLUMNS =
  'id, target, array_to_json(kinds)::text AS kinds, score_below, appeal_days, reward_hours, webhook, email, since';

export const ruleOf = (row: Row): AlertRule => ({
  id: Number(row['id']),
  target: row['target'] === null ? null : toBase58(row['target'] as Uint8Array),
  kinds: JSON.parse(String(row['kinds'])) as AlertKind[],
  scoreBelow: Number(row['score_below']),
  appealDays: Number(row['appeal_days']),
  rewardHours: Number(row['reward_hours']),
  webhook: row['webhook'] as string | null,
  email: row['email'] as string | null,
  since: BigInt(row['since'] as string),
});

/**
 * Makes a rule. Events before the present second of the chain do not count.
 *
 * @returns the rule, and the secret that signs its webhooks, as Standard Webhooks spell it: it is shown only here
 * @throws TooManyRulesError
 */
export async function createRule(
  session: Session,
  request: RuleRequest,
): Promise<{ rule: AlertRule; secret: string }> {
  const secret = new Uint8Array(randomBytes(32));
  const rows = await rowsOf(
    session,
    `INSERT INTO rule (target, kinds, score_below, appeal_days, reward_hours, webhook, email, secret, since)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, coalesce((SELECT indexed_at FROM state), 0)
     WHERE (SELECT count(*) FROM rule) < $9 RETURNING ${COLUMNS}`,
    [
      request.target === null ? null : fromBase58(request.target),
      [...request.kinds],
      request.scoreBelow,
      request.appealDays,
      request.rewardHours,
      request.webhook,
      request.email,
      secret,
      MOST_RULES,
    ],
  );
  if (rows.length === 0) throw new TooManyRulesError(`there are ${MOST_RULES} rules; delete some`);
  return { rule: ruleOf(rows[0]!), secret: `whsec_${Buffer.from(secret).toString('base64')}` };
}

/** Rules in the order of their making. */
export async function listRules(session: Session, after: number, limit: number): Promise<AlertRule[]> {
  const rows = await rowsOf(session, `SELECT ${COLUMNS} FROM rule WHERE id > $1 ORDER BY id LIMIT $2`, [
    after,
    limit,
  ]);
  return rows.map(ruleOf);
}

/** Deletes a rule with its messages. @returns whether there was one */
export async function deleteRule(session: Session, id: number): Promise<boolean> {
  const { affected } = await session.query('DELETE FROM rule WHERE id = $1', [id]);
  return affected > 0;
}
