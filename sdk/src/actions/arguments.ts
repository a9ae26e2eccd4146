import type { InstructionName } from '../codec/instruction';
import type { InstructionModule } from '../instructions/module';
import { INSTRUCTIONS } from '../instructions/registry';
import type { ActionName, Subject, Viewer } from '../refusals/types';

type Modules = typeof INSTRUCTIONS;

/** What the file of any instruction has, whatever its arguments. */
export const MODULES: Readonly<Record<InstructionName, InstructionModule>> = INSTRUCTIONS;

/** The type of a function's fourth parameter; `undefined` if it has none. */
type FourthOf<F> = F extends (a: never, b: never, c: never, args: infer Args, ...rest: never[]) => unknown
  ? unknown extends Args
    ? undefined
    : [Exclude<Args, undefined>] extends [never]
      ? undefined
      : Exclude<Args, undefined>
  : undefined;

/** The arguments of an action that decide whether it is possible; `undefined` if none do. */
export type ArgumentsOf<A extends ActionName> = FourthOf<Modules[A]['check']>;

/** Name of an action that has arguments which decide whether it is possible. */
export type ActionWithArguments = {
  [A in ActionName]: ArgumentsOf<A> extends undefined ? never : A;
}[ActionName];

/** By action: the arguments that decide whether it is possible. */
export type ActionArguments = { [A in ActionWithArguments]: ArgumentsOf<A> };

/** Everything that an action is sent with and that is in no account; `undefined` if that is nothing. */
export type SendArguments<A extends ActionName> = FourthOf<Modules[A]['of']>;

/** The accounts that an action is about; of a {@link Subject} those that it cannot do without. */
export type SubjectOf<A extends ActionName> = Parameters<Modules[A]['of']>[0] & Partial<Subject>;

/** What the builder of an instruction takes, for example `instructions.StakeInput`. */
export type BuilderInput<A extends ActionName> = ReturnType<Modules[A]['of']>;

type WithEffect = { [A in ActionName]: Modules[A]['effect'] extends null ? never : A }[ActionName];

/** An action whose outcome can be shown beforehand. */
export type PreviewableAction = WithEffect;

/** Names of all actions. */
export const ACTION_NAMES = /* @__PURE__ */ Object.keys(INSTRUCTIONS) as ActionName[];

/** Names of the actions whose outcome can be shown beforehand. */
export const PREVIEWABLE_ACTIONS = /* @__PURE__ */ ACTION_NAMES.filter(
  (action): action is PreviewableAction => MODULES[action].effect !== null,
);

/**
 * Refuses a misspelt argument, which would be as good as none. Arguments are named like the fields of the builder.
 *
 * @throws TypeError that names the action and the argument
 */
export function checkArguments(action: ActionName, args: object | undefined): void {
  const { FIELDS } = MODULES[action];
  for (const name of Object.keys(args ?? {}))
    if (!Object.hasOwn(FIELDS, name)) throw new TypeError(`${action}: unknown argument "${name}"`);
}

/** The least arguments of one action; `undefined` if none decide. */
export const impliedOf = <A extends ActionName>(
  action: A,
  subject: Subject,
  viewer: Viewer,
  now: bigint,
): ArgumentsOf<A> => MODULES[action].implied?.(subject, viewer, now) as ArgumentsOf<A>;

/**
 * The arguments that {@link availableActions} takes an action to have: the least that the action can be sent
 * with, so that it is enabled if any arguments would do.
 *
 * | Action | Arguments |
 * | --- | --- |
 * | `stake`, `withdrawOverflow` | one base unit |
 * | `createOffer` | one base unit for the least share, without expiry, for anyone |
 * | `acceptOffer` | the offer's own terms, without a shortfall |
 * | `postRewards` | one base unit for the next block |
 * | `openCase` | one basis point of the stake, for an infraction now |
 * | `reportDevice` | the present status and no hire |
 * | `updateRequirement` | a card more, or one instead of many |
 * | `registerDevice` | a new id, one card, for the account's first wallet |
 * | `pauseEntries` | one second |
 * | `nominateRole` | the viewer as the registrar |
 * | `acceptRole` | the first role that the viewer can accept, or is nominated for |
 * | `vacateRole` | the first role that the viewer can vacate |
 * | `setSlashTerm` | the owner's cap one basis point lower |
 *
 * @param now - unix second
 * @example
 * const { stake } = impliedArguments({ config, device: shown }, viewer, now); // { amount: 1n }
 */
export const impliedArguments = (subject: Subject, viewer: Viewer, now: bigint): ActionArguments =>
  Object.fromEntries(
    ACTION_NAMES.filter((action) => MODULES[action].implied).map((action) => [
      action,
      impliedOf(action, subject, viewer, now),
    ]),
  ) as unknown as ActionArguments;
