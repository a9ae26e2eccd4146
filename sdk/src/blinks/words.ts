import { fromBaseUnits, fromBasisPoints } from '../amounts';
import { SlashTerm } from '../accounts/states';
import { DAY } from '../constants';
import { hardwareAt } from '../quotes/position';
import { deviceRisk } from '../quotes/risk';
import { slashTermsAt, type AnnouncedSlashTerm } from '../quotes/slashTerms';
import { dateText } from '../refusals/words';
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

const percent = (bps: bigint | number): string => `${fromBasisPoints(Number(bps))} %`;

/** What an announced slash term changes, as a sentence says it. */
function announcedWords({ term, announced, from }: AnnouncedSlashTerm): string {
  const date = dateText(from);
  switch (term) {
    case SlashTerm.OwnerCap:
      return `From ${date} slash cases can take up to ${percent(announced)} of the owner's stake.`;
    case SlashTerm.CoStakeCap:
      return `From ${date} slash cases can take up to ${percent(announced)} of a co-stake.`;
    case SlashTerm.AppealWindow:
      return `From ${date} a slash case can be appealed for ${spanOf(announced)}.`;
  }
}

/** What is under way on the device and in the program, a sentence for each. */
function riskWords(
  { config, device }: OfferSubject,
  amountOf: (units: bigint) => string,
  now: bigint,
): string[] {
  const { openCases, announcedMinimum, announcedTerms } = deviceRisk(config, device, now);
  return [
    ...(openCases === 0 ? [] : [`Open slash cases on the device: ${openCases}.`]),
    ...(announcedMinimum === null
      ? []
      : [
          `From ${dateText(announcedMinimum.from)} its minimum stake is ${amountOf(announcedMinimum.minimum)}.`,
        ]),
    ...announcedTerms.map(announcedWords),
  ];
}

/** What an offer's Action says at `now` (unix seconds). Nothing of it names the owner. */
export function offerWords(
  subject: OfferSubject,
  { symbol = 'tokens' }: ActionLook,
  now: bigint,
): OfferWords {
  const { config, device, offer } = subject;
  const amountOf = (units: bigint): string => `${fromBaseUnits(units, config.mintDecimals)} ${symbol}`;
  const amount = amountOf(offer.amount);
  const share = percent(offer.shareBps);
  const { cards, minimum } = hardwareAt(device, now);
  const score = device.reliabilityScore === null ? '-' : `${device.reliabilityScore} %`;
  const facts = [`${device.model} x ${cards}`, `minimum stake ${amountOf(minimum)}`, `reliability ${score}`];
  const { coStakeCapBps } = slashTermsAt(config, now);
  const sentences = [
    `${facts.join(', ')}.`,
    `Leaving takes a wait of ${spanOf(offer.waitSeconds)} and a cooldown of ${spanOf(offer.cooldownSeconds)}.`,
    `The owner cannot leave for ${spanOf(offer.waitSeconds)} after you accept.`,
    `Stake and unclaimed rewards can be slashed for the device's behaviour: at most ${percent(coStakeCapBps)} of ` +
      'your stake from the second you decide to leave; rewards have no cap.',
    ...riskWords(subject, amountOf, now),
  ];
  return {
    amount,
    share,
    title: `Co-stake ${amount} for ${share} of the block rewards`,
    description: sentences.join(' '),
    label: `Co-stake ${amount}`,
  };
}
