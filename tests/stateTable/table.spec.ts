import { assert } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { INSTRUCTION_NAMES } from '../scenarios';
import { measureState, type Table } from './measure';
import { STATES } from './states';

const FILE = join(__dirname, 'expected.json');
const expected: Table = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Table) : {};

describe('state table: every instruction in every state', () => {
  let cells = 0;

  it('has a line for every state, and no other', () => {
    assert.sameMembers(Object.keys(expected), Object.keys(STATES));
  });

  for (const state of Object.keys(STATES))
    it(`${state}: every cell is an allowed transition or one named error`, async () => {
      const line = await measureState(state);
      assert.sameMembers(Object.keys(line), INSTRUCTION_NAMES);
      assert.deepEqual(line, expected[state]);
      assert.notInclude(Object.values(line), 'PANIC');
      cells += INSTRUCTION_NAMES.length;
    });

  after(() => console.log(`    state table: ${cells} cells`));
});
