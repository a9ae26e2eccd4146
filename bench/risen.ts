import type { Row } from './rows';

const TOLERANCE = 1.02;

interface Units {
  bankrun: number;
  litesvm: number;
}

/** A row of the table of all instructions, and one of the table of states. */
const INSTRUCTION = /^\| `(\w+)` \|() [a-z ]+ \| ([\d,]+) \| [\d,]+ \| ([\d,]+) \|/gm;
const STATE = /^\| `(\w+)` \| ([^|]+) \| ([\d,]+) \| ([\d,]+) \|$/gm;

const nameOf = (name: string, state: string): string => (state ? `${name} (${state})` : name);

/** The figures of the page, by instruction and state. */
function written(page: string): Map<string, Units> {
  const rows = [INSTRUCTION, STATE].flatMap((pattern) => [...page.matchAll(pattern)]);
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  return new Map(
    rows.map(([, name, state, bankrun, litesvm]) => [
      nameOf(name!, state!),
      { bankrun: number(bankrun!), litesvm: number(litesvm!) },
    ]),
  );
}

/** The figures of the run, by instruction and state. */
const measured = (rows: Row[]): [string, Units][] =>
  rows.flatMap(({ name, bankrun, litesvm, states }): [string, Units][] => [
    [name, { bankrun: bankrun.units, litesvm: litesvm.units }],
    ...states.map((each): [string, Units] => [nameOf(name, each.state), each]),
  ]);

/** Figures that are more than 2 % above the page, for the user. */
export function risen(page: string, rows: Row[]): string[] {
  const before = written(page);
  return measured(rows).flatMap(([name, units]) => {
    const old = before.get(name);
    if (!old) return [`${name} is not in docs/compute-units.md`];
    return (['bankrun', 'litesvm'] as const)
      .filter((lane) => units[lane] > old[lane] * TOLERANCE)
      .map((lane) => `${name} on ${lane}: ${old[lane]} before, ${units[lane]} now`);
  });
}
