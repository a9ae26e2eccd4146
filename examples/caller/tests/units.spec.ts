import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '../../../tests/scenarios';
import { defaultKind } from '../../../tests/support/chain';
import { expectOk } from '../../../tests/support/expectError';
import { CALLER_ID } from './support/program';
import { TreasuryWorld } from './support/world';

const README = join(import.meta.dirname, '../README.md');
const [BEGIN, END] = [
  '<!-- units: written by `npm run test:caller -- --write` -->\n',
  '<!-- end of units -->',
];

/** Units used by the program and its calls, from those that the runtime logs for each call. */
function unitsOf(program: string, logs: string[]): bigint {
  const line = logs.filter((text) => text.startsWith(`Program ${program} consumed `)).at(-1);
  return BigInt(line!.split(' ')[3]!);
}

const figure = (units: bigint): string => units.toLocaleString('en-US');

async function row(name: (typeof INSTRUCTION_NAMES)[number]): Promise<string> {
  const plain = await worldFor(name);
  const direct = await SCENARIOS[name](plain);
  const { units: alone } = await expectOk(plain.chain.send(direct.instruction, direct.signers));
  const world = await TreasuryWorld.create({ initialized: name !== 'initialize' });
  const { instruction, signers } = await SCENARIOS[name](world);
  const { logs } = await expectOk(world.chain.send(instruction, signers));
  const total = unitsOf(CALLER_ID.toBase58(), logs);
  const called = unitsOf(PROGRAM_ID.toBase58(), logs);
  const how = logs.some((line) => line === `Program ${PROGRAM_ID.toBase58()} invoke [3]`)
    ? 'two signatures'
    : 'one signature';
  return `| \`${name}\` | ${figure(alone)} | ${figure(called)} | ${figure(total)} | ${how} |`;
}

describe('compute units of calls from the example', () => {
  it('are those of the README', async function () {
    // The price for a user: today's runtime.
    if (defaultKind() !== 'litesvm') this.skip();
    const rows: string[] = [];
    for (const name of INSTRUCTION_NAMES) rows.push(await row(name));
    const table = [
      '| Instruction | Sent alone | The call | With the example | By |',
      '| --- | ---: | ---: | ---: | --- |',
      ...rows,
    ].join('\n');
    const text = readFileSync(README, 'utf8');
    const [start, end] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)];
    assert.isAbove(end, start, 'the README has no place for the table');
    const wanted = `${text.slice(0, start)}\n${table}\n\n${text.slice(end)}`;
    if (process.env['WRITE_UNITS']) writeFileSync(README, wanted);
    else assert.equal(text, wanted, 'run `npm run test:caller -- --write` and commit the result');
  });
});
