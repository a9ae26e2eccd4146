import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { isUnopened, type AccountReader } from '../accounts/reader';
import { checkFields } from '../codec/fields';
import type { Built } from '../codec/instruction';
import type { Needed } from '../instructions/about';
import { INSTRUCTIONS } from '../instructions/registry';
import { checkNow } from '../now';
import { checkSubject } from '../refusals/checkSubject';
import type { ActionName, Opening, Subject, Viewer } from '../refusals/types';
import { associatedTokenAccount } from '../tokenAccounts';
import { checkArguments, MODULES, type BuilderInput, type SendArguments, type SubjectOf } from './arguments';
import { payeeOf, prepare, type PrepareOptions } from './openings';

/** Options of {@link actionInput} and {@link actionInstructions}. */
export type ActionOptions = PrepareOptions;

/** Arguments of an action, and then options: the arguments can be left out if none are needed. */
export type ArgumentsAndOptions<A extends ActionName, Options> =
  undefined extends SendArguments<A>
    ? [args?: undefined, options?: Options]
    : object extends SendArguments<A>
      ? [args?: SendArguments<A>, options?: Options]
      : [args: SendArguments<A>, options?: Options];

/** What an action is sent as. */
export interface ActionInstructions {
  /** One, or those before it that open what it needs. */
  instructions: TransactionInstruction[];
  /** What they open on the way. */
  openings: Opening[];
  /** Addresses that the builder derived, for example `offer`. */
  derived: Readonly<Record<string, PublicKey>>;
}

const NEEDED: readonly Needed[] = ['config', 'device', 'offer', 'slashCase'];

/** The subject, which says what it lacks when an instruction asks for it. */
function demanding(action: ActionName, subject: Partial<Subject>): Partial<Subject> {
  checkSubject(action, subject);
  const asked = { ...subject };
  for (const name of NEEDED.filter((name) => !subject[name]))
    Object.defineProperty(asked, name, {
      get: () => {
        throw new TypeError(`${action}: the subject lacks "${name}"`);
      },
    });
  return asked;
}

/**
 * What the builder of an instruction takes, from the accounts on the screen: `of` of the instruction's file.
 *
 * @param subject - the accounts it is about; which, the type says
 * @param viewer - signs
 * @param now - unix second
 * @param args - what is in no account, for example an amount
 * @throws TypeError if the subject lacks an account
 * @example
 * const input = actionInput('unstakeCoStake', { offer: shownOffer }, viewer, now);
 * const { instruction } = instructions.unstakeCoStake(input);
 */
export function actionInput<A extends ActionName>(
  action: A,
  subject: SubjectOf<A>,
  viewer: Viewer,
  now: bigint,
  ...[args, options = {}]: ArgumentsAndOptions<A, ActionOptions>
): BuilderInput<A> {
  checkNow(action, now);
  checkArguments(action, args);
  checkFields(action, options, {
    programId: 'optional',
    payeeHolds: 'optional',
    rentPayer: 'optional',
  });
  const { programId } = options;
  const of = MODULES[action].of as (...all: unknown[]) => object;
  const input = of(demanding(action, subject), viewer, now, args, programId);
  return { ...input, ...(programId !== undefined && { programId }) } as BuilderInput<A>;
}

/**
 * What to send for an action: the instruction, and before it those that open the wallet's account or the token account
 * that is paid to, if they are missing.
 *
 * @param subject - the accounts it is about; which, the type says
 * @param viewer - signs, and pays the rent of what is opened
 * @param now - unix second
 * @param rest - what is in no account, for example an amount; then options
 * @throws TypeError if the subject lacks an account; as the builder
 * @example
 * const subject = { config, device: shown, offer: shownOffer };
 * const { instructions, openings } = actionInstructions('acceptOffer', subject, viewer, now);
 */
export function actionInstructions<A extends ActionName>(
  action: A,
  subject: SubjectOf<A>,
  viewer: Viewer,
  now: bigint,
  ...rest: ArgumentsAndOptions<A, ActionOptions>
): ActionInstructions {
  const ready = prepare(action, subject, viewer, rest[1]);
  const input = actionInput(action, subject, ready.viewer, now, ...rest);
  const module = INSTRUCTIONS[action] as unknown as Record<A, (input: BuilderInput<A>) => Built<string>>;
  const { instruction, ...derived } = module[action](input);
  return {
    instructions: [...ready.instructions, instruction],
    openings: ready.openings,
    derived,
  };
}

/**
 * As {@link actionInstructions}, after a look at whether the wallet that is paid has its token account: if it has
 * none, it is opened too. Of all actions only payouts to someone else need the look.
 *
 * @param reader - a web3.js `Connection`, or whatever answers like one
 * @throws as {@link actionInstructions}; what the reader throws
 * @example
 * const subject = { config, offer: shownOffer };
 * const ready = await fetchActionInstructions(connection, 'claimCoStakeRewards', subject, viewer, now);
 */
export async function fetchActionInstructions<A extends ActionName>(
  reader: AccountReader,
  action: A,
  subject: SubjectOf<A>,
  viewer: Viewer,
  now: bigint,
  ...[args, options = {}]: ArgumentsAndOptions<A, ActionOptions>
): Promise<ActionInstructions> {
  const { config } = subject as Partial<Subject>;
  const payee = payeeOf(action, subject, viewer);
  const holds = async (wallet: PublicKey): Promise<boolean> => {
    const found = await reader.getAccountInfo(associatedTokenAccount(wallet, config!));
    return found !== null && !isUnopened(found);
  };
  const payeeHolds = payee && config && !payee.equals(viewer.wallet) ? await holds(payee) : undefined;
  const rest = [args, { ...(payeeHolds !== undefined && { payeeHolds }), ...options }];
  return actionInstructions(action, subject, viewer, now, ...(rest as ArgumentsAndOptions<A, ActionOptions>));
}
