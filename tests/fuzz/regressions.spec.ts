import { assert } from 'chai';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { fromJson } from '../../fuzz/run/step';
import { replay } from '../../fuzz/run/story';

const FOLDER = join(__dirname, '../../fuzz/regressions');

describe('histories on which model and program once differed', () => {
  for (const file of readdirSync(FOLDER)) {
    const { title, steps } = fromJson(readFileSync(join(FOLDER, file), 'utf8'));
    it(`${file}: ${title}`, () => assert.isNull(replay(steps)));
  }
});
