import { fromBaseUnits, fromBasisPoints } from '../amounts';
import { DAY } from '../constants';
import type { ActionLook, OfferSubject } from './subject';

/** What an offer asks and gives, as its Action says it. */
export interface OfferWords {
  /** `640 IO` */
  amount: string;
  /** `74 %` */
  share: string;
  title: string;
  description: string;
  label: string;
}

/** A span as its largest exact unit: `7 days`, `36 hours`. */
function spanOf(seconds: bigint): string {
  for (const [unit, length] of [
    ['day', DAY],
    ['hour', 3_600n],
    ['minute', 60n],
  ] as const)
    if (seconds > 0n && seconds % length === 0n)
      return `${seconds / length} ${unit}${seconds === length ? '' : 's'}`;
  return `${seconds} seconds`;
}

/** Nothing of it names the owner. */
export function offerWords(
  { config, device, offer }: OfferSubject,
  { symbol = 'tokens' }: ActionLook,
): OfferWords {
  const amount = `${fromBaseUnits(offer.amount, config.mintDecimals)} ${symbol}`;
  const share = `${fromBasisPoints(offer.shareBps)} %`;
  const { cards, minimum } = device.hardware;
  const score = device.reliabilityScore === null ? '-' : `${device.reliabilityScore} %`;
  const facts = [
    `${device.model} x ${cards}`,
    `minimum stake ${fromBaseUnits(minimum, config.mintDecimals)} ${symbol}`,
    `reliability ${score}`,
  ];
  const terms = `Leaving takes ${spanOf(offer.waitSeconds)} of wait and ${spanOf(offer.cooldownSeconds)} of cooldown.`;
  const risk = "Stake and unclaimed rewards may be slashed for the device's behaviour.";
  return {
    amount,
    share,
    title: `Co-stake ${amount} for ${share} of the block rewards`,
    description: `${facts.join(', ')}. ${terms} ${risk}`,
    label: `Co-stake ${amount}`,
  };
}
