export type { ActionArguments, ActionWithArguments, ArgumentsOf } from './actions/arguments';
export { impliedArguments } from './actions/implied';
export { ACTION_NAMES, actionState, availableActions } from './availableActions';
export type {
  ActionName,
  ActionState,
  OwnRefusalCode,
  Refusal,
  RefusalCode,
  Subject,
  Viewer,
} from './types';
