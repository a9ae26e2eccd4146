import type { Participant } from '../accounts/participant';
import type { Subject, Viewer } from '../refusals/types';

/** The accounts of a subject that some instruction cannot do without. */
export type Needed = 'config' | 'device' | 'offer' | 'slashCase';

/** What an instruction is about: the accounts that it cannot do without, and those that it may have. */
export type About<Names extends Needed = never> = {
  readonly [Name in Names]-?: NonNullable<Subject[Name]>;
} & Pick<Subject, 'participant' | 'walletLink'>;

/** The account that an instruction of the registrar is about. @throws TypeError if there is none */
export function accountOf({ participant }: About, viewer: Viewer): Participant {
  const account = participant ?? viewer.participant;
  if (!account) throw new TypeError('the account in question is missing: subject.participant');
  return account;
}
