import { SlashTerm, fromBasisPoints, type quotes } from '@co-staking/sdk';

import { isoTime, spanWords } from '../parameters/times';

const TERMS: Record<SlashTerm, string> = {
  [SlashTerm.OwnerCap]: 'owner’s slash cap',
  [SlashTerm.CoStakeCap]: 'co-stakers’ slash cap',
  [SlashTerm.AppealWindow]: 'appeal window',
};

/** An announced slash term, such as `owner’s slash cap 40 % instead of 30 % from 2026-…`. */
export function announcedTermWords({ term, present, announced, from }: quotes.AnnouncedSlashTerm): string {
  const words = (value: bigint): string =>
    term === SlashTerm.AppealWindow ? spanWords(value) : `${fromBasisPoints(Number(value))} %`;
  return `${TERMS[term]} ${words(announced)} instead of ${words(present)} from ${isoTime(from)}`;
}
