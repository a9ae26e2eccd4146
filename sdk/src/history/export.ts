import { fromBaseUnits } from '../amounts';
import { checkFields } from '../codec/fields';
import type { HistoryEntry } from './entries';
import { isoDate } from './series';

/** Options of an export. */
export interface ExportOptions {
  /** Decimals of the mint: `config.mintDecimals`. */
  decimals: number;
}

/** An entry as text: exact decimals of tokens, ISO dates, base58. */
export interface ExportedEntry {
  /** `2026-01-31T12:00:00Z` */
  date: string;
  type: string;
  role: string;
  amount: string;
  balance: string;
  wallet: string;
  device: string;
  /** Empty for the owner. */
  offer: string;
  signature: string;
}

const COLUMNS = [
  'date',
  'type',
  'role',
  'amount',
  'balance',
  'wallet',
  'device',
  'offer',
  'signature',
] as const satisfies (keyof ExportedEntry)[];

const exported = (entry: HistoryEntry, { decimals }: ExportOptions): ExportedEntry => ({
  date: isoDate(entry.at).replace('.000', ''),
  type: entry.type,
  role: entry.role,
  amount: fromBaseUnits(entry.amount, decimals),
  balance: fromBaseUnits(entry.balance, decimals),
  wallet: entry.wallet.toBase58(),
  device: entry.device.toBase58(),
  offer: entry.offer?.toBase58() ?? '',
  signature: entry.signature,
});

/**
 * A field of a CSV file. What a spreadsheet would take for a formula gets an apostrophe in front, but for
 * plain numbers.
 */
function csvField(text: string): string {
  const formula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A history as CSV (RFC 4180: CRLF, a header, quotes if needed), amounts in tokens with exact decimals.
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('rewards.csv', toCsv(entries, { decimals: config.mintDecimals }));
 */
export function toCsv(entries: readonly HistoryEntry[], options: ExportOptions): string {
  checkFields('toCsv', options, { decimals: 'required' });
  const rows = entries.map((entry) => {
    const row = exported(entry, options);
    return COLUMNS.map((column) => csvField(row[column]));
  });
  return [[...COLUMNS], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/**
 * A history as a JSON list of {@link ExportedEntry}: amounts are text, because JSON numbers are not exact.
 *
 * @throws as {@link toCsv}
 *
 * @example
 * const list = JSON.parse(toJson(entries, { decimals: config.mintDecimals })) as ExportedEntry[];
 */
export function toJson(entries: readonly HistoryEntry[], options: ExportOptions): string {
  checkFields('toJson', options, { decimals: 'required' });
  return JSON.stringify(
    entries.map((entry) => exported(entry, options)),
    null,
    2,
  );
}
