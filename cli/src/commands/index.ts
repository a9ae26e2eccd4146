import { kebab } from '../parameters/plain';
import { act } from './act';
import { ACTIONS } from './actions';
import type { CommandDefinition } from './register';

/** Instructions as commands: `createOffer` is `create-offer`. */
export const ACTION_COMMANDS: readonly CommandDefinition[] = ACTIONS.map((action) => ({
  name: kebab(action.instruction),
  group: action.caller,
  summary: action.summary,
  ...(action.details && { details: action.details }),
  parameters: action.parameters,
  example: action.example,
  sends: true,
  run: (context, values, command) => act(context, action, values, command),
}));
