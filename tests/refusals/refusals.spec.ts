import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { INSTRUCTION_NAMES } from '../scenarios';
import { Collection, fileOf, listedIn, type Seen } from './seen';

const seen = JSON.parse(readFileSync(join(__dirname, 'seen.json'), 'utf8')) as Seen;

describe('the refusals that the builders’ documentation lists', function () {
  this.timeout(120_000);

  it('are those that the program has given (npm run docs:refusals)', () => {
    assert.sameMembers(Object.keys(seen), INSTRUCTION_NAMES);
    for (const name of INSTRUCTION_NAMES)
      assert.deepEqual(listedIn(readFileSync(fileOf(name), 'utf8')), seen[name], name);
  });

  it('are all that random histories meet, and every state', () => {
    const now = new Collection();
    now.ofStates();
    now.ofSpecs();
    now.ofHistories(3, 1_000, 77);
    for (const [name, codes] of Object.entries(now.toJSON())) assert.includeMembers(seen[name]!, codes, name);
  });
});
