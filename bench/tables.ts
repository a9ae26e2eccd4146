import type { instructions } from '@co-staking/sdk';

import type { Class } from './floors';
import type { Figures } from './measure';

/** One line of the tables. */
export interface Row {
  name: instructions.InstructionName;
  class: Class;
  bankrun: Figures;
  litesvm: Figures;
  floor: { litesvm: number; bankrun: number };
}

const number = (value: number): string => value.toLocaleString('en-US');

/** The short table: what a user pays. */
export function readmeTableOf(rows: Row[]): string {
  const lines = rows.map(
    ({ name, bankrun, litesvm }) => `| \`${name}\` | ${number(bankrun.units)} | ${number(litesvm.units)} |`,
  );
  return ['| Instruction | bankrun | LiteSVM |', '| --- | ---: | ---: |', ...lines, ''].join('\n');
}

const sol = (lamports: bigint): string => (lamports === 0n ? '-' : (Number(lamports) / 1e9).toFixed(5));

/** The whole page. */
export function pageOf(rows: Row[], keys: number): string {
  const lines = rows.map(({ name, class: kind, bankrun, litesvm, floor }) =>
    [
      `| \`${name}\` | ${kind} | ${number(bankrun.units)} | ${number(litesvm.units)}`,
      `${number(floor.litesvm)} | ${(litesvm.units / floor.litesvm).toFixed(2)}`,
      `${number(litesvm.spread)} | ${litesvm.bytes} | ${litesvm.accounts} | ${litesvm.writable} | ${sol(litesvm.rent)} |`,
    ].join(' | '),
  );
  return `# Compute units

Written by \`npm run bench:compute-units\`. One instruction in a transaction of its own, with everything it calls, as the shipped binary costs it.
**bankrun** is the 1.18 runtime with the classic token program; **LiteSVM** has today's features and today's token program. The **goal** is that of
the instruction's class plus ${number(1600)} for each event it records. **Spread** is the highest less the lowest figure over ${keys} sets of random
keys. **Rent** is what the accounts cost that the instruction creates, in SOL at the rate of LiteSVM; it comes back when they are closed.

| Instruction | Class | bankrun | LiteSVM | Goal | Ratio | Spread | Bytes | Accounts | Writable | Rent |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`;
}
