import { Command, CommanderError } from 'commander';

import { version } from '../package.json';
import { register } from './commands/register';
import { addGlobalOptions } from './globals';
import { HELP } from './help';
import { HOLDERS } from './holders';
import type { Io } from './io';
import { SHAPES } from './shapes';

const EXIT_CODES = `
Exit codes:
  0 done                        1 internal error
  2 wrong usage, or no --yes    3 refused by the program
  4 network                     5 sent, outcome unknown or expired
  6 declined                    7 no such account
  8 many records: some failed   130 ended at a prompt (Ctrl-C, Ctrl-D)

Data goes to stdout, everything else to stderr. Amounts are tokens, exact to the
mint’s last decimal.`;

/** The command tree. Parsing throws instead of ending the process. */
export function buildProgram(io: Io): Command {
  const program = new Command('co-staking')
    .description('Collaborative staking for devices on Solana.')
    .version(version)
    .addHelpText('after', EXIT_CODES)
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description('show the help of a command')
        .helpGroup('Set up:'),
    );
  addGlobalOptions(program);
  const holders = new Map<string, Command>();
  for (const shape of SHAPES) {
    const [first, ...rest] = shape.name.split(' ');
    register(rest.length > 0 ? holder(program, holders, first!) : program, shape, io);
  }
  prepare(program, io);
  return program;
}

function holder(program: Command, holders: Map<string, Command>, name: string): Command {
  const found = holders.get(name);
  if (found) return found;
  const { group, summary } = HOLDERS[name]!;
  const made = program.command(name).description(summary).helpGroup(`${group}:`);
  holders.set(name, made);
  return made;
}

/** Every command, also a nested one, speaks through `io` and throws. */
function prepare(command: Command, io: Io): void {
  command
    .exitOverride()
    .showHelpAfterError('(--help shows the usage)')
    .configureHelp(HELP)
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      getOutHelpWidth: () => io.columns ?? 80,
      getErrHelpWidth: () => io.columns ?? 80,
      getOutHasColors: () => io.colors.out,
      getErrHasColors: () => io.colors.err,
    });
  for (const child of command.commands) prepare(child, io);
}

export { CommanderError };
