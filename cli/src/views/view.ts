import type { CommandDefinition } from '../commands/definition';
import type { Context } from '../context';
import type { Parameters, Values } from '../parameters/parameter';

/** Keeps the types of the parameters together with what `run` gets. */
export const view = <P extends Parameters>(
  definition: Omit<CommandDefinition, 'parameters' | 'run' | 'group'> & {
    group?: string;
    parameters: P;
    run(context: Context, values: Values<P>): Promise<void>;
  },
): CommandDefinition => ({ group: 'Look', ...definition });
