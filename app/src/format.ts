import { fromBaseUnits, fromBasisPoints } from '@co-staking/sdk';

/** Formats of one locale. Amounts stay decimal text: `Intl` takes it exactly, and no amount becomes a float. */
export function formatsOf(locale: string | undefined, symbol: string) {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, known);
    return known;
  };
  const decimal = (text: string, options: Intl.NumberFormatOptions): string =>
    number(options).format(text as unknown as number);
  const dateTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const unit = (value: number, name: string): string =>
    number({ style: 'unit', unit: name, unitDisplay: 'long' }).format(value);

  /** The largest two units of a duration: "6 days 4 hours". */
  function duration(seconds: bigint): string {
    const total = Number(seconds < 0n ? 0n : seconds);
    const parts: [number, string][] = [
      [Math.floor(total / 86_400), 'day'],
      [Math.floor((total % 86_400) / 3_600), 'hour'],
      [Math.floor((total % 3_600) / 60), 'minute'],
      [total % 60, 'second'],
    ];
    const first = parts.findIndex(([value]) => value > 0);
    if (first < 0) return unit(0, 'second');
    return parts
      .slice(first, first + 2)
      .filter(([value]) => value > 0)
      .map(([value, name]) => unit(value, name))
      .join(' ');
  }

  const amount = (units: bigint, decimals: number, most = decimals): string =>
    decimal(fromBaseUnits(units, decimals), { maximumFractionDigits: Math.min(most, 20) });

  return {
    /** Exact amount without its symbol. */
    amount,
    /** Exact amount with its symbol. */
    tokens: (units: bigint, decimals: number, most?: number): string =>
      `${amount(units, decimals, most)} ${symbol}`,
    /** Basis points as a percentage. */
    share: (bps: number): string =>
      decimal(`${fromBasisPoints(bps)}E-2`, { style: 'percent', maximumFractionDigits: 2 }),
    /** Whole percent. */
    percent: (whole: number): string => decimal(`${whole}E-2`, { style: 'percent' }),
    count: (value: number): string => number({}).format(value),
    duration,
    /** Date, time and time zone of a unix second. */
    date: (second: bigint): string => dateTime.format(Number(second) * 1_000),
    /** `2026-01-31` (UTC) as a day without its year. */
    day: (period: string): string => day.format(new Date(period)),
    /** `2026-01` as a month. */
    month: (period: string): string => month.format(new Date(`${period}-01`)),
  };
}

/** Formats of the page. */
export type Formats = ReturnType<typeof formatsOf>;

/** An address as people compare it: its beginning and its end. */
export const shortAddress = (address: string): string => `${address.slice(0, 4)}…${address.slice(-4)}`;

/** A device's UUID as a row shows it: enough to distinguish devices. */
export const shortId = (id: string): string => id.slice(0, 8);
