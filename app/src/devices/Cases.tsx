import { caseStatus, type SlashCase } from '@co-staking/sdk';

import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { Part } from '../offer/Details';
import { format } from '../page';
import { ActButton } from '../send/ActButton';
import { Countdown } from '../ui/Countdown';
import { Facts } from '../ui/Facts';
import type { DeviceSubject } from './load';

const text = messages.devices.cases;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function Case({ slashCase, subject, now }: { slashCase: SlashCase; subject: DeviceSubject; now: bigint }) {
  const { data: viewer } = useViewer();
  const { config, device } = subject;
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const status = caseStatus(slashCase, now);
  return (
    <li className="stack-s">
      <h3>
        {text.number(slashCase.number)}: {text.reasons[slashCase.reason]}
      </h3>
      <Facts
        facts={[
          [text.state, status],
          [text.taken, tokens(slashCase.ownerStake)],
          [text.rewards, tokens(slashCase.ownerRewards)],
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
        action="appealAsOwner"
        subject={{ ...subject, slashCase }}
        viewer={viewer}
        now={now}
        question={() => ({
          title: text.appealConfirm,
          deviceId: device.id,
          facts: [[text.taken, tokens(slashCase.ownerStake)]],
          notes: [text.appealNote],
          confirm: text.appealConfirm,
          done: text.appealed,
        })}
      >
        {text.appeal}
      </ActButton>
    </li>
  );
}

/** Open slash cases of a device, with the appeal. */
export function Cases({ subject, now }: { subject: DeviceSubject; now: bigint }) {
  return (
    <Part title={text.title}>
      {subject.cases.length === 0 ? (
        <p className="muted">{text.none}</p>
      ) : (
        <ul className="stack">
          {subject.cases.map((slashCase) => (
            <Case key={slashCase.number} slashCase={slashCase} subject={subject} now={now} />
          ))}
        </ul>
      )}
    </Part>
  );
}
