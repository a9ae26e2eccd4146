import { kebab } from '../kebab';
import { act } from './act';
import { ONE } from '../takes';
import { INSTRUCTION_COMMANDS } from './all';
import type { CommandDefinition } from './definition';

/** Instructions as commands: `createOffer` is `create-offer`. */
export const ACTION_COMMANDS: readonly CommandDefinition[] = INSTRUCTION_COMMANDS.map((command) => ({
  name: kebab(command.instruction),
  group: command.caller,
  summary: command.summary,
  ...(command.details && { details: command.details }),
  parameters: command.parameters,
  example: command.example,
  takes: ONE,
  sends: true,
  run: (context, values, text) => act(context, command, values, text),
}));
