import { IDL } from '@co-staking/sdk/idl';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { INSTRUCTION_COMMANDS } from '../../cli/src/commands/all';
import { markdown } from '../../cli/src/markdown';
import { COMMANDS } from '../../cli/src/catalogue';
import { cli } from './support/cli';

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('co-staking: the tree of commands', () => {
  it('has a command for every instruction of the IDL, and no other', () => {
    const instructions = IDL.instructions.map(({ name }) => camel(name)).sort();
    expect(INSTRUCTION_COMMANDS.map(({ instruction }) => instruction as string).sort()).to.deep.equal(
      instructions,
    );
  });

  it('has every name once', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('helps with every command, and gives an example that its parser takes', async () => {
    for (const { name, example } of COMMANDS) {
      const { code, out } = await cli([...name.split(' '), '--help']);
      expect(code, name).to.equal(0);
      expect(out, name).to.contain('Example:').and.to.contain(`co-staking ${name} ${example}`.trimEnd());
      // Everything is in place where the next thing that it misses is an RPC, a keypair or a file.
      if (name === 'dev') continue;
      const words = (example.match(/"[^"]*"|\S+/g) ?? []).filter(
        (word) => word !== '>' && word !== 'exits.ics',
      );
      const { err } = await cli([...name.split(' '), ...words.map((word) => word.replaceAll('"', ''))], {
        env: { RPC_URL: 'nowhere:' },
      });
      expect(err, name).not.to.match(/unknown|missing required|not specified|too many|argument missing/);
    }
  });

  it('prints help and version to stdout, and ends well', async () => {
    const help = await cli(['--help']);
    expect([help.code, help.err]).to.deep.equal([0, '']);
    for (const heading of ['Look:', 'Operate:', 'Play:', 'Device owner:', 'Exit codes:'])
      expect(help.out).to.contain(heading);
    expect((await cli(['--version'])).out).to.match(/^\d+\.\d+\.\d+$/);
  });

  it('is the one that docs/cli.md describes (npm run docs:cli writes it)', () => {
    expect(readFileSync(join(__dirname, '../../docs/cli.md'), 'utf8')).to.equal(markdown());
  });
});
