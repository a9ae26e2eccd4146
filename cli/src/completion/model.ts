import { Command, type Option } from 'commander';

import { addGlobalOptions, isActing } from '../globals';
import { kebab } from '../kebab';
import type { CommandShape, ParameterShape } from '../shape';

/** What may follow: one of few words, a path, or anything else. */
export interface Value {
  choices: readonly string[];
  file: boolean;
}

/** A flag. */
export interface Flag {
  /** For example `-u` and `--url`. */
  names: readonly string[];
  description: string;
  /** `null` if it has no value. */
  value: Value | null;
}

/** What can follow a command, or the tool's name alone. */
export interface Node {
  /** Words after the tool's name; empty for the tool alone. */
  path: string;
  commands: { name: string; summary: string }[];
  flags: readonly Flag[];
  /** Of all arguments together. */
  argument: Value;
}

const isFile = (placeholder: string): boolean => /\b(file|folder)\b/.test(placeholder);

const valueOf = ({ placeholder, choices = [] }: ParameterShape): Value => ({
  choices,
  file: isFile(placeholder),
});

const flagOf = ([name, parameter]: [string, ParameterShape]): Flag => ({
  names: [`--${kebab(name)}`],
  description: parameter.description,
  value: parameter.bare ? null : valueOf(parameter),
});

function nodeOf({ name, parameters, takes }: CommandShape): Node {
  const entries = Object.entries(parameters);
  const places = entries.filter(([, { place }]) => place === 'argument').map(([, each]) => valueOf(each));
  return {
    path: name,
    commands: [],
    flags: [
      ...entries.filter(([, { place }]) => place !== 'argument').map(flagOf),
      ...toolFlags((option) => takes.some((flag) => flag === option.attributeName())),
    ],
    argument: {
      choices: places.flatMap(({ choices }) => choices),
      file: places.some(({ file }) => file),
    },
  };
}

/** Some flags of the tool. */
function toolFlags(wanted: (option: Option) => boolean): Flag[] {
  const program = new Command();
  addGlobalOptions(program);
  return program.options
    .filter(wanted)
    .map(({ short, long, description, required, argChoices = [], flags }) => ({
      names: [short, long].filter((name) => name !== undefined),
      description,
      value: required ? { choices: argChoices, file: isFile(flags) } : null,
    }));
}

/** Flags of every command, with `--help`. */
export const globalFlags = (): Flag[] => [
  ...toolFlags((option) => !isActing(option)),
  { names: ['-h', '--help'], description: 'show the help', value: null },
];

/**
 * Everything that a shell can complete.
 *
 * @param holders - summaries of the commands that only hold others
 */
export function nodesOf(shapes: readonly CommandShape[], holders: ReadonlyMap<string, string>): Node[] {
  const inside = (holder: string): Node['commands'] =>
    shapes
      .filter(({ name }) => name.startsWith(`${holder} `))
      .map(({ name, summary }) => ({ name: name.slice(holder.length + 1), summary }));
  const empty = { flags: [], argument: { choices: [], file: false } };
  const top = [
    ...[...holders].map(([name, summary]) => ({ name, summary })),
    ...shapes.filter(({ name }) => !name.includes(' ')),
  ].map(({ name, summary }) => ({ name, summary }));
  return [
    { path: '', commands: top, ...empty, flags: toolFlags(isActing) },
    ...[...holders.keys()].map((name) => ({ path: name, commands: inside(name), ...empty })),
    ...shapes.map(nodeOf),
  ];
}
