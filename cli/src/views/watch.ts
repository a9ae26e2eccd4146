import {
  deviceHistory,
  fetchConfig,
  fetchDevice,
  fetchDeviceNullable,
  fetchNow,
  fetchOfferNullable,
  findConfigPda,
  type AccountReader,
  type CoStakingEvent,
  type HistoryCursor,
} from '@co-staking/sdk';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Context } from '../context';
import { plainText } from '../output/csv';
import type { Fields } from '../output/fields';
import { label } from '../output/cells';
import { option } from '../parameters/parameter';
import { duration, website, yesNo } from '../parameters/plain';
import { deviceOrOffer, type AccountArg } from '../parameters/accountArgs';
import { fromNow, isoTime } from '../parameters/times';
import { deviceFields, offerFields } from './fields';
import { view } from './view';

const DEFAULT_SECONDS = 10n;

/** What is followed, as it is now; `null` once its account is closed. */
async function look(
  reader: AccountReader,
  { programId }: Context,
  shown: AccountArg,
): Promise<{ fields: Fields; now: bigint } | null> {
  const options = { programId };
  const [now, config] = await Promise.all([
    fetchNow(reader),
    fetchConfig(reader, findConfigPda(options)[0], options),
  ]);
  if (shown.kind === 'device') {
    const device = await fetchDeviceNullable(reader, shown.device.address, options);
    return device && { fields: flat(deviceFields(device, config, now)), now };
  }
  const offer = await fetchOfferNullable(reader, shown.offer.address, options);
  if (!offer) return null;
  const device = await fetchDevice(reader, offer.device, options);
  return { fields: offerFields(offer, device, config, now), now };
}

/** Accounts of the RPC; or of an indexer, with the final events since they were asked for last. */
async function sourceOf(
  { connection, programId }: Context,
  shown: AccountArg,
  url: string | undefined,
): Promise<{ reader: AccountReader; events: () => Promise<CoStakingEvent[]> }> {
  if (url === undefined) return { reader: connection, events: async () => [] };
  const { indexerSource } = await import('@co-staking/indexer/client');
  const reader = indexerSource(url);
  const device = shown.kind === 'device' ? shown.device.address : shown.offer.device;
  const read = (cursor: HistoryCursor | null) =>
    deviceHistory(reader, device, { programId, ...(cursor && { cursor }) });
  let { cursor } = await read(null);
  return {
    reader,
    async events() {
      const page = await read(cursor);
      cursor = page.cursor;
      if (shown.kind === 'device') return page.events;
      const own = shown.offer.address;
      return page.events.filter(({ data }) => !('offer' in data) || data.offer.equals(own));
    },
  };
}

/** The offers of a device as fields of their own, so that a change names one of them. */
function flat({ offers, ...fields }: Fields): Fields {
  const slots = (offers as Fields[]).flatMap((slot) => {
    const name = `offer${String(slot['nonce'])}`;
    return [
      [`${name}State`, slot['state']],
      [`${name}FreeAt`, slot['cooldownEndsAt']],
    ] as [string, Fields[string]][];
  });
  return { ...fields, ...Object.fromEntries(slots) };
}

/** The dates ahead, the next one first. */
function datesAhead(fields: Fields, now: bigint): string[] {
  return Object.entries(fields)
    .filter(([, value]) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value))
    .map(([name, value]) => ({ name, at: BigInt(Date.parse(String(value)) / 1000) }))
    .filter(({ at }) => at > now)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ name, at }) => `${label(name)}: ${isoTime(at)} (${fromNow(at, now)})`);
}

function tell(
  { options, io }: Context,
  now: bigint,
  field: string,
  from: Fields[string] | undefined,
  to: Fields[string] | undefined,
): void {
  const at = isoTime(now);
  if (options.output === 'json') io.out(JSON.stringify({ at, field, from: from ?? null, to: to ?? null }));
  else if (options.output === 'csv') io.out(`${at},${field},${plainText(from)},${plainText(to)}`);
  else io.out(`${at}  ${label(field)}: ${plainText(from) || '-'} -> ${plainText(to) || '-'}`);
}

/** Follows a position. */
export const WATCH = [
  view({
    name: 'watch',
    summary: 'follow a device or an offer: show each change as it comes, until it is closed',
    parameters: {
      thing: deviceOrOffer(),
      once: yesNo('show its state and coming dates, and exit'),
      every: option(duration(`how often to look; default: ${DEFAULT_SECONDS} seconds`)),
      indexer: option(website('indexer to follow it by: each final event is shown, too')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --every 1m',
    async run(context, { thing, once, every = DEFAULT_SECONDS, indexer }) {
      const { io } = context;
      const { reader, events } = await sourceOf(context, thing, indexer);
      let last = await look(reader, context, thing);
      if (last) {
        if (once) context.print.record(last.fields);
        const ahead = datesAhead(last.fields, last.now);
        io.err(ahead.length > 0 ? `ahead:\n  ${ahead.join('\n  ')}` : 'no dates ahead');
      }
      while (last && !once && !io.stop.aborted) {
        await sleep(Number(every) * 1000, undefined, { signal: io.stop }).catch(() => undefined);
        if (io.stop.aborted) return;
        const next = await look(reader, context, thing);
        for (const { name, data } of await events()) tell(context, data.at, 'event', undefined, name);
        if (next)
          for (const name of Object.keys({ ...last.fields, ...next.fields }))
            if (plainText(last.fields[name]) !== plainText(next.fields[name]))
              tell(context, next.now, name, last.fields[name], next.fields[name]);
        last = next;
      }
      if (!last) io.err('it is closed');
    },
  }),
];
