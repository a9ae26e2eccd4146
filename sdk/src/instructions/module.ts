import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../address';
import type { Subject, Verdict, Viewer } from '../refusals/types';
import type { Change, State } from './effects/state';

/**
 * What the file of an instruction exports beside its builder. An instruction that lacks one of these does not compile
 * (see registry.ts).
 */
export interface InstructionModule {
  /** The fields of the builder's input. */
  FIELDS: Readonly<Record<string, 'required' | 'optional'>>;
  /** Why it is refused, as the program says it: the first of its conditions that does not hold. */
  check(subject: Subject, viewer: Viewer, now: bigint, args: never): Verdict;
  /** The accounts afterwards; `null` on purpose, if no preview shows what it does. */
  effect: ((state: State, args: never) => Change) | null;
  /** The input of the builder, from the accounts on the screen. `args` holds what is in no account. */
  of(subject: never, viewer: Viewer, now: bigint, args: never, programId?: Address): object;
  /** The least that it can be sent with, if arguments decide whether it is possible. */
  implied?(subject: Subject, viewer: Viewer, now: bigint): object;
  /** Whose associated token account it pays to: opened in the same transaction if it is missing. */
  payee?(subject: never, viewer: Viewer): PublicKey;
  /** Whether it needs the wallet's account: opened in the same transaction if it is missing. */
  opensAccount?: true;
}
