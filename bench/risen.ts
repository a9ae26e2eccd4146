import type { Row } from './rows';

const TOLERANCE = 1.02;

/** Figures that stand in the page, by instruction. */
function written(page: string): Map<string, { bankrun: number; litesvm: number }> {
  const rows = page.matchAll(/^\| `(\w+)` \| [a-z ]+ \| ([\d,]+) \| [\d,]+ \| ([\d,]+) \|/gm);
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  return new Map(
    Array.from(rows, ([, name, bankrun, litesvm]) => [
      name!,
      { bankrun: number(bankrun!), litesvm: number(litesvm!) },
    ]),
  );
}

/** What has risen by more than 2 % over the page, in words. */
export function risen(page: string, rows: Row[]): string[] {
  const before = written(page);
  return rows.flatMap((row) => {
    const old = before.get(row.name);
    if (!old) return [`${row.name} does not stand in docs/compute-units.md`];
    return (['bankrun', 'litesvm'] as const)
      .filter((lane) => row[lane].units > old[lane] * TOLERANCE)
      .map((lane) => `${row.name} on ${lane}: ${old[lane]} before, ${row[lane].units} now`);
  });
}
