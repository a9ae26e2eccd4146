import type { Context } from '../context';

/** One thing that a command takes, and how its text is read. */
export interface Parameter<T> {
  /** What it is, for the help. */
  readonly description: string;
  /** What stands for it in the usage of a flag, for example `tokens`. */
  readonly placeholder: string;
  /** Its place: an argument, a flag that is needed, or a flag that may be left away. */
  readonly place: 'argument' | 'flag' | 'option';
  /** Whether the flag is its own value, such as `--ascending`. */
  readonly bare?: boolean;
  /** Whether it takes several values. */
  readonly many?: boolean;
  /** @throws CliError that names what was expected */
  read(text: string, context: Context): T | Promise<T>;
  /** What stands for it where it is left away. */
  readonly absent?: T;
}

export type Parameters = Record<string, Parameter<unknown>>;

/** What a command's parameters turn into. */
export type Values<P extends Parameters> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** As a flag that is needed. */
export const flag = <T>(parameter: Parameter<T>): Parameter<T> => ({ ...parameter, place: 'flag' });

/** As a flag that may be left away. */
export const option = <T>(parameter: Parameter<T>): Parameter<T | undefined> => ({
  ...parameter,
  place: 'option',
});
