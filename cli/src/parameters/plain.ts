import {
  BPS_DENOMINATOR,
  DeviceStatus,
  Role,
  SlashReason,
  fromBasisPoints,
  toBaseUnits,
  toBasisPoints,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { usage } from '../exit';
import { readWebsite } from '../commands/offerLinkField';
import { kebab } from '../kebab';
import { asAddress, type Party } from '../keys';
import { readDate, readDuration, spanWords } from './times';
import type { Parameter } from './parameter';

const argument = <T>(placeholder: string, description: string, read: Parameter<T>['read']): Parameter<T> => ({
  description,
  placeholder,
  place: 'argument',
  read,
});

/** Words of the SDK's conversions are the user's; their class is not. */
function converted<T>(convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw usage(error.message);
    throw error;
  }
}

/** The word for everything there is. */
export const ALL = 'ALL';

/** Tokens, exactly: base units. */
export const tokens = (description: string): Parameter<bigint> =>
  argument('tokens', description, async (text, context) => {
    const { mintDecimals } = await context.config();
    return converted(() => toBaseUnits(text, mintDecimals));
  });

/** Tokens, or ALL. */
export const tokensOrAll = (description: string): Parameter<bigint | typeof ALL> => {
  const amount = tokens(`${description}, or ALL`);
  return {
    ...amount,
    read: (text, context) => (text.toUpperCase() === ALL ? ALL : amount.read(text, context)),
  };
};

/** A percentage: basis points. */
export const percent = (description: string): Parameter<number> =>
  argument('percent', `${description} (percent, such as 74 or 12.5)`, (text) => {
    const bps = converted(() => toBasisPoints(text.replace(/%$/, '')));
    if (bps > BPS_DENOMINATOR) throw usage(`${fromBasisPoints(bps)} percent is more than 100`);
    return bps;
  });

const MULTIPLIER_DECIMALS = 4;

/** A factor such as 1.25: basis points. */
export const multiplier = (description: string): Parameter<number> =>
  argument('factor', `${description} (such as 1.25)`, (text) =>
    Number(converted(() => toBaseUnits(text, MULTIPLIER_DECIMALS))),
  );

/** A whole number. */
export const whole = (description: string): Parameter<number> =>
  argument('number', description, (text) => {
    if (!/^\d{1,10}$/.test(text)) throw usage(`not a whole number: "${text}"`);
    return Number(text);
  });

/** A whole number that may need 64 bits. */
export const long = (description: string): Parameter<bigint> =>
  argument('number', description, (text) => {
    if (!/^\d{1,20}$/.test(text)) throw usage(`not a whole number: "${text}"`);
    return BigInt(text);
  });

/** A date: unix second. */
export const date = (description: string): Parameter<bigint> =>
  argument(
    'date',
    `${description} (2026-03-01, 2026-03-01T12:00Z, or a time from now such as 30d)`,
    async (text, context) => readDate(text, await context.now()),
  );

/** Seconds by which a clock may be ahead of the chain's. */
const AHEAD = 60n;

/** A date that has come: unix seconds, by the chain's clock. A machine's clock is often a little ahead of it. */
export const pastDate = (description: string): Parameter<bigint> =>
  argument('date', `${description} (now, 2026-03-01, or 2026-03-01T12:00Z)`, async (text, context) => {
    const now = await context.now();
    if (text === 'now') return now;
    const time = readDate(text, now);
    if (time <= now || time > now + AHEAD) return time;
    context.io.err(`${text} is ${spanWords(time - now)} ahead of the chain's clock: taken as now`);
    return now;
  });

/** A span: seconds. */
export const duration = (description: string): Parameter<bigint> =>
  argument('span', `${description} (such as 7d, 36h, or a number of seconds)`, (text) => readDuration(text));

/** An address. */
export const address = (description: string): Parameter<PublicKey> =>
  argument('address', description, (text) => {
    const found = asAddress(text);
    if (!found) throw usage(`not an address: "${text}"`);
    return found;
  });

/** Another signer. */
export const party = (description: string): Parameter<Party> =>
  argument(
    'signer or address',
    `${description}: a key as --keypair takes it, or the address to print or simulate`,
    (text, context) => context.openKey(text),
  );

/** A flag that is its own value. */
export const yesNo = (description: string): Parameter<boolean> => ({
  ...argument<boolean>('', description, () => true),
  place: 'option',
  bare: true,
  absent: false,
});

/** `on` or `off`. */
export const onOff = (description: string): Parameter<boolean> => ({
  ...argument('on|off', description, (text) => {
    if (text !== 'on' && text !== 'off') throw usage(`"${text}" is neither on nor off`);
    return text === 'on';
  }),
  choices: ['on', 'off'],
});

/** Bytes in hexadecimal. */
export const hexBytes = (length: number, description: string): Parameter<Uint8Array> =>
  argument('hex', `${description}, ${length} bytes in hexadecimal`, (text) => {
    const hex = text.replace(/^0x/, '');
    if (!new RegExp(`^[0-9a-fA-F]{${length * 2}}$`).test(hex))
      throw usage(`not ${length} bytes in hexadecimal: "${text}"`);
    return Uint8Array.from(Buffer.from(hex, 'hex'));
  });

/** One of the SDK's named values. */
function choice<V extends number>(names: Record<string, V>, what: string, description: string): Parameter<V> {
  const values = new Map(Object.entries(names).map(([name, value]) => [kebab(name), value]));
  const choices = [...values.keys()];
  const parameter = argument(what, `${description}: ${choices.join(', ')}`, (text) => {
    const found = values.get(kebab(text));
    if (found === undefined) throw usage(`unknown ${what}: "${text}"`, `one of ${choices.join(', ')}`);
    return found;
  });
  return { ...parameter, choices };
}

export const role = (description: string): Parameter<Role> => choice(Role, 'role', description);
export const reason = (description: string): Parameter<SlashReason> =>
  choice(SlashReason, 'reason', description);

// Termination has an instruction of its own.
const REPORTABLE = Object.fromEntries(
  Object.entries(DeviceStatus).filter(([, value]) => value !== DeviceStatus.Terminated),
);
export const status = (description: string): Parameter<DeviceStatus> =>
  choice<DeviceStatus>(REPORTABLE, 'status', description);

/** Address of a website that shows offers. */
export const website = (description: string): Parameter<string> => argument('url', description, readWebsite);

/** Text as it is. */
export const text = (placeholder: string, description: string): Parameter<string> =>
  argument(placeholder, description, (given) => given);
