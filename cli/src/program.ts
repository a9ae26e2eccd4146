import { Command, CommanderError } from 'commander';

import { ACTION_COMMANDS } from './commands';
import { register, type CommandDefinition } from './commands/register';
import { addGlobalOptions } from './globals';
import type { Io } from './io';
import { SIGN_COMMANDS } from './sign/commands';
import { VIEW_COMMANDS } from './views';

const EXIT_CODES = `
Exit codes:
  0 done   1 fault of the tool   2 wrong usage, or nobody to confirm   3 refused by the program   4 network
  5 sent, outcome unknown or expired   6 declined   7 no such account   8 operator: some records failed
  130 a prompt was ended with Ctrl-C or Ctrl-D

Data goes to stdout, everything else to stderr. Amounts are tokens, exact to the mint's last decimal.`;

/** All commands, views first. */
export const COMMANDS: readonly CommandDefinition[] = [
  ...VIEW_COMMANDS,
  ...SIGN_COMMANDS,
  ...ACTION_COMMANDS,
];

/** Names of commands that only hold others. */
const HOLDERS: Readonly<Record<string, { group: string; summary: string }>> = {
  show: { group: 'Look', summary: 'show one account in full' },
  my: { group: 'Look', summary: 'list your devices and co-stakes' },
  operator: { group: 'Operate', summary: 'the operator’s tool: many devices from a file, with a journal' },
};

/** The command tree. Parsing throws instead of ending the process. */
export function buildProgram(io: Io): Command {
  const program = new Command('co-staking')
    .description('Collaborative staking for devices on Solana.')
    .version('0.1.0')
    .addHelpText('after', EXIT_CODES);
  addGlobalOptions(program);
  const holders = new Map<string, Command>();
  for (const definition of COMMANDS) {
    const [first, ...rest] = definition.name.split(' ');
    register(rest.length > 0 ? holder(program, holders, first!) : program, definition, io);
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
    .showHelpAfterError('(--help tells more)')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      getOutHasColors: () => io.colors.out,
      getErrHasColors: () => io.colors.err,
    });
  if (command.parent)
    command.addHelpText('after', '\n`co-staking --help` lists the flags that every command takes.');
  for (const child of command.commands) prepare(child, io);
}

export { CommanderError };
