import * as openParticipant from '../instructions/anyone/openParticipant';
import { checkNow } from '../now';
import { checkSubject } from '../refusals/checkSubject';
import type { ActionName, ActionState, Subject, Verdict, Viewer } from '../refusals/types';
import { ACTION_NAMES, checkArguments, impliedOf, MODULES, type ArgumentsOf } from './arguments';
import { prepare, type Preparation, type PrepareOptions } from './openings';

/** What an action opens on the way, and the first refusal of the whole transaction: what is opened comes first. */
export function judge<A extends ActionName>(
  action: A,
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ArgumentsOf<A>,
  options: PrepareOptions = {},
): { ready: Preparation; refusal: Verdict } {
  checkNow(action, now);
  checkArguments(action, args);
  const ready = prepare(action, subject, viewer, options);
  const opensAccount = ready.openings.some(({ what }) => what === 'account');
  const check = MODULES[action].check as (...all: unknown[]) => Verdict;
  const refusal =
    (opensAccount ? openParticipant.check(subject, viewer, now) : null) ??
    check(subject, ready.viewer, now, args);
  return { ready, refusal };
}

/**
 * Whether one action is possible with these arguments, and if not, why: what a form shows beside its button. What it
 * can open in the same transaction does not stop it: `openings` names it, with the rent.
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
  const given = args ?? impliedOf(action, subject, viewer, now);
  const { ready, refusal } = judge(action, subject, viewer, now, given);
  return { action, enabled: refusal === null, refusal, openings: refusal === null ? ready.openings : [] };
}

/**
 * Every action with `enabled`, or the reason in product words with the missing amount or date. The code of a
 * refusal is the first that the program itself would give.
 *
 * An action is taken to be sent as {@link actionInstructions} makes it, by the viewer, with {@link impliedArguments} and
 * enough SOL for fees and rent; other wallets are taken to have their token accounts, none of them frozen.
 *
 * @param now - unix second
 * @example
 * for (const { action, refusal } of availableActions({ config, device: shown, offer: shownOffer }, viewer, now))
 *   console.log(action, refusal?.message ?? 'possible');
 */
export function availableActions(subject: Subject, viewer: Viewer, now: bigint): ActionState[] {
  checkSubject('availableActions', subject);
  return ACTION_NAMES.map((action) => actionState(action, subject, viewer, now));
}
