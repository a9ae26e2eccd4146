import type { CommandDefinition } from '../commands/definition';
import type { Context } from '../context';
import type { Parameters, Values } from '../parameters/parameter';
import { NONE } from '../takes';

/** Keeps the types of the parameters together with what `run` gets. */
export const view = <P extends Parameters>(
  definition: Omit<CommandDefinition, 'parameters' | 'run' | 'group' | 'takes'> & {
    group?: string;
    takes?: CommandDefinition['takes'];
    parameters: P;
    run(context: Context, values: Values<P>): Promise<void>;
  },
): CommandDefinition => ({ group: 'Look', takes: NONE, ...definition });
