import { CHECKS } from './actions';
import type { ArgumentsOf } from './actions/arguments';
import { impliedArguments } from './actions/implied';
import type { ActionName, ActionState, Subject, Viewer } from '../refusals/types';

/** Names of all actions. */
export const ACTION_NAMES = Object.keys(CHECKS) as ActionName[];

/**
 * Whether one action is possible with these arguments, and if not, why: what a form shows beside its button.
 *
 * @param now - unix second
 * @param args - see {@link ActionArguments}; those of {@link impliedArguments} by default
 * @throws TypeError for a malformed amount or address
 * @example
 * const { enabled, refusal } = actionState('stake', { config, device: shown }, viewer, now, { amount: '150000000' });
 */
export function actionState<A extends ActionName>(
  action: A,
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args?: ArgumentsOf<A>,
): ActionState {
  const implied = impliedArguments(subject, viewer, now) as Partial<Record<ActionName, unknown>>;
  const refusal = CHECKS[action](subject, viewer, now, args ?? (implied[action] as ArgumentsOf<A>));
  return { action, enabled: refusal === null, refusal };
}

/**
 * Every action with `enabled`, or the reason in product words with the missing amount or date. The code of a
 * refusal is the first that the program itself would give.
 *
 * An action is taken to be sent by the viewer with {@link impliedArguments}, the right accounts, and enough SOL
 * for fees and rent; other wallets are taken to have their token accounts, none of them frozen.
 *
 * @param now - unix second
 * @example
 * for (const { action, refusal } of availableActions({ config, device: shown, offer: shownOffer }, viewer, now))
 *   console.log(action, refusal?.message ?? 'possible');
 */
export const availableActions = (subject: Subject, viewer: Viewer, now: bigint): ActionState[] =>
  ACTION_NAMES.map((action) => actionState(action, subject, viewer, now));
