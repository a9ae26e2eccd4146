import type { ActionName, SendArguments, Subject } from '@co-staking/sdk';

import type { Context } from '../context';
import type { Fields } from '../output/fields';
import type { Parameters, Values } from '../parameters/parameter';
import type { ActionContext } from './actionContext';

/** Who may call an instruction, as the help groups the commands. */
export type Caller =
  | 'Device owner'
  | 'Co-staker'
  | 'Anyone'
  | 'Registrar'
  | 'Reward authority'
  | 'Slasher'
  | 'Arbiter'
  | 'Admin'
  | 'Pauser';

/** One instruction of the program as a command. */
export interface InstructionCommand<A extends ActionName = ActionName> {
  instruction: A;
  caller: Caller;
  /** One line for the help. */
  summary: string;
  /** More for the command's own help. */
  details?: string;
  parameters: Parameters;
  /** A full call without the tool's name and the command's. */
  example: string;
  /** Whether money moves, terms become binding, or it cannot be undone: then it asks before. All show what they do. */
  asks: boolean;
  /** Further fields of the result, from the addresses that the builder derived. */
  after?(values: Values<Parameters>, derived: Fields, context: Context): Promise<Fields>;
  /**
   * The accounts that it is about, beside those that the parameters `device`, `offer`, `case` and `participant` have
   * read.
   */
  subject?(values: Values<Parameters>, context: ActionContext): Promise<Partial<Subject>>;
  /** What to know before confirming that no account of the preview shows, a line for each. */
  notes?(values: Values<Parameters>, context: ActionContext): Promise<string[]>;
  /** What is in no account: the arguments of the instruction. */
  args?(values: Values<Parameters>, context: ActionContext): unknown;
}

type Asked<P extends Parameters, Result> = (values: Values<P>, context: ActionContext) => Result;

/** `args` has to be there if the instruction cannot do without. */
type WithArguments<A extends ActionName, P extends Parameters> =
  undefined extends SendArguments<A>
    ? { args?: never }
    : object extends SendArguments<A>
      ? { args?: Asked<P, SendArguments<A>> }
      : { args: Asked<P, SendArguments<A> | Promise<SendArguments<A>>> };

type Definition<A extends ActionName, P extends Parameters> = Omit<
  InstructionCommand<A>,
  'parameters' | 'subject' | 'notes' | 'after' | 'args'
> & {
  parameters: P;
  subject?: Asked<P, Promise<Partial<Subject>>>;
  notes?: Asked<P, Promise<string[]>>;
  after?(values: Values<P>, derived: Fields, context: Context): Promise<Fields>;
} & WithArguments<A, P>;

/** Keeps the types of the parameters together with what the functions get. */
export const command = <A extends ActionName, P extends Parameters>(
  definition: Definition<A, P>,
): InstructionCommand<A> => definition;
