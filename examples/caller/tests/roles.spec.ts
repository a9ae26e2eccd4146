import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';

import { INSTRUCTION_NAMES, SCENARIOS } from '../../../tests/scenarios';
import { expectOk } from '../../../tests/support/expectError';
import { CALLER_ID } from './support/program';
import { TreasuryWorld } from './support/world';

describe('a program in every role', () => {
  for (const name of INSTRUCTION_NAMES)
    it(`${name} succeeds with a treasury instead of every wallet`, async () => {
      const world = await TreasuryWorld.create({ initialized: name !== 'initialize' });
      const { instruction, signers } = await SCENARIOS[name](world);
      const { logs } = await expectOk(world.chain.send(instruction, signers));
      const calls = logs.filter((line) => /invoke \[\d\]$/.test(line));
      assert.equal(calls[0], `Program ${CALLER_ID.toBase58()} invoke [1]`);
      const called = calls.find((line) => line.includes(PROGRAM_ID.toBase58()));
      assert.match(called ?? 'not called', /invoke \[[23]\]$/);
    });
});
