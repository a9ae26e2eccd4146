import type { CoStakingError } from '@co-staking/sdk';

import { DAY } from '../tests/support/clock';
import { World } from '../tests/support/world';

export { DAY };

/** What a case gets: a fresh world, a way to print, and a way to assert. */
export interface Run {
  world: World;
  /** Prints what the program does. */
  say: (what: string, actual: unknown) => void;
  /** Prints it, and fails the case if it is not right. */
  right: (what: string, actual: unknown, expected: unknown) => void;
  /** Prints it, and fails the case if it does not hold. */
  holds: (what: string, actual: unknown, holds: boolean) => void;
}

const cases: { name: string; title: string; run: (run: Run) => Promise<void> }[] = [];

/** Adds a case. */
export const add = (name: string, title: string, run: (run: Run) => Promise<void>): void =>
  void cases.push({ name, title, run });

/** `ok`, or the name of the error with which a step is refused. */
export async function answer(step: Promise<unknown>): Promise<string> {
  try {
    await step;
    return 'ok';
  } catch (error) {
    return (error as CoStakingError).code ?? (error as Error).message;
  }
}

/** Base units as tokens of 8 decimals. */
export const inTokens = (units: bigint): number => Number(units) / 1e8;

const text = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));

/** One case, in a world of its own: whether it passes, or `null` if it asserts nothing. */
async function passes(run: (run: Run) => Promise<void>): Promise<boolean | null> {
  const verdicts: boolean[] = [];
  const print = (line: string): void => console.log(`    ${line}`);
  const say: Run['say'] = (what, actual) => print(`${what}: ${text(actual)}`);
  const judge = (line: string, good: boolean, otherwise: string): void => {
    verdicts.push(good);
    print(good ? `right  ${line}` : `WRONG  ${line}${otherwise}`);
  };
  const right: Run['right'] = (what, actual, expected) =>
    judge(`${what}: ${text(actual)}`, text(actual) === text(expected), `, expected ${text(expected)}`);
  const holds: Run['holds'] = (what, actual, good) => judge(`${what}: ${text(actual)}`, good, '');
  try {
    await run({ world: await World.create({ kind: 'litesvm' }), say, right, holds });
  } catch (error) {
    judge(`a step before the point: ${text((error as CoStakingError).code ?? String(error))}`, false, '');
  }
  return verdicts.length === 0 ? null : verdicts.every(Boolean);
}

/** Runs the cases that the command line names, or all. The exit code is 1 if one fails. */
export async function main(names = process.argv.slice(2)): Promise<void> {
  const unknown = names.filter((name) => !cases.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(`no such case: ${unknown.join(', ')}; there are ${cases.map((c) => c.name).join(', ')}`);
  const count = { pass: 0, fail: 0, open: 0 };
  for (const { name, title, run } of cases) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`${name}: ${title}`);
    const passed = await passes(run);
    const verdict = passed === null ? 'open' : passed ? 'pass' : 'fail';
    count[verdict] += 1;
    console.log(`    => ${verdict}`);
  }
  console.log(`${count.fail} fail, ${count.pass} pass, ${count.open} open (shown, nothing asserted)`);
  process.exitCode = count.fail > 0 ? 1 : 0;
}
