// Two refusals name what is left of an amount. If nothing is left, "0 tokens may be requested" is a poor sentence.
import { overflowBoundUntil, type Refusal, type Subject } from '@co-staking/sdk';

import { messages } from '../messages';
import { format } from '../page';
import type { Reason } from '../ui/Why';

const text = messages.refusals;

/**
 * A refusal in the words of the page: the SDK's own, unless nothing is left of what was asked for.
 *
 * @param asked base units that the action asks for
 */
export function inWords(
  refusal: Refusal,
  { device }: Pick<Subject, 'device'>,
  now: bigint,
  asked: bigint,
): Reason {
  // The amount exceeds what is left by all of itself: nothing is left.
  if (refusal.missing !== asked) return refusal;
  if (refusal.code === 'RequestAboveHalf') return text.halfUsedUp;
  if (refusal.code !== 'AmountAboveOverflow') return refusal;
  const until = overflowBoundUntil(device, now);
  const remedy = text.unstakeInstead;
  return { message: until === null ? text.noOverflow : text.noOverflowUntil(format.date(until)), remedy };
}
