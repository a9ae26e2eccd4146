import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One mutant with its outcome, of the program or of the arithmetic. */
export interface Counted {
  name: string;
  operator: string;
  by: 'fuzzing' | 'specs' | 'properties' | 'nobody';
}

const EXPLAINED = join(__dirname, 'explained.json');

/** Why a mutant cannot be noticed, or need not be, by its name. */
export function explanations(): Map<string, string> {
  if (!existsSync(EXPLAINED)) return new Map();
  const reasons = JSON.parse(readFileSync(EXPLAINED, 'utf8')) as Record<string, string[]>;
  return new Map(Object.entries(reasons).flatMap(([reason, names]) => names.map((name) => [name, reason])));
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function table(counted: readonly Counted[]): string {
  const operators = [...new Set(counted.map(({ operator }) => operator))];
  const row = (name: string, of: readonly Counted[]): string => {
    const by = (who: Counted['by']): number => of.filter((mutant) => mutant.by === who).length;
    const killed = of.length - by('nobody');
    const cells = [by('fuzzing'), by('specs') + by('properties'), by('nobody'), percent(killed, of.length)];
    return `| ${[name, of.length, ...cells].join(' | ')} |`;
  };
  return [
    '| What is changed | Mutants | Noticed by fuzzing | By tests | By nobody | Noticed |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...operators.map((operator) =>
      row(
        operator,
        counted.filter((mutant) => mutant.operator === operator),
      ),
    ),
    row('**all**', counted),
  ].join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** The page docs/mutation.md. */
export function page(counted: readonly Counted[], dropped: number): string {
  const explained = explanations();
  const survivors = counted.filter(({ by }) => by === 'nobody');
  const byReason = new Map<string, string[]>();
  for (const { name } of survivors) {
    const reason = explained.get(name) ?? 'NOT EXPLAINED';
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  const sections = [...byReason].map(
    ([reason, names]) => `${reason}\n\n${names.map((name) => `- ${code(name)}`).join('\n')}`,
  );
  return `${HEAD.replace('DROPPED', String(dropped))}
${table(counted)}

## Survivors

Nobody noticed these ${survivors.length}. Why, one group after the other:

${sections.join('\n\n')}
`;
}

const HEAD = `# Mutation testing

What would the tests say if a check were missing? \`npm run mutants\` takes away, one at a time, every check and every step of the program, and counts
what nobody notices. This page is its output; \`mutants/explained.json\` holds the explanations.

- **check removed**: an \`ensure!\` does not refuse. **constraint removed**: a \`has_one\` or another constraint of an account is left away.
- **signature**, **writable**, **owner**, **type**, **address not checked**: what Anchor asks by an account's type is not asked. (The instrumented entry
  point shows the check an account that has what it wants; that the account really lacks it shows later, if at all.)
- **statement removed**: an assignment or a call for its effect does not happen; **event removed**: an event is not written.
- **operator**: a comparison moves by one or turns round, *and* becomes *or*, *plus* becomes *minus*. **decided**: a condition is always true, or never.
- **arithmetic**: what cargo-mutants does to \`crates/co_staking_rules\`, judged by its properties and unit tests.

The program is compiled once, with all mutants asleep in it; a few bytes in the finished binary wake one. That is the same as to build each, and a hundred
times as fast: all of the compiler's work on the other 99 % would be the same. It leaves out what does not compile
(DROPPED places), what holds no decision (constants, error texts, event structs, the dispatch in \`lib.rs\`), and the seeds by which Anchor derives four
addresses (without them the bump would be missing, too): the matrix passes another address in each of these places.

A mutant first runs beside the reference model ([fuzzing.md](fuzzing.md)): the regressions and eight histories of 600 steps. What passes goes through
the specs of its instruction, and then through all specs of the program, twelve at a time: where the specs pass, all twelve survive, else they are halved. SDK,
playground and command line have no say in it.

## Figures
`;
