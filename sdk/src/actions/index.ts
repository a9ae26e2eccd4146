/**
 * An instruction in the hands of someone: may I ({@link actionState}), what then ({@link preview}), do it
 * ({@link actionInstructions}). All three take a subject, a viewer and the chain's time.
 */
export { ACTION_NAMES, impliedArguments, PREVIEWABLE_ACTIONS } from './arguments';
export type {
  ActionArguments,
  ActionWithArguments,
  ArgumentsOf,
  BuilderInput,
  PreviewableAction,
  SendArguments,
  SubjectOf,
} from './arguments';
export { actionState, availableActions } from './actionState';
export {
  actionInput,
  actionInstructions,
  fetchActionInstructions,
  type ActionInstructions,
  type ActionOptions,
  type ArgumentsAndOptions,
} from './instructions';
export type { PrepareOptions } from './openings';
export { preview, type Preview, type PreviewDates, type PreviewPosition } from './preview';
