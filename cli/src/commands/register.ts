import { Argument, Help, Option, type Command } from 'commander';

import type { GivenOptions } from '../globals';
import type { Io } from '../io';
import { kebab } from '../kebab';
import type { CommandShape, ParameterShape } from '../shape';
import { ONE, written } from '../takes';

function flagOf(name: string, { description, placeholder, place, bare }: ParameterShape): Option {
  const flags = bare ? `--${kebab(name)}` : `--${kebab(name)} <${placeholder}>`;
  const option = new Option(flags, place === 'flag' ? `required; ${description}` : description);
  return place === 'flag' ? option.makeOptionMandatory() : option;
}

/** Adds a command to the tree. Its code is loaded when it is called. */
export function register(parent: Command, shape: CommandShape, io: Io): void {
  const { name, group, summary, details, parameters, takes, example } = shape;
  const command = parent
    .command(name.split(' ').at(-1)!)
    .summary(summary)
    .description([sentence(summary), details].filter(Boolean).join('\n\n'))
    .helpGroup(`${group}:`)
    .addHelpText('after', `\n${flagsNote(takes)}`)
    .addHelpText('after', `\nExample:\n  co-staking ${name} ${example}`.trimEnd());
  const entries = Object.entries(parameters);
  const places = entries.filter(([, { place }]) => place === 'argument');
  for (const [key, { description, many }] of places)
    command.addArgument(new Argument(`<${kebab(key)}${many ? '...' : ''}>`, description));
  for (const [key, parameter] of entries.filter(([, { place }]) => place !== 'argument'))
    command.addOption(flagOf(key, parameter));
  command.action(async () => {
    const given = new Map<string, unknown>(
      places.map(([key, { many }], at) => [key, many ? command.args.slice(at).join('\n') : command.args[at]]),
    );
    for (const [key] of entries) if (!given.has(key)) given.set(key, command.getOptionValue(key));
    const { execute } = await import('./execute');
    await execute(name, given, command.optsWithGlobals<GivenOptions>(), io);
  });
}

/** Which flags of the tool a command takes, in lines that fit a narrow terminal. */
function flagsNote(takes: CommandShape['takes']): string {
  const text =
    takes.length === ONE.length
      ? 'It takes all options of `co-staking --help`.'
      : [
          ...(takes.length > 0 ? [`It also takes ${takes.map(written).join(', ')}.`] : []),
          '`co-staking --help` lists the options that every command takes.',
        ].join(' ');
  return new Help().boxWrap(text, 80);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
