import { CaseItem } from '../cases/CaseItem';
import { messages } from '../messages';
import { Part } from '../offer/Details';
import type { DeviceSubject } from './load';

/** Open slash cases of a device as its owner sees them. */
export function Cases({ subject, now }: { subject: DeviceSubject; now: bigint }) {
  return (
    <Part title={messages.cases.title}>
      {subject.cases.length === 0 ? (
        <p className="muted">{messages.cases.none}</p>
      ) : (
        <ul className="stack">
          {subject.cases.map((slashCase) => (
            <CaseItem
              key={slashCase.number}
              slashCase={slashCase}
              subject={subject}
              appeal="appealAsOwner"
              frozen={{ stake: slashCase.ownerStake, rewards: slashCase.ownerRewards }}
              now={now}
            />
          ))}
        </ul>
      )}
    </Part>
  );
}
