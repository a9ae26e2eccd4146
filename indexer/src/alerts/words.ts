import { decodeConfig, fromBaseUnits, fromBasisPoints, Role, SlashTerm } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { rowsOf, type Session } from '../db/database';
import { DAY } from '../util/time';

/** Writes an amount as a sentence has it. */
export type AmountText = (baseUnits: bigint) => string;

const inBaseUnits: AmountText = (amount) => `${amount} base units`;

/** Amounts in tokens; in base units before the program's configuration, which has the mint's decimals, is indexed. */
export async function amountText(session: Session): Promise<AmountText> {
  const [row] = await rowsOf(session, `SELECT address, data FROM account WHERE kind = 'Config' LIMIT 1`);
  if (!row) return inBaseUnits;
  const address = new PublicKey(row['address'] as Uint8Array);
  const { mintDecimals } = decodeConfig(address, row['data'] as Uint8Array);
  return (amount) => `${fromBaseUnits(amount, mintDecimals)} tokens`;
}

/** A date to the minute, in UTC: `2026-01-31 02:00 UTC`. */
export const dateText = (second: bigint): string =>
  `${new Date(Number(second) * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Basis points as a percentage. */
export const percentText = (bps: bigint | number): string => `${fromBasisPoints(Number(bps))} %`;

/** The name of a constant as a word: `RewardAuthority` is `reward authority`. */
export function nameIn(names: Record<string, number>, value: number): string {
  const name = Object.keys(names).find((each) => names[each] === value) ?? String(value);
  return name.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** A role. */
export const roleText = (role: number): string => nameIn(Role, role);

const TERMS: Record<number, string> = {
  [SlashTerm.OwnerCap]: 'what slash cases can take of an owner’s stake',
  [SlashTerm.CoStakeCap]: 'what slash cases can take of a co-stake',
  [SlashTerm.AppealWindow]: 'the time to appeal',
};

/** A slash term that changes: days for the appeal window, which has no other values, else a percentage. */
export function slashTermText(term: number, oldValue: bigint, newValue: bigint, from: bigint): string {
  const value = (of: bigint): string =>
    term === SlashTerm.AppealWindow ? `${Number(of) / Number(DAY)} days` : percentText(of);
  return `${TERMS[term] ?? `slash term ${term}`} is ${value(newValue)} instead of ${value(oldValue)} from ${dateText(from)}`;
}
