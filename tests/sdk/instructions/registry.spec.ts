import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

describe('the registry of instructions', () => {
  it('is what `npm run instructions` writes from the files beside it', () => {
    const script = join(ROOT, 'scripts/instructions.mjs');
    // Throws where a file is stale, or an instruction of the IDL has none.
    const said = execFileSync(process.execPath, [script, '--check'], { cwd: ROOT, encoding: 'utf8' });
    assert.isEmpty(said);
  });
});
