import type { Fields } from './fields';

/** A value as one text: lists joined by blanks, records as JSON. */
export function plainText(value: Fields[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  return value
    .map((item) => (typeof item === 'object' && item !== null ? JSON.stringify(item) : String(item)))
    .join(' ');
}

/** Text that a spreadsheet would take for a formula gets a quote in front; numbers stay as they are. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

const cell = (value: Fields[string] | undefined): string => {
  const text = harmless(plainText(value));
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them, with a header line. */
export const csvOf = (columns: readonly string[], rows: readonly Fields[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))].join('\n');
