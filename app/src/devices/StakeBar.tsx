import { coStakeTotals, ownerActive, stakePosition, type Device } from '@co-staking/sdk';

import { messages } from '../messages';
import { format } from '../page';
import './devices.css';

const text = messages.devices;

/** Parts of a hundred, for lengths alone. */
const percentOf = (amount: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((amount * 10_000n) / whole) / 100;

/** What counts towards the minimum, by whose it is, with a mark at the minimum. */
export function StakeBar({
  device,
  now,
  decimals,
  legend,
}: {
  device: Device;
  now: bigint;
  decimals: number;
  legend?: boolean;
}) {
  const { minimum, counted, sufficient } = stakePosition(device, now);
  const { active, waiting } = coStakeTotals(device, now);
  const whole = counted > minimum ? counted : minimum;
  const parts = [
    { name: 'owner', amount: ownerActive(device) },
    { name: 'active', amount: active },
    { name: 'wait', amount: waiting },
  ] as const;
  const amount = (units: bigint): string => format.amount(units, decimals);
  return (
    <div className="stack-s">
      <div
        className={sufficient ? 'stakebar' : 'stakebar short'}
        role="img"
        aria-label={text.barLabel(format.tokens(counted, decimals), format.tokens(minimum, decimals))}
      >
        {parts.map(({ name, amount }) => (
          <span
            key={name}
            className={`stakebar-${name}`}
            style={{ inlineSize: `${percentOf(amount, whole)}%` }}
          />
        ))}
        {counted > minimum && <i style={{ insetInlineStart: `${percentOf(minimum, whole)}%` }} />}
      </div>
      <div className="row between small muted num">
        <span>{text.stakeOf(amount(counted), format.tokens(minimum, decimals))}</span>
        {legend && (
          <span className="row">
            {parts
              .filter(({ amount }) => amount > 0n)
              .map(({ name }) => (
                <span key={name} className={`key key-${name}`}>
                  {text.barParts[name]}
                </span>
              ))}
          </span>
        )}
      </div>
    </div>
  );
}
