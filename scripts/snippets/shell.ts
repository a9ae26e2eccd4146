// Checks the `co-staking` lines of pages: whether each command, argument and flag exists.
import { Command, CommanderError } from 'commander';

import type { Io } from '../../cli/src/io';
import { buildProgram } from '../../cli/src/program';

/** Words of a line as in a shell, without its comment and its redirection. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/"[^"]*"|'[^']*'|\S+/g)) {
    if (word === '#' || word === '>' || word === '|') break;
    words.push(word.replaceAll(/^["']|["']$/g, ''));
  }
  return words;
}

/** The tool's parser, without actions. */
function parser(): Command {
  const silent = {
    out() {},
    err() {},
    env: {},
    home: '',
    interactive: false,
    colors: { out: false, err: false },
    ask: () => Promise.resolve(''),
    readInput: () => Promise.resolve(''),
    stop: new AbortController().signal,
  } satisfies Io;
  const empty = (command: Command): void => {
    if (command.commands.length === 0) command.action(() => {});
    for (const child of command.commands) empty(child);
  };
  const program = buildProgram(silent);
  empty(program);
  return program;
}

/** @returns what is wrong with the line; `null` if nothing is */
async function mistakeIn(line: string): Promise<string | null> {
  const words = wordsOf(line.replace(/^(npm run (--silent )?co-staking --|co-staking) ?/, ''));
  try {
    await parser().parseAsync(words, { from: 'user' });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? null : `${line}: ${error.message}`;
  }
}

/** Mistakes in the lines of shell blocks, and in commands within a sentence. */
export async function shellMistakes(text: string): Promise<string[]> {
  const blocks = [...text.matchAll(/```sh\n([^]*?)```/g)].map(([, block]) => block!.replaceAll('\\\n', ' '));
  const lines = blocks.flatMap((block) =>
    block.split('\n').filter((line) => /^(npm run (--silent )?co-staking --|co-staking) /.test(line)),
  );
  const mistakes = await Promise.all(lines.map(mistakeIn));
  const prose = text.replaceAll(/```[^]*?```/g, '');
  for (const [, first, second] of prose.matchAll(/`co-staking ([a-z-]+)(?: ([a-z-]+))?/g)) {
    const command = parser().commands.find((each) => each.name() === first);
    const inner = command?.commands.length && second;
    if (!command || (inner && !command.commands.some((each) => each.name() === second)))
      mistakes.push(`there is no \`co-staking ${[first, inner].filter(Boolean).join(' ')}\``);
  }
  return mistakes.filter((mistake) => mistake !== null);
}
