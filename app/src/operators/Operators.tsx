import {
  caseStatus,
  fetchConfig,
  fetchMultipleDevices,
  fetchNow,
  findConfigPda,
  findSlashCases,
  quotes,
  type Config,
  type Device,
  type SlashCase,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { useQuery } from '@tanstack/react-query';

import { setChainNow, useNow } from '../chain/clock';
import { source } from '../chain/connection';
import { shortAddress } from '../format';
import '../market/market.css';
import { messages } from '../messages';
import { announcedTerms, Part } from '../offer/Details';
import '../offer/offer.css';
import { format } from '../page';
import { Countdown } from '../ui/Countdown';
import { Facts } from '../ui/Facts';
import { PageHead } from '../ui/PageHead';
import { Copy, Failure, Loading } from '../ui/States';

const text = messages.operators;

interface Loaded {
  config: Config;
  cases: { slashCase: SlashCase; device: Device | null }[];
}

async function load(): Promise<Loaded> {
  const [now, config, cases] = await Promise.all([
    fetchNow(source),
    fetchConfig(source, findConfigPda()[0]),
    findSlashCases(source, {}),
  ]);
  setChainNow(now);
  const devices = await fetchMultipleDevices(
    source,
    cases.map(({ device }) => device),
  );
  return { config, cases: cases.map((slashCase, index) => ({ slashCase, device: devices[index] ?? null })) };
}

interface RoleRow {
  holder: PublicKey;
  nominee: PublicKey;
  /** Second from which the nominee can accept; zero for at once. */
  from: bigint;
}

const rolesOf = (config: Config): RoleRow[] => [
  { holder: config.admin, nominee: config.pendingAdmin, from: config.pendingAdminMaturesAt },
  { holder: config.registrar, nominee: config.pendingRegistrar, from: 0n },
  { holder: config.rewardAuthority, nominee: config.pendingRewardAuthority, from: 0n },
  { holder: config.slasher, nominee: config.pendingSlasher, from: config.pendingSlasherMaturesAt },
  { holder: config.arbiter, nominee: config.pendingArbiter, from: config.pendingArbiterMaturesAt },
  { holder: config.pauser, nominee: config.pendingPauser, from: 0n },
];

function Key({ address, absent }: { address: PublicKey; absent: string }) {
  if (address.equals(PublicKey.default)) return <span className="muted">{absent}</span>;
  return <Copy text={address.toBase58()}>{shortAddress(address.toBase58())}</Copy>;
}

const cell = (label: string) => ({ role: 'cell', 'data-label': label });

function Roles({ config }: { config: Config }) {
  return (
    <div className="card table plain" role="region" aria-label={text.roles} tabIndex={0}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {[text.role, text.holder, text.nominee, text.counts].map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rolesOf(config).map(({ holder, nominee, from }, index) => (
            <tr key={text.names[index]} role="row">
              <th role="rowheader" scope="row">
                {text.names[index]}
              </th>
              <td {...cell(text.holder)}>
                <Key address={holder} absent={text.vacant} />
              </td>
              <td {...cell(text.nominee)}>
                <Key address={nominee} absent={text.none} />
              </td>
              <td {...cell(text.counts)}>
                {nominee.equals(PublicKey.default) ? (
                  <span className="muted">–</span>
                ) : from === 0n ? (
                  text.atOnce
                ) : (
                  <Countdown until={from} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The next date of a case that matters: the end of its appeal, or of the arbiter's time. */
const deadlineOf = ({ arbiterEndsAt, appealEndsAt }: SlashCase, status: string): bigint =>
  status === 'before the arbiter' ? arbiterEndsAt : appealEndsAt;

function Cases({ cases, config, now }: Loaded & { now: bigint }) {
  if (cases.length === 0) return <p className="card muted">{text.noCases}</p>;
  const rows = cases
    .map((one) => ({ ...one, status: caseStatus(one.slashCase, now) }))
    .map((one) => ({ ...one, deadline: deadlineOf(one.slashCase, one.status) }))
    .sort((a, b) => Number(a.deadline - b.deadline));
  return (
    <div className="card table plain" role="region" aria-label={text.cases} tabIndex={0}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {[text.device, text.reason, text.state, text.frozen, text.deadline].map((name) => (
              <th key={name} role="columnheader" scope="col" className={name === text.frozen ? 'end' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ slashCase, device, status, deadline }) => (
            <tr key={slashCase.address.toBase58()} role="row">
              <th role="rowheader" scope="row">
                {device
                  ? `${device.model} × ${device.hardware.cards}`
                  : shortAddress(slashCase.device.toBase58())}
                <span className="small muted below">{messages.cases.number(slashCase.number)}</span>
              </th>
              <td {...cell(text.reason)}>{messages.cases.reasons[slashCase.reason]}</td>
              <td {...cell(text.state)} className="first-letter">
                {status}
              </td>
              <td {...cell(text.frozen)} className="end num">
                {format.tokens(
                  slashCase.hits.reduce((sum, { stake }) => sum + stake, slashCase.ownerStake),
                  config.mintDecimals,
                )}
              </td>
              <td {...cell(text.deadline)}>
                <Countdown until={deadline} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Shown({ config, cases }: Loaded) {
  const now = useNow(30);
  const terms = quotes.slashTermsAt(config, now);
  const announced = announcedTerms(config, now);
  const paused = config.pausedUntil > now;
  return (
    <>
      <section className="stack-s">
        <h2>{text.roles}</h2>
        <Roles config={config} />
      </section>
      <section className="stack-s">
        <h2>{text.cases}</h2>
        <Cases config={config} cases={cases} now={now} />
      </section>
      <div className="two">
        <Part title={text.terms}>
          <Facts
            facts={[
              [text.ownerCap, format.share(terms.ownerCapBps)],
              [text.coStakeCap, format.share(terms.coStakeCapBps)],
              [text.appeal, format.duration(terms.appealSeconds)],
              [text.arbiter, format.duration(config.arbiterSeconds)],
              [text.wait, format.duration(config.waitSeconds)],
              [text.cooldown, format.duration(config.cooldownSeconds)],
              [text.base, format.tokens(config.baseStakePerCard, config.mintDecimals)],
              [text.maxClaims, format.count(config.maxClaims)],
            ]}
          />
        </Part>
        <div className="stack">
          <Part title={text.entries}>
            <p className={`state ${paused ? 'bad' : 'good'}`}>
              {paused ? text.paused(format.date(config.pausedUntil)) : text.open}
            </p>
            <p className="muted">{text.exits}</p>
          </Part>
          <Part title={text.announced}>
            {announced.length === 0 ? (
              <p className="muted">{messages.offer.announcedNone}</p>
            ) : (
              <ul className="list">
                {announced.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Part>
        </div>
      </div>
    </>
  );
}

/** Roles, terms and cases, to look at only. */
export default function Operators() {
  const { data, error, refetch } = useQuery({ queryKey: ['operators'], queryFn: load });
  return (
    <div className="stack">
      <PageHead title={text.title} intro={text.intro} />
      {error && !data ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown {...data} />
      ) : (
        <Loading rows={8} />
      )}
    </div>
  );
}
