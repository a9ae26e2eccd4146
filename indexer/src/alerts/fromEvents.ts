import { bytesToUuid, decodeEvent, DeviceStatus, type CoStakingEvent, type EventName } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { rowsOf, type Session } from '../db/database';
import type { Effects } from '../ingest/effects';
import type { EventRow } from '../ingest/rows';
import { toBase58 } from '../util/base58';
import { EVERYONE, type AlertMessage } from './kinds';
import { post, type Found } from './outbox';
import { ruleOf, type AlertRule } from './rules';
import { amountText, dateText, nameIn, percentText, roleText, slashTermText, type AmountText } from './words';

type Said = Pick<AlertMessage, 'kind' | 'text'> & Partial<Pick<AlertMessage, 'account' | 'date'>>;

const NOT_SERVING: readonly number[] = [DeviceStatus.Down, DeviceStatus.Failed, DeviceStatus.Blocked];
const UNKNOWN_SCORE = 255;

type Report = CoStakingEvent<'DeviceReported'>['data'];

/** What an event's text depends on, apart from its fields. */
interface About {
  rule: AlertRule;
  amount: AmountText;
  /** The device's report before this one. */
  before: Report | null;
}

/** What a report says that the one before did not. */
function reported(now: Report, { before, rule: { scoreBelow } }: About): Said[] {
  const said: Said[] = [];
  const was = before?.status ?? DeviceStatus.Running;
  if (NOT_SERVING.includes(now.status) && was !== now.status)
    said.push({
      kind: 'deviceDown',
      text: `the device is ${nameIn(DeviceStatus, now.status)}`,
    });
  // A score that is unknown counts as good: devices begin with it.
  const [score, scoreWas] = [now.reliabilityScore, before?.reliabilityScore ?? UNKNOWN_SCORE];
  if (score < scoreBelow && scoreWas >= scoreBelow) {
    const from = scoreWas === UNKNOWN_SCORE ? '' : ` from ${scoreWas} %`;
    said.push({ kind: 'scoreDropped', text: `the reliability score fell${from} to ${score} %` });
  }
  return said;
}

type Data<Name extends EventName> = CoStakingEvent<Name>['data'];

/** What events say. */
const SAYS: { [Name in EventName]?: (data: Data<Name>, about: About) => Said[] } = {
  DeviceReported: reported,
  RequirementUpdated: ({ oldMinimum, newMinimum, appliesFrom }, { amount }) => {
    if (newMinimum <= oldMinimum) return [];
    const text = `the device needs ${amount(newMinimum)} instead of ${amount(oldMinimum)} from ${dateText(appliesFrom)}`;
    return [{ kind: 'requirementAnnounced', text, date: String(appliesFrom) }];
  },
  OfferAccepted: ({ offer, amount, shareBps }, about) => {
    const text = `an offer was accepted: ${about.amount(amount)} for ${percentText(shareBps)} of the rewards`;
    return [{ kind: 'offerAccepted', text, account: offer.toBase58() }];
  },
  CoStakeUnstaked: ({ offer, amount, forced, cooldownEndsAt }, about) => {
    const why = forced === 1 ? ', because the owner leaves' : '';
    const text = `a co-stake of ${about.amount(amount)} leaves${why}; it is free at ${dateText(cooldownEndsAt)}`;
    return [{ kind: 'unstaked', text, account: offer.toBase58(), date: String(cooldownEndsAt) }];
  },
  OwnerUnstaked: ({ amount, cooldownEndsAt }, about) => {
    const text = `the owner's stake of ${about.amount(amount)} leaves; it is free at ${dateText(cooldownEndsAt)}`;
    return [{ kind: 'unstaked', text, date: String(cooldownEndsAt) }];
  },
  CaseOpened: ({ slashCase, number, stakeBps, appealEndsAt }) => {
    const text = `slash case ${number} asks for ${percentText(stakeBps)} of the stake; appeal before ${dateText(appealEndsAt)}`;
    return [{ kind: 'caseOpened', text, account: slashCase.toBase58(), date: String(appealEndsAt) }];
  },
  RoleNominated: ({ role, nominee, maturesAt }) => {
    if (nominee.equals(PublicKey.default) || maturesAt === 0n)
      return [{ kind: 'roleNominated', text: `a nomination for the role ${roleText(role)} was taken back` }];
    const text = `${nominee.toBase58()} is nominated for the role ${roleText(role)}, and can accept from ${dateText(maturesAt)}`;
    return [{ kind: 'roleNominated', text, date: String(maturesAt) }];
  },
  SlashTermSet: ({ term, oldValue, newValue, appliesFrom }) => {
    const text = slashTermText(term, oldValue, newValue, appliesFrom);
    return [{ kind: 'slashTermSet', text, date: String(appliesFrom) }];
  },
};

