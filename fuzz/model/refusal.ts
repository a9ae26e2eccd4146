import type { ProgramErrorCode } from '@co-staking/sdk';

/**
 * Reason of a refusal: an error of the program by its name, `anchor N` and `called N` for errors of the framework and
 * of a called program by their numbers, or `runtime N`.
 */
export type Reason = ProgramErrorCode | `anchor ${number}` | `called ${number}` | `runtime ${string}`;

/**
 * Aborts a transaction without any effect. Not an `Error`: half of all calls end this way, and the stack is never
 * read.
 */
export class Refusal {
  constructor(readonly reason: Reason) {}
}

export function refuse(reason: Reason): never {
  throw new Refusal(reason);
}

/** Refuses unless the condition holds. */
export function need(condition: boolean, reason: Reason): asserts condition {
  if (!condition) refuse(reason);
}
