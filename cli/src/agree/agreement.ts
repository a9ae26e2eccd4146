import type { Config } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { changes } from '../output/preview';
import { costs } from './costs';
import type { Difference } from './difference';
import { moves } from './moves';
import { frozen, others } from './parties';
import { positions } from './positions';
import { terms } from './terms';
import { Names } from './who';

/** What the accounts of a transaction do not say. */
export interface AgreementInput {
  /** Wallet that acts. */
  you: PublicKey;
  /** In force; `null` while the program is set up by the transaction itself. */
  config: Config | null;
  /** Unix second of the chain. */
  now: bigint;
  /** Lamports. */
  fee: bigint;
  /** Further lines, which no account shows. */
  notes: readonly string[];
  /** How it is undone. */
  wayBack: string;
  colors: boolean;
}

/** A titled section of a prompt; nothing if it has no lines. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`${title}:`, ...lines.map((line) => `  ${line.trimStart()}`)] : [];

/**
 * What one agrees to by signing, in lines: the terms, what moves, what changes, what is frozen, who else is affected,
 * what it costs, and the way back. All of it comes from the accounts before and after a simulation of the very
 * transaction, so that no command can forget a line.
 */
export function agreement(difference: Difference, input: AgreementInput): string[] {
  const { you, now, fee, notes, wayBack, colors } = input;
  const config = input.config ?? difference.configs[0]?.after;
  if (!config) return section('Costs', [`fee of ${fee} lamports`]);
  const names = new Names(difference, you);
  const [before, after] = positions(difference, you, { now, decimals: config.mintDecimals });
  return [
    ...section('Terms', terms(difference, you, config, now)),
    ...section('Notes', notes),
    ...section('Moves', moves(difference, names, config)),
    ...section('Changes', changes(before, after, now, colors)),
    ...section('Slash cases', frozen(difference, names, config)),
    ...section('Others', others(difference, names, config, now)),
    ...section('Costs', costs(difference, names, fee)),
    ...section('Way back', [wayBack]),
  ];
}
