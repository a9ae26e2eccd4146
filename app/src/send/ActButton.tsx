import {
  actionState,
  type ActionArguments,
  type ActionName,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { ReactNode } from 'react';

import { messages } from '../messages';
import { WhyButton, type Reason } from '../ui/Why';
import type { ActionQuestion } from './ActionDialog';
import { openAction } from './host';
import type { Work } from './useSend';

/** Arguments of any action; the SDK checks them against the action. */
export type AnyArguments = ActionArguments[keyof ActionArguments] | undefined;

/** Why a viewer cannot do something; `null` if it is possible. */
export function reasonOf(
  action: ActionName,
  subject: Subject,
  viewer: Viewer | null | undefined,
  now: bigint,
  args?: AnyArguments,
): Reason | null {
  if (viewer === null) return messages.common.connectFirst;
  if (viewer === undefined) return messages.common.loadingWallet;
  return actionState(action, subject, viewer, now, args as never).refusal;
}

/** Sends one action about the accounts on the screen. */
export const act =
  (action: ActionName, subject: Subject, args?: AnyArguments): Work =>
  async (client, options) => {
    const { signature, openings } = await client.act(action, subject, ...([args, options] as unknown as []));
    return { signatures: [signature], openings: openings.map(({ words }) => words) };
  };

/** A button for an action: disabled with the program's own reason, or a dialog that asks and sends. */
export function ActButton(props: {
  action: ActionName;
  subject: Subject;
  viewer: Viewer | null | undefined;
  now: bigint;
  args?: AnyArguments;
  /** Made when the dialog opens, with what the accounts are then. */
  question: () => ActionQuestion;
  children: ReactNode;
  className?: string;
  hint?: ReactNode;
  label?: string;
  after?: ReactNode;
}) {
  const { action, subject, viewer, now, args, question, children, className, hint, label, after } = props;
  const reason = reasonOf(action, subject, viewer, now, args);
  return (
    <WhyButton
      reason={reason}
      className={className}
      hint={hint}
      label={label}
      // What is on the screen now is what is signed, also if the page reads newer accounts meanwhile.
      onClick={() => openAction({ question: question(), work: act(action, subject, args), after })}
    >
      {children}
    </WhyButton>
  );
}
