import { caseStatus, type ActionName, type SlashCase, type Subject } from '@co-staking/sdk';

import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { format } from '../page';
import { ActButton } from '../send/ActButton';
import { Countdown } from '../ui/Countdown';
import { Facts } from '../ui/Facts';

const text = messages.cases;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a case has frozen of one party, base units. */
export interface Frozen {
  stake: bigint;
  rewards: bigint;
}

/** An open slash case as one of the parties that it hits sees it, with the appeal. */
export function CaseItem(props: {
  slashCase: SlashCase;
  subject: Subject;
  /** How this party appeals. */
  appeal: Extract<ActionName, 'appealAsOwner' | 'appealAsCoStaker'>;
  frozen: Frozen;
  /** Whether the appeal has room beside the facts. */
  wide?: boolean;
  now: bigint;
}) {
  const { slashCase, subject, appeal, frozen, wide = false, now } = props;
  const { data: viewer } = useViewer();
  const { config, device } = subject;
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const status = caseStatus(slashCase, now);
  return (
    <li className="stack-s">
      <h3>
        {text.number(slashCase.number)}: {text.reasons[slashCase.reason]}
      </h3>
      <div className={wide ? 'held-body' : 'stack'}>
        {' '}
        <Facts
          facts={[
            [
              text.state,
              <span key="state" className="first-letter">
                {status}
              </span>,
            ],
            [text.taken, tokens(frozen.stake)],
            [text.rewards, tokens(frozen.rewards)],
            status === 'before the arbiter'
              ? [text.arbiter, <Countdown key="arbiter" until={slashCase.arbiterEndsAt} />]
              : [text.deadline, <Countdown key="deadline" until={slashCase.appealEndsAt} />],
            [
              text.evidence,
              <span key="hash" className="small">
                {hex(slashCase.evidenceHash)}
              </span>,
            ],
          ]}
        />
        <ActButton
          action={appeal}
          subject={{ ...subject, slashCase }}
          viewer={viewer}
          now={now}
          hint={text.appealHint}
          question={() => ({
            title: text.appealConfirm,
            deviceId: device.id,
            facts: [
              [text.taken, tokens(frozen.stake)],
              [text.rewards, tokens(frozen.rewards)],
            ],
            notes: [text.appealNote],
            confirm: text.appealConfirm,
            done: text.appealed,
          })}
        >
          {text.appeal}
        </ActButton>
      </div>{' '}
    </li>
  );
}
