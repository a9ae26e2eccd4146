import type { ActingFlag } from './takes';

/** How a parameter is written on the command line. */
export interface ParameterShape {
  /** What it is, for the help. */
  readonly description: string;
  /** Name of its value in the usage of a flag, for example `tokens`. */
  readonly placeholder: string;
  /** Its place: an argument, a required flag, or an optional flag. */
  readonly place: 'argument' | 'flag' | 'option';
  /** Whether the flag has no value, such as `--ascending`. */
  readonly bare?: boolean;
  /** Whether it takes several values. */
  readonly many?: boolean;
  /** All values it can have, if they are few. */
  readonly choices?: readonly string[];
}

/** What the help, the parser and the completion need to know of a command; plain data. */
export interface CommandShape {
  /** Words after the tool's name, for example `show device`. */
  name: string;
  /** Heading in the help. */
  group: string;
  summary: string;
  details?: string;
  parameters: Readonly<Record<string, ParameterShape>>;
  /** Flags of the tool that it takes, beside the settings. It refuses the others. */
  takes: readonly ActingFlag[];
  /** A full call, without the name of the tool and of the command. */
  example: string;
}
