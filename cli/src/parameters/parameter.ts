import type { Context } from '../context';
import type { ParameterShape } from '../shape';

/** One thing that a command takes, and how its text is read. */
export interface Parameter<T> extends ParameterShape {
  /** @throws CliError that names what was expected */
  read(text: string, context: Context): T | Promise<T>;
  /** Its value if it is omitted. */
  readonly absent?: T;
}

export type Parameters = Record<string, Parameter<unknown>>;

/** What a command's parameters turn into. */
export type Values<P extends Parameters> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** As a required flag. */
export const flag = <T>(parameter: Parameter<T>): Parameter<T> => ({ ...parameter, place: 'flag' });

/** As an optional flag. */
export const option = <T>(parameter: Parameter<T>): Parameter<T | undefined> => ({
  ...parameter,
  place: 'option',
});
