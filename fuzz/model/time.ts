import { NOTICE_HOLD, NOTICE_USE } from './limits';
import { date, min, saturated } from './numbers';
import type { Seconds } from './state';

/** Where a leaving stake stands: the wait is `[start, wait end)`, the cooldown `[wait end, cooldown end)`. */
export type Phase = 'wait' | 'cooldown' | 'withdrawable';

export interface Exit {
  waitEndsAt: Seconds;
  cooldownEndsAt: Seconds;
}

export function phase({ waitEndsAt, cooldownEndsAt }: Exit, now: Seconds): Phase {
  if (now < waitEndsAt) return 'wait';
  return now < cooldownEndsAt ? 'cooldown' : 'withdrawable';
}

/** A co-staker's own exit. On a terminated device nobody can fill the hole: no wait. */
export function ownExit(now: Seconds, wait: Seconds, cooldown: Seconds, terminated: boolean): Exit {
  const waitEndsAt = terminated ? now : date(now + wait);
  return { waitEndsAt, cooldownEndsAt: date(waitEndsAt + cooldown) };
}

/**
 * An exit that the owner's leaving forces: no wait, free at the earliest of its agreed cooldown, the owner's end, and
 * the end of the exit already begun.
 */
export function forcedExit(now: Seconds, cooldown: Seconds, ownerEndsAt: Seconds, begun: Exit | null): Exit {
  const cooldownEndsAt = min(date(now + cooldown), ownerEndsAt);
  if (!begun) return { waitEndsAt: now, cooldownEndsAt };
  return {
    waitEndsAt: min(begun.waitEndsAt, now),
    cooldownEndsAt: min(begun.cooldownEndsAt, cooldownEndsAt),
  };
}

/** A co-staker in the wait, on a device that was terminated, goes into cooldown at once, and is free no later. */
export const hastenedExit = (now: Seconds, cooldown: Seconds, begun: Exit): Exit => ({
  waitEndsAt: min(begun.waitEndsAt, now),
  cooldownEndsAt: min(begun.cooldownEndsAt, date(now + cooldown)),
});

/** Whether a notice of leaving bounds the hired hold: for 14 days it runs, for 14 more it can be used. */
export const noticeIsLive = (givenAt: Seconds, now: Seconds): boolean =>
  givenAt !== 0n && now < saturated(givenAt + NOTICE_HOLD + NOTICE_USE);

/** Whether a hire holds the owner back. */
export function held(hiredUntil: Seconds, noticeGivenAt: Seconds, now: Seconds): boolean {
  const until = noticeIsLive(noticeGivenAt, now)
    ? min(hiredUntil, saturated(noticeGivenAt + NOTICE_HOLD))
    : hiredUntil;
  return now < until;
}
