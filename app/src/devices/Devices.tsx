import type { Config, OwnedDevice } from '@co-staking/sdk';
import { useState } from 'react';
import { Link } from 'wouter';

import { useNow } from '../chain/clock';
import { shortId } from '../format';
import { messages } from '../messages';
import { format } from '../page';
import { Countdown } from '../ui/Countdown';
import { Totals } from '../ui/Totals';
import { PositionsPage } from '../wallet/PositionsPage';
import './devices.css';
import { StakeBar } from './StakeBar';

const text = messages.devices;
const SHOWN = 20;

/** The state of the owner's stake, as a word with a colour. */
export function StakeState({ owned }: { owned: OwnedDevice }) {
  const { stake, position, withdrawableAt } = owned;
  if (stake === 'withdrawable') return <span className="state good">{text.withdrawable}</span>;
  if (stake === 'cooldown')
    return (
      <span className="state plain">
        <span>
          {text.leaving} <Countdown until={withdrawableAt!} />
        </span>
      </span>
    );
  return position.sufficient ? (
    <span className="state good">{text.sufficient}</span>
  ) : (
    <span className="state bad">{text.insufficient}</span>
  );
}

function Row({ owned, config, now }: { owned: OwnedDevice; config: Config; now: bigint }) {
  const { device, rewardsClaimable } = owned;
  const name = `${device.model} × ${device.hardware.cards}`;
  const status = messages.offer.statuses[device.status];
  return (
    <li className="device-row">
      <div>
        <h2>
          <Link href={`/devices/${device.address.toBase58()}`}>{name}</Link>
        </h2>
        <p className="small muted num">
          {shortId(device.id)} · {status}
          {device.hiredUntil > now && ` · ${text.hired(format.date(device.hiredUntil))}`}
        </p>
      </div>
      <StakeBar device={device} now={now} decimals={config.mintDecimals} />
      <div>
        <StakeState owned={owned} />
        {rewardsClaimable > 0n && (
          <p className="small muted num">
            {text.claimable} {format.tokens(rewardsClaimable, config.mintDecimals, 2)}
          </p>
        )}
      </div>
      <Link href={`/devices/${device.address.toBase58()}`} className="button little">
        {text.open}
        <span className="hidden"> {name}</span>
      </Link>
    </li>
  );
}

function Shown({ devices, config }: { devices: OwnedDevice[]; config: Config }) {
  const now = useNow(30);
  const [most, setMost] = useState(SHOWN);
  const sum = (of: (owned: OwnedDevice) => bigint): string =>
    format.tokens(
      devices.reduce((total, owned) => total + of(owned), 0n),
      config.mintDecimals,
    );
  return (
    <>
      <Totals
        totals={[
          [text.ownerStake, sum(({ device }) => device.ownerStake)],
          [text.overflow, sum(({ position }) => position.overflow)],
          [text.claimable, sum(({ rewardsClaimable }) => rewardsClaimable)],
        ]}
      />
      <ul className="card flush" aria-label={text.list}>
        {devices.slice(0, most).map((owned) => (
          <Row key={owned.device.address.toBase58()} owned={owned} config={config} now={now} />
        ))}
      </ul>
      <div className="row between">
        <p className="small muted num" role="status">
          {text.count(format.count(Math.min(most, devices.length)), format.count(devices.length))}
        </p>
        {devices.length > most && (
          <button type="button" className="button little" onClick={() => setMost(most + SHOWN)}>
            {text.more}
          </button>
        )}
      </div>
    </>
  );
}

/** Staked devices first, then those with the most offers. */
const order = (a: OwnedDevice, b: OwnedDevice): number =>
  Number(b.device.ownerStake > 0n) - Number(a.device.ownerStake > 0n) ||
  b.offers.length - a.offers.length ||
  a.device.id.localeCompare(b.device.id);

/** The devices of the connected wallet. */
export default function Devices() {
  return (
    <PositionsPage text={text} part={({ devices }) => devices} rows={6}>
      {(devices, config) => <Shown devices={devices.toSorted(order)} config={config} />}
    </PositionsPage>
  );
}
