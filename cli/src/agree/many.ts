import type { ActionName } from '@co-staking/sdk';

import { inSol } from '../chain/fees';
import { section } from './agreement';
import { WAY_BACK } from './wayBack';

/** Lines of a section that the prompt shows, at most. */
const SHOWN = 20;

/** What is about to be sent in several transactions. */
export interface ManyInput {
  actions: readonly ActionName[];
  /** One line for each record. */
  terms?: readonly string[];
  /** Where tokens go, one line for each movement. */
  moves?: readonly string[];
  notes?: readonly string[];
  /** The most that all fees together can be, lamports. */
  highestFee: bigint;
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `and ${lines.length - SHOWN} more`] : lines;
}

/**
 * What one agrees to with a command that sends many transactions, in the sections of `agreement`. Each transaction is
 * simulated again right before it is signed, so the prompt shows the records and not their accounts.
 */
export function agreementOfMany(input: ManyInput): string[] {
  const { actions, terms = [], moves = [], notes = [], highestFee } = input;
  return [
    ...section('Terms', shortened(terms)),
    ...section('Notes', notes),
    ...section('Moves', shortened(moves)),
    ...section('Costs', [`fees of at most ${inSol(highestFee)} SOL`]),
    ...section('Way back', [...new Set(actions.map((action) => WAY_BACK[action]))]),
  ];
}
