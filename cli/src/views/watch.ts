import { fetchDeviceNullable, fetchOfferNullable } from '@co-staking/sdk';
import { setTimeout as sleep } from 'node:timers/promises';

import { deviceOf } from '../chain/lookups';
import type { Context } from '../context';
import { plainText } from '../output/csv';
import type { Fields } from '../output/fields';
import { label } from '../output/cells';
import { option } from '../parameters/parameter';
import { duration, yesNo } from '../parameters/plain';
import { deviceOrOffer, type AccountArg } from '../parameters/accountArgs';
import { fromNow, isoTime } from '../parameters/times';
import { deviceFields, offerFields } from './fields';
import { view } from './view';

const DEFAULT_SECONDS = 10n;

/** What is followed, as it is now; `null` once its account is closed. */
async function look(context: Context, shown: AccountArg): Promise<{ fields: Fields; now: bigint } | null> {
  const { connection, programId } = context;
  const [now, config] = await Promise.all([context.now(), context.config()]);
  if (shown.kind === 'device') {
    const device = await fetchDeviceNullable(connection, shown.device.address, { programId });
    return device && { fields: flat(deviceFields(device, config, now)), now };
  }
  const offer = await fetchOfferNullable(connection, shown.offer.address, { programId });
  if (!offer) return null;
  return { fields: offerFields(offer, await deviceOf(context, offer), config, now), now };
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
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --every 1m',
    async run(context, { thing, once, every = DEFAULT_SECONDS }) {
      const { io } = context;
      let last = await look(context, thing);
      if (last) {
        if (once) context.print.record(last.fields);
        const ahead = datesAhead(last.fields, last.now);
        io.err(ahead.length > 0 ? `ahead:\n  ${ahead.join('\n  ')}` : 'no dates ahead');
      }
      while (last && !once && !io.stop.aborted) {
        await sleep(Number(every) * 1000, undefined, { signal: io.stop }).catch(() => undefined);
        if (io.stop.aborted) return;
        const next = await look(context, thing);
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
