import type { Context } from '../context';
import { usage } from '../exit';

/** Price that the flag gives, micro-lamports per unit. @throws CliError if it is not a whole number */
export function computeUnitPrice({ options }: Context): bigint | undefined {
  const text = options.withComputeUnitPrice;
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw usage(`--with-compute-unit-price is not a whole number: "${text}"`);
  return BigInt(text);
}
