import {
  CHANGE_DELAY_SECONDS,
  OfferState,
  fromBaseUnits,
  fromBasisPoints,
  ownerActive,
  quotes,
  stakePosition,
  type Config,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { announcedTermWords } from '../output/slashTerms';
import { fromNow, isoTime, spanWords } from '../parameters/times';
import type { Difference } from './difference';
import { present } from './who';

const date = (seconds: bigint, now: bigint): string => `${isoTime(seconds)} (${fromNow(seconds, now)})`;

/** What an offer is: what a co-staker locks, for what, and how long leaving takes. */
function offerTerms(
  offer: Offer,
  device: Device | undefined,
  { mintDecimals }: Config,
  now: bigint,
): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, mintDecimals);
  const { amount, shareBps, waitSeconds, cooldownSeconds, expiresAt, counterparty } = offer;
  const total = spanWords(waitSeconds + cooldownSeconds);
  const reserved = counterparty.equals(PublicKey.default) ? null : counterparty.toBase58();
  return [
    ...(device ? [`device ${device.model} (${device.id})`] : []),
    `the co-staker stakes ${tokens(amount)} tokens for ${fromBasisPoints(shareBps)} % of the block rewards`,
    `the co-staker leaves in ${total}: a wait of ${spanWords(waitSeconds)}, then a cooldown of ${spanWords(cooldownSeconds)}; no rewards from the start of the wait`,
    `the owner is committed for ${spanWords(waitSeconds)} after the acceptance`,
    ...(reserved ? [`only ${reserved} can accept it`] : []),
    ...(offer.state === OfferState.Open
      ? [expiresAt === 0n ? 'it never expires' : `it can be accepted until ${date(expiresAt, now)}`]
      : []),
  ];
}

/** What slash cases can take, and what is announced for the device and all stakes. */
function risk(config: Config, device: Device | undefined, now: bigint, of: 'owner' | 'co-staker'): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  const terms = quotes.slashTermsAt(config, now);
  const cap = of === 'owner' ? terms.ownerCapBps : terms.coStakeCapBps;
  const whose = of === 'owner' ? 'an owner’s stake' : 'the co-stake';
  const announced = quotes.announcedSlashTerms(config, now);
  return [
    `slash cases opened in any ${spanWords(CHANGE_DELAY_SECONDS)} take at most ${fromBasisPoints(cap)} % of ${whose}, and any part of unclaimed rewards`,
    `a case can be appealed for ${spanWords(terms.appealSeconds)}; nothing is burned before`,
    ...(device && of === 'co-staker'
      ? [`of the owner’s stake they can take ${tokens(quotes.ownerCapLeft(config, device, now))} more`]
      : []),
    ...(device && device.openCases > 0 ? [`open slash cases of the device: ${device.openCases}`] : []),
    ...(device && device.announcedFrom > now
      ? [`announced: minimum ${tokens(device.announced.minimum)} from ${date(device.announcedFrom, now)}`]
      : []),
    ...announced.map((term) => `announced: ${announcedTermWords(term)} (${fromNow(term.from, now)})`),
  ];
}

/** The terms of a stake that an owner adds. */
function stakeTerms(before: Device, after: Device, config: Config, now: bigint): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  const { counted, minimum } = stakePosition(after, now);
  const cooldown = quotes.ownerExitDate(config, after, now) - now;
  const was = stakePosition(before, now);
  const surplus = counted - (was.counted > minimum ? was.counted : minimum);
  return [
    `you can leave only with the whole stake, after a cooldown of ${spanWords(cooldown)}; you cannot start to leave while the device is hired or you are committed to a co-staker`,
    ...(surplus > 0n ? [`${tokens(surplus)} tokens are above the minimum: they earn nothing`] : []),
    ...(counted < minimum
      ? [
          `the device still misses ${tokens(minimum - counted)} tokens of its minimum, and earns nothing until then`,
        ]
      : []),
  ];
}

/** Terms that the transaction makes binding, a line for each; none if it makes none. */
export function terms(difference: Difference, you: PublicKey, config: Config, now: bigint): string[] {
  const device = difference.devices.map(present)[0];
  const lines: string[] = [];
  for (const { before, after } of difference.offers) {
    if (!after) continue;
    const created = !before && after.state === OfferState.Open;
    const accepted = before?.state === OfferState.Open && after.state === OfferState.Active;
    const leaves = before?.state === OfferState.Active && after.state === OfferState.Leaving;
    if (leaves && after.coStaker.equals(you)) lines.push('the co-stake earns nothing from now on');
    if (created || accepted)
      lines.push(...offerTerms(after, device, config, now), ...risk(config, device, now, 'co-staker'));
  }
  for (const { before, after } of difference.devices)
    if (before && after && ownerActive(after) > ownerActive(before))
      lines.push(...stakeTerms(before, after, config, now), ...risk(config, after, now, 'owner'));
  return lines;
}
