import { NOTICE_HOLD, NOTICE_USE } from './limits';
import { date, min, saturated } from './numbers';
import type { Seconds } from './state';

/** Dates of a leaving stake: the wait is `[start, wait end)`, the cooldown `[wait end, cooldown end)`. */
export type Phase = 'wait' | 'cooldown' | 'withdrawable';

export interface Exit {
  waitEndsAt: Seconds;
  cooldownEndsAt: Seconds;
}

export function phase({ waitEndsAt, cooldownEndsAt }: Exit, now: Seconds): Phase {
  if (now < waitEndsAt) return 'wait';
  return now < cooldownEndsAt ? 'cooldown' : 'withdrawable';
}

/** A co-staker's own exit. On a terminated device no replacement is possible, so there is no wait. */
export function ownExit(now: Seconds, wait: Seconds, cooldown: Seconds, terminated: boolean): Exit {
  const waitEndsAt = terminated ? now : date(now + wait);
  return { waitEndsAt, cooldownEndsAt: date(waitEndsAt + cooldown) };
}

/**
 * An exit forced by the owner's leaving: no wait, free at the earliest of its agreed cooldown, the owner's end, and
 * the end of an exit that had started.
 */
export function forcedExit(now: Seconds, cooldown: Seconds, ownerEndsAt: Seconds, begun: Exit | null): Exit {
  const cooldownEndsAt = min(date(now + cooldown), ownerEndsAt);
  if (!begun) return { waitEndsAt: now, cooldownEndsAt };
  return {
    waitEndsAt: min(begun.waitEndsAt, now),
    cooldownEndsAt: min(begun.cooldownEndsAt, cooldownEndsAt),
  };
}

/** A co-staker in the wait, on a terminated device, enters cooldown at once, and is free no later than before. */
export const hastenedExit = (now: Seconds, cooldown: Seconds, begun: Exit): Exit => ({
  waitEndsAt: min(begun.waitEndsAt, now),
  cooldownEndsAt: min(begun.cooldownEndsAt, date(now + cooldown)),
});

/** Whether a notice of leaving limits the hired hold: it runs for 14 days, and can be used for 14 more. */
export const noticeIsLive = (givenAt: Seconds, now: Seconds): boolean =>
  givenAt !== 0n && now < saturated(givenAt + NOTICE_HOLD + NOTICE_USE);

/** Whether a hire holds the owner back. */
export function held(hiredUntil: Seconds, noticeGivenAt: Seconds, now: Seconds): boolean {
  const until = noticeIsLive(noticeGivenAt, now)
    ? min(hiredUntil, saturated(noticeGivenAt + NOTICE_HOLD))
    : hiredUntil;
  return now < until;
}
