import { COMMANDS } from '../catalogue';
import { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import type { GivenOptions } from '../globals';
import type { Io } from '../io';
import { kebab } from '../kebab';
import { resume } from '../outbox/resume';
import type { Parameter, Parameters, Values } from '../parameters/parameter';
import { mustTake } from '../takes';

/** Texts of a call, by the names of the parameters. */
export type Given = ReadonlyMap<string, unknown>;

/** Runs the command of this name. It refuses a flag that it would ignore. @throws CliError, and whatever the command throws */
export async function execute(name: string, given: Given, options: GivenOptions, io: Io): Promise<void> {
  const definition = COMMANDS.find((each) => each.name === name)!;
  const { parameters, sends, takes } = definition;
  mustTake(name, takes, options);
  const context = new Context(io, options);
  const words = textOf(name, parameters, given);
  const { simulate, printOnly, signOnly } = options;
  try {
    // A command without a wallet must not ask for a key, or wait for a Ledger.
    if (takes.includes('authority')) await context.openKeys();
    const signs = sends && !simulate && !printOnly && !signOnly;
    if (signs && (await resume(context, words))) return;
    await definition.run(context, await readAll(parameters, given, context), words);
  } finally {
    await context.close();
  }
}

/** A call without its global flags: an interrupted call is recognised by it. */
function textOf(name: string, parameters: Parameters, given: Given): string {
  const words = Object.entries(parameters).flatMap(([key, { place }]) => {
    const text = given.get(key);
    if (text === undefined) return [];
    return place === 'argument' ? [String(text)] : [`--${kebab(key)}`, String(text)];
  });
  return [name, ...words].join(' ');
}

/** Reads the parameters in their order, so that the first mistake is reported first. */
async function readAll(parameters: Parameters, given: Given, context: Context): Promise<Values<Parameters>> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = given.get(name);
    if (text === undefined) values[name] = parameter.absent;
    else values[name] = await readOne(name, parameter, String(text), context);
  }
  return values;
}

/** Reads one parameter. A mistake names it. */
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
