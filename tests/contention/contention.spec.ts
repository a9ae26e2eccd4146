import { INSTRUCTION_NAMES, SCENARIOS } from '../scenarios';
import { World } from '../support/world';
import { assert } from 'chai';

import type { Attempt } from '../scenarios';
import { IDL } from '@co-staking/sdk/idl';

/** Instructions that change the one configuration: they concern no device. */
const CONFIGURE = [
  'initialize',
  'acceptRole',
  'nominateRole',
  'vacateRole',
  'setSlashTerm',
  'updateParameters',
  'pauseEntries',
  'unpauseEntries',
];

/** Writable accounts that two devices may share, by instruction. */
const SHARED: Partial<Record<string, string[]>> = {
  // Burning changes the supply, which is in the mint.
  executeCase: ['mint'],
  closeDevice: ['mint'],
};

/** Accounts of the caller: two calls of one caller share them. */
const CALLERS = ['registrar', 'slasher', 'rent_payer', 'source', 'caller'];

/** Writable accounts of an instruction by their addresses, with their names. */
function writable(name: string, { instruction }: Attempt): Map<string, string> {
  const { accounts } = IDL.instructions[INSTRUCTION_NAMES.indexOf(name as never)]!;
  return new Map(
    instruction.keys.flatMap(({ pubkey, isWritable }, index) =>
      isWritable ? [[pubkey.toBase58(), accounts[index]?.name ?? `further ${index}`]] : [],
    ),
  );
}

describe('contention between two devices', () => {
  let world: World;
  let both: Map<string, [Map<string, string>, Map<string, string>]>;
  before(async () => {
    world = await World.create();
    both = new Map();
    for (const name of INSTRUCTION_NAMES.filter((each) => !CONFIGURE.includes(each)))
      both.set(name, [
        writable(name, await SCENARIOS[name](world)),
        writable(name, await SCENARIOS[name](world)),
      ]);
  });

  it('has no writable configuration, in any instruction of a user', () => {
    for (const [name, pair] of both)
      for (const one of pair) assert.isFalse(one.has(world.config.toBase58()), name);
  });

  for (const name of INSTRUCTION_NAMES.filter((each) => !CONFIGURE.includes(each)))
    it(`${name} shares no writable account with another device's ${name}`, () => {
      const [one, other] = both.get(name)!;
      assert.isAbove(one.size, 0);
      const shared = [...one].filter(([address]) => other.has(address)).map(([, account]) => account);
      const surprising = shared.filter((account) => !CALLERS.includes(account));
      assert.deepEqual(surprising, SHARED[name] ?? []);
    });

  it('shares none between any two instructions of different devices', () => {
    for (const [first, [one]] of both)
      for (const [second, [, other]] of both) {
        const shared = [...one].filter(([address]) => other.has(address)).map(([, account]) => account);
        const surprising = shared.filter((account) => ![...CALLERS, 'mint'].includes(account));
        assert.deepEqual(surprising, [], `${first} and ${second}`);
      }
  });
});
