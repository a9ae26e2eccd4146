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
    '| What is changed | Mutants | Noticed by fuzzing | By tests | Not noticed | Noticed |',
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

No test noticed these ${survivors.length}. The reasons, by group:

${sections.join('\n\n')}
`;
}

const HEAD = `# Mutation testing

What would the tests say if a check were missing? \`npm run mutants\` removes every check and every step of the program, one at a time, and counts
what no test notices. This page is its output; \`mutants/explained.json\` has the explanations.

- **check removed**: an \`ensure!\` does not refuse. **constraint removed**: a \`has_one\` or another constraint of an account is missing.
- **signature**, **writable**, **owner**, **type**, **address not checked**: a check that Anchor makes by an account's type does not happen. (The instrumented
  entry point shows Anchor an account that passes the check. That the account really fails it shows later, if at all.)
- **statement removed**: an assignment, or a call for its effect, does not happen; **event removed**: an event is not written.
- **operator**: a comparison moves by one or is reversed, *and* becomes *or*, *plus* becomes *minus*. **decided**: a condition is always true, or always false.
- **arithmetic**: what cargo-mutants does to \`crates/co_staking_rules\`, judged by its properties and unit tests.

The program is compiled once, with all mutants disabled in it; a few bytes in the finished binary enable one. The result is the same as if each mutant was
compiled, a hundred times faster: the compiler's work on the other 99 % would be the same. Left out are changes that do not compile
(DROPPED), code that decides nothing (constants, error texts, event structs, the dispatch in \`lib.rs\`), and the seeds by which Anchor derives four
addresses (without them the bump would be missing, too): the matrix passes a wrong address in each of these positions.

A mutant first runs beside the reference model ([fuzzing.md](fuzzing.md)): the regressions and eight histories of 600 steps. If these pass, it goes
through the specs of its instruction, and then through all specs of the program, twelve mutants at a time: if the specs pass, all twelve survive, otherwise the
twelve are halved. Tests of the SDK, the playground and the command line are not used.

## Figures
`;