/** What an event says, to a rule. */
function saidBy({ name, data }: CoStakingEvent, about: About): Said[] {
  const say = SAYS[name] as ((data: object, about: About) => Said[]) | undefined;
  return say?.(data, about) ?? [];
}

interface Match {
  rule: AlertRule;
  device: { address: string; id: string | null } | null;
}

/** Rules that hear of these devices: by their addresses, their owners, and their co-stakers. */
async function matchesOf(session: Session, devices: readonly number[]): Promise<Map<number | null, Match[]>> {
  const rows = await rowsOf(
    session,
    `WITH party AS (
       SELECT device.id, device.address, device.address AS target FROM device WHERE device.id = ANY ($1::integer[])
       UNION SELECT device.id, device.address, wallet.address FROM device JOIN wallet ON wallet.id = owner_id
         WHERE device.id = ANY ($1::integer[])
       UNION SELECT device.id, device.address, wallet.address FROM offer JOIN device ON device.id = device_id
         JOIN wallet ON wallet.id = co_staker_id
         WHERE device_id = ANY ($1::integer[]) AND (offer.stake > 0 OR rewards_exit IS NULL))
     SELECT rule.id, rule.target, array_to_json(kinds)::text AS kinds, score_below, appeal_days, reward_hours, webhook, email,
       since, party.id AS device_id, party.address AS device, substring(account.data FROM 17 FOR 16) AS uuid
     FROM rule JOIN party ON party.target = rule.target
     LEFT JOIN account ON account.address = party.address AND account.kind = 'Device'
     UNION ALL SELECT id, target, array_to_json(kinds)::text, score_below, appeal_days, reward_hours, webhook, email, since,
       NULL, NULL, NULL FROM rule WHERE kinds && $2::text[]`,
    [[...devices], [...EVERYONE]],
  );
  const matches = new Map<number | null, Match[]>();
  for (const row of rows) {
    const key = row['device_id'] === null ? null : Number(row['device_id']);
    const uuid = row['uuid'] as Uint8Array | null;
    const device =
      key === null ? null : { address: toBase58(row['device'] as Uint8Array), id: uuid && bytesToUuid(uuid) };
    matches.set(key, [...(matches.get(key) ?? []), { rule: ruleOf(row), device }]);
  }
  return matches;
}

/** The report before another one, in the tables already. */
async function reportBefore(session: Session, event: EventRow): Promise<Report | null> {
  const [row] = await rowsOf(
    session,
    `SELECT data FROM event WHERE device_id = $1 AND name = 'DeviceReported' AND (slot, tx_index, event_index) < ($2, $3, $4)
     ORDER BY slot DESC, tx_index DESC, event_index DESC LIMIT 1`,
    [event.deviceId, String(event.slot), event.txIndex, event.eventIndex],
  );
  return row ? (decodeEvent(row['data'] as Uint8Array) as CoStakingEvent<'DeviceReported'>).data : null;
}

/**
 * Makes the messages of final events, in the transaction of the database that applies them: an event that is applied has
 * its messages, and one that is not has none.
 *
 * @returns how many were made
 */
export async function alertEvents(session: Session, effects: Effects): Promise<number> {
  const events = effects.events.filter(({ name }) => name in SAYS);
  if (events.length === 0 || (await session.query('SELECT FROM rule LIMIT 1')).rows.length === 0) return 0;
  const matches = await matchesOf(session, [...new Set(events.flatMap(({ deviceId }) => deviceId ?? []))]);
  const signatures = new Map(
    effects.transactions.map(({ slot, txIndex, signature }) => [`${slot} ${txIndex}`, signature]),
  );
  const amount = await amountText(session);
  const found: Found[] = [];
  for (const row of events) {
    const heard = (matches.get(row.deviceId) ?? []).filter(({ rule }) => row.at >= rule.since);
    if (heard.length === 0) continue;
    const event = decodeEvent(Buffer.from(row.data, 'base64'))!;
    const before = row.name === 'DeviceReported' ? await reportBefore(session, row) : null;
    const signature = signatures.get(`${row.slot} ${row.txIndex}`)!;
    for (const { rule, device } of heard)
      for (const said of saidBy(event, { rule, amount, before }))
        if (rule.kinds.includes(said.kind))
          found.push({
            ruleId: rule.id,
            cause: `${signature}:${row.eventIndex}:${said.kind}`,
            message: {
              account: null,
              date: null,
              ...said,
              device: device?.address ?? null,
              deviceId: device?.id ?? null,
              at: String(row.at),
              signature,
            },
          });
  }
  return post(session, found);
}
