import type { Config } from '../accounts';
import { fromBaseUnits } from '../amounts';

/** The last second that a calendar date can name. */
const LAST_DATE = 8_640_000_000_000n;

/** An amount as a sentence names it: `"160.5 tokens"`. */
export function tokensText(units: bigint, { mintDecimals }: Pick<Config, 'mintDecimals'>): string {
  const text = fromBaseUnits(units, mintDecimals);
  return `${text} ${text === '1' ? 'token' : 'tokens'}`;
}

/** A unix second as a sentence names it: `"2026-01-15 08:00:00 UTC"`. */
export function dateText(seconds: bigint): string {
  if (seconds > LAST_DATE || seconds < -LAST_DATE) return `second ${seconds}`;
  const text = new Date(Number(seconds) * 1000).toISOString();
  return `${text.slice(0, -'.000Z'.length).replace('T', ' ')} UTC`;
}
