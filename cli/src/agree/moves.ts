import { fromBaseUnits, type Config } from '@co-staking/sdk';

import type { Difference, Pair, Tokens } from './difference';
import type { Names } from './who';

const delta = ({ before, after }: Pair<Tokens>): bigint => (after?.amount ?? 0n) - (before?.amount ?? 0n);

/** Tokens that leave the accounts of a transaction together: they are burned, base units. */
export const burned = ({ tokens }: Difference): bigint =>
  -tokens.reduce((sum, pair) => sum + delta(pair), 0n);

/** Where tokens go, a line for each movement. */
export function moves(difference: Difference, names: Names, config: Config): string[] {
  const amount = (units: bigint): string => `${fromBaseUnits(units, config.mintDecimals)} tokens`;
  const own = difference.tokens.filter((pair) => (pair.after ?? pair.before)!.mint.equals(config.mint));
  const from = own.filter((pair) => delta(pair) < 0n);
  const to = own.filter((pair) => delta(pair) > 0n);
  const [payer] = from;
  if (from.length === 1 && to.length === 1 && delta(payer!) === -delta(to[0]!))
    return [`${amount(delta(to[0]!))} from ${names.tokenAccount(payer!)} to ${names.tokenAccount(to[0]!)}`];
  const gone = burned({ ...difference, tokens: own });
  return [
    ...from.map((pair) => `${amount(-delta(pair))} from ${names.tokenAccount(pair)}`),
    ...to.map((pair) => `${amount(delta(pair))} to ${names.tokenAccount(pair)}`),
    ...(gone > 0n ? [`${amount(gone)} are burned`] : []),
  ];
}
