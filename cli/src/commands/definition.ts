import type { Context } from '../context';
import type { Parameters, Values } from '../parameters/parameter';
import type { CommandShape } from '../shape';

/** A command with what it does. */
export interface CommandDefinition extends CommandShape {
  parameters: Parameters;
  /** Whether it sends one transaction: then an interrupted run is continued before anything new is signed. */
  sends?: boolean;
  /** @param command - the name with the given arguments, as one text */
  run(context: Context, values: Values<Parameters>, command: string): Promise<void>;
}
