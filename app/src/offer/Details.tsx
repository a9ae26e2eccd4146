import {
  quotes,
  RELIABILITY_WEIGHTS,
  SlashTerm,
  stakePosition,
  type Config,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import type { ReactNode } from 'react';

import { messages } from '../messages';
import { format } from '../page';
import { Facts } from '../ui/Facts';
import type { OfferFigures } from './figures';

const text = messages.offer;

/** A titled part of a page. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack-s">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The risks, in sentences with their amounts and dates. */
export function Risks({ offer, config, figures }: { offer: Offer; config: Config; figures: OfferFigures }) {
  const { mostLost, capBps, freeAt } = figures;
  return (
    <Part title={text.risks}>
      <ul className="list">
        <li>{text.riskLose(format.tokens(mostLost, config.mintDecimals), format.share(capBps))}</li>
        <li>
          {text.riskFree(
            format.date(freeAt),
            format.duration(offer.waitSeconds),
            format.duration(offer.cooldownSeconds),
          )}
        </li>
        <li>{text.riskOwner(format.duration(offer.waitSeconds))}</li>
        <li>{text.riskDevice}</li>
      </ul>
    </Part>
  );
}

/** Announced slash terms as sentences. */
export function announcedTerms(config: Config, now: bigint): string[] {
  return quotes.announcedSlashTerms(config, now).map(({ term, present, announced, from }) => {
    const value = (amount: bigint): string =>
      term === SlashTerm.AppealWindow ? format.duration(amount) : format.share(Number(amount));
    return text.announcedTerms[term]!(value(present), value(announced), format.date(from));
  });
}

/** Changes of the terms that are announced. */
export function Announced({ config, device, now }: { config: Config; device: Device; now: bigint }) {
  const { announcedMinimum } = quotes.deviceRisk(config, device, now);
  const lines = [
    ...(announcedMinimum
      ? [
          text.announcedMinimum(
            format.tokens(announcedMinimum.minimum, config.mintDecimals),
            format.date(announcedMinimum.from),
          ),
        ]
      : []),
    ...announcedTerms(config, now),
  ];
  return (
    <Part title={text.announced}>
      {lines.length === 0 ? (
        <p className="muted">{text.announcedNone}</p>
      ) : (
        <ul className="list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** What the device is. */
export function DeviceFacts({ config, device, now }: { config: Config; device: Device; now: bigint }) {
  const { minimum, counted } = stakePosition(device, now);
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  return (
    <Part title={text.device}>
      <Facts
        facts={[
          [text.id, device.id],
          [text.status, text.statuses[device.status]],
          [text.cards, format.count(device.hardware.cards)],
          [text.tier, format.count(device.tier)],
          [messages.devices.minimum, tokens(minimum)],
          [messages.devices.counted, tokens(counted)],
        ]}
      />
    </Part>
  );
}

/** The reliability score, as the sum of its parts. */
export function Score({ device }: { device: Device }) {
  const { reliabilityScore: score, scoreParts } = device;
  const weights = Object.values(RELIABILITY_WEIGHTS);
  const known = scoreParts.some((part) => part !== null);
  return (
    <Part title={text.score}>
      <p className="muted">
        {score === null
          ? text.scoreUnknown
          : known
            ? text.scoreIntro(format.percent(score))
            : text.scoreNoParts(format.percent(score))}
      </p>
      {known && (
        <ul className="score-list">
          {scoreParts.map((part, index) => (
            <li key={index}>
              <span>{messages.score.parts[index]}</span>
              <meter min="0" max="100" value={part ?? 0} aria-label={messages.score.parts[index]} />
              <span className="small muted num">
                {text.points(
                  format.count(((part ?? 0) * weights[index]!) / 100),
                  format.count(weights[index]!),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** Open cases, and what new ones can take. */
export function Slashes({ config, device, now }: { config: Config; device: Device; now: bigint }) {
  const left = quotes.ownerCapLeft(config, device, now);
  return (
    <Part title={text.slash}>
      <p className={device.openCases > 0 ? 'state bad' : 'muted'}>
        {device.openCases === 0 ? text.slashNone : text.slashOpen(device.openCases)}
      </p>
      <p className="muted">{text.slashLeft(format.tokens(left, config.mintDecimals))}</p>
    </Part>
  );
}
