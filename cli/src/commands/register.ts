import { Argument, Option, type Command } from 'commander';

import { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import type { GivenOptions } from '../globals';
import type { Io } from '../io';
import { resume } from '../outbox/resume';
import type { Parameter, Parameters, Values } from '../parameters/parameter';
import { kebab } from '../parameters/plain';

/** What the help and the parser need to know of any command. */
export interface CommandDefinition {
  /** Words after the tool's name, for example `show device`. */
  name: string;
  /** Heading that the help puts it under. */
  group: string;
  summary: string;
  details?: string;
  parameters: Parameters;
  /** Without the tool's name and the command's. */
  example: string;
  /** Whether it sends one transaction: then a run that was cut off goes on before anything new is signed. */
  sends?: boolean;
  /** @param command - the name with what was given, as one text */
  run(context: Context, values: Values<Parameters>, command: string): Promise<void>;
}

/** Commands that use no key: they must not ask for one, or wait for a Ledger. */
const KEYLESS: ReadonlySet<string> = new Set([
  'completion',
  'decode',
  'dev',
  'marketplace',
  'operator verify',
  'show case',
  'show config',
  'show device',
  'show offer',
  'status',
  'submit',
  'warp',
  'watch',
]);

const flagOf = (name: string, { placeholder, bare }: Parameter<unknown>): string =>
  bare ? `--${kebab(name)}` : `--${kebab(name)} <${placeholder}>`;

/** Adds a command to the tree. */
export function register(parent: Command, definition: CommandDefinition, io: Io): void {
  const { name, parameters } = definition;
  const words = name.split(' ');
  const command = parent
    .command(words.at(-1)!)
    .summary(definition.summary)
    .description([sentence(definition.summary), definition.details].filter(Boolean).join('\n\n'))
    .helpGroup(`${definition.group}:`)
    .addHelpText('after', `\nExample:\n  co-staking ${name} ${definition.example}`.trimEnd());
  const entries = Object.entries(parameters);
  const places = entries.filter(([, { place }]) => place === 'argument');
  for (const [key, { description, many }] of places)
    command.addArgument(new Argument(`<${kebab(key)}${many ? '...' : ''}>`, description));
  for (const [key, parameter] of entries.filter(([, { place }]) => place !== 'argument')) {
    const option = new Option(flagOf(key, parameter), parameter.description);
    command.addOption(parameter.place === 'flag' ? option.makeOptionMandatory() : option);
  }
  command.action(async () => {
    const context = new Context(io, command.optsWithGlobals<GivenOptions>());
    const given = new Map<string, unknown>(
      places.map(([key, { many }], at) => [key, many ? command.args.slice(at).join('\n') : command.args[at]]),
    );
    for (const [key] of entries) if (!given.has(key)) given.set(key, command.getOptionValue(key));
    const words = textOf(name, parameters, given);
    const { simulate, printOnly, signOnly } = context.options;
    try {
      if (!KEYLESS.has(name)) await context.openKeys();
      const sends = definition.sends && !simulate && !printOnly && !signOnly;
      if (sends && (await resume(context, words))) return;
      await definition.run(context, await readAll(parameters, given, context), words);
    } finally {
      await context.close();
    }
  });
}

/** A call without its global flags: the same text is the same wish. */
function textOf(name: string, parameters: Parameters, given: ReadonlyMap<string, unknown>): string {
  const words = Object.entries(parameters).flatMap(([key, { place }]) => {
    const text = given.get(key);
    if (text === undefined) return [];
    return place === 'argument' ? [String(text)] : [`--${kebab(key)}`, String(text)];
  });
  return [name, ...words].join(' ');
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Reads the parameters, in their order, so that the first mistake is told first. */
async function readAll(
  parameters: Parameters,
  given: ReadonlyMap<string, unknown>,
  context: Context,
): Promise<Values<Parameters>> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = given.get(name);
    if (text === undefined) values[name] = parameter.absent;
    else values[name] = await readOne(name, parameter, String(text), context);
  }
  return values;
}

/** A mistake names the parameter it was made in. */
async function readOne(
  name: string,
  parameter: Parameter<unknown>,
  text: string,
  context: Context,
): Promise<unknown> {
  try {
    return await parameter.read(text, context);
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== ExitCode.Usage) throw error;
    const where = parameter.place === 'argument' ? `<${kebab(name)}>` : `--${kebab(name)}`;
    throw new CliError(error.exitCode, `${where}: ${error.message}`, error.remedy);
  }
}
