import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COMMANDS } from '../../cli/src/catalogue';
import { HOLDERS } from '../../cli/src/holders';
import { SHELLS, type Shell } from '../../cli/src/completion';
import { cli } from './support/cli';

/** How a shell is asked what it offers behind a line; it answers a line for each word. */
const ASK: Record<Shell, (script: string, words: readonly string[]) => [command: string, ...string[]]> = {
  bash: (script, words) => [
    'bash',
    '--norc',
    '-c',
    `compopt() { :; }; source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _co_staking; printf '%s\\n' "\${COMPREPLY[@]}"`,
    script,
    ...words,
  ],
  fish: (script, words) => [
    'fish',
    '--no-config',
    '-c',
    `source $argv[1]; complete -C "$argv[2]" | string replace -r "\\t.*" ""; true`,
    script,
    words.join(' '),
  ],
  zsh: (script) => ['zsh', '-f', '-n', script],
};

describe('co-staking completion', () => {
  let folder: string;
  const scripts = {} as Record<Shell, string>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'co-staking-completion-'));
    for (const shell of SHELLS) {
      const { code, out } = await cli(['completion', shell]);
      expect(code).to.equal(0);
      scripts[shell] = join(folder, `completion.${shell}`);
      writeFileSync(scripts[shell], out);
    }
    writeFileSync(join(folder, 'rewards.csv'), '');
  });
  after(() => rmSync(folder, { recursive: true }));

  function offered(shell: Shell, ...words: string[]): string[] {
    const [command, ...args] = ASK[shell](scripts[shell], ['co-staking', ...words]);
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).to.deep.equal([0, '']);
    return stdout.split('\n').filter(Boolean).sort();
  }

  const top = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0]!))].sort();
  const cases: [words: string[], offered: string[]][] = [
    [[''], top],
    [
      ['show', ''],
      ['case', 'config', 'device', 'offer', 'participant'],
    ],
    [['-u', 'localhost', 'my', 'd'], ['devices']],
    [
      ['marketplace', '--sort', 're'],
      ['reliability', 'rewards'],
    ],
    [
      ['-o', ''],
      ['csv', 'json', 'table'],
    ],
    [['set-slash-term', '--ow'], ['--owner-cap']],
    [['operator', 'post', 'rew'], ['rewards.csv']],
    [['my', 'devices', '--sim'], []],
    [['my', 'devices', '--auth'], ['--authority']],
    [['stake', '--sim'], ['--simulate']],
    [['--sim'], ['--simulate']],
  ];

  for (const shell of ['bash', 'fish'] as const)
    it(`offers commands, flags, words and files in ${shell}`, function () {
      if (spawnSync(shell, ['--version']).error) this.skip();
      for (const [words, expected] of cases)
        expect(offered(shell, ...words), words.join(' ')).to.deep.equal(expected);
    });

  it('is a script that zsh can read, with a function for every command', function () {
    if (spawnSync('zsh', ['--version']).error) this.skip();
    expect(offered('zsh')).to.deep.equal([]);
    const { stdout } = spawnSync(
      'zsh',
      [
        '-f',
        '-c',
        'compdef() { print $1 }; source $1; print -l ${(k)functions[(I)_co_staking*]}',
        'zsh',
        scripts.zsh,
      ],
      { encoding: 'utf8' },
    );
    const functions = [...COMMANDS.map(({ name }) => name), ...Object.keys(HOLDERS)].map(
      (name) => `_co_staking__${name.replace(' ', '__')}`,
    );
    expect(stdout.split('\n').filter(Boolean).sort()).to.deep.equal(
      ['_co_staking', '_co_staking', ...functions].sort(),
    );
  });

  it('completes in an interactive zsh at the first Tab', function () {
    if (spawnSync('zsh', ['--version']).error) this.skip();
    const lines: [typed: string, completed: string][] = [
      ['co-staking oper', 'co-staking operator '],
      ['co-staking operator po', 'co-staking operator post '],
      ['co-staking marketplace --so', 'co-staking marketplace --sort '],
      ['co-staking stake --sim', 'co-staking stake --simulate '],
      ['co-staking operator post rew', 'co-staking operator post rewards.csv '],
      ['co-staking my devices --sim', 'co-staking my devices --sim'],
    ];
    // The widget completes and shows the line; its marks are in two parts, so that the echo of this text has none.
    const script = `
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z 'PS1=; autoload -U compinit; compinit -u -D; source '$1'; show() { zle expand-or-complete; print -r -- "<""<$BUFFER>"">"; BUFFER= }; zle -N show; bindkey "^T" show'
      shift
      for line; do
        zpty -w -n z "$line"$'\\x14'
        zpty -r z shown '*<<*>>*'
        print -r -- "\${\${shown##*<<}%%>>*}"
      done
      zpty -d z`;
    const { status, stdout } = spawnSync(
      'zsh',
      ['-f', '-c', script, 'zsh', scripts.zsh, ...lines.map(([typed]) => typed)],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, TERM: 'dumb' }, timeout: 60_000 },
    );
    expect(status).to.equal(0);
    expect(stdout.split('\n').slice(0, -1)).to.deep.equal(lines.map(([, completed]) => completed));
  });

  it('refuses another shell', async () => {
    const { code, err } = await cli(['completion', 'tcsh']);
    expect([code, err]).to.deep.equal([
      2,
      'error: <shell>: no completion for "tcsh"\n  one of bash, zsh, fish',
    ]);
  });
});

describe('co-staking: a mistyped name', () => {
  for (const [typed, meant] of [
    ['marketplce', 'marketplace'],
    ['show devise', 'device'],
    ['operator pots r.csv --block 1', 'post'],
    ['my devices --outptu json', '--output'],
    ['marketplace --modle H100', '--model'],
  ] as const)
    it(`${typed}: did you mean ${meant}?`, async () => {
      const { code, out, err } = await cli(typed.split(' '));
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.contain(`(Did you mean ${meant}?)`);
    });
});
