import { assert } from 'chai';

import { expectOk } from '../support/expectError';
import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '.';

describe('the scenario of every instruction', () => {
  it('belongs to an instruction, and each instruction has one', () => {
    assert.sameMembers(Object.keys(SCENARIOS), INSTRUCTION_NAMES);
  });

  for (const name of INSTRUCTION_NAMES)
    it(`${name} succeeds`, async () => {
      const world = await worldFor(name);
      const { instruction, signers } = await SCENARIOS[name](world);
      await expectOk(world.chain.send(instruction, signers));
    });
});
