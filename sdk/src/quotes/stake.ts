import type { Config, Device } from '../accounts';
import { stakePosition } from './position';
import * as rules from '../rules';

/**
 * Minimum stake of hardware under a configuration, base units.
 *
 * @returns `null` if it does not fit 64 bits
 * @example
 * quotes.minimumStake(config, { cards: 8, multiplierBps: 100_000 }); // 16,000 tokens for 8 x H100
 */
export const minimumStake = (
  { baseStakePerCard }: Pick<Config, 'baseStakePerCard'>,
  { cards, multiplierBps }: { cards: number; multiplierBps: number },
): bigint | null => rules.minimumStake(baseStakePerCard, multiplierBps, cards);

/**
 * What the owner of a device may take out at once at `now` (unix seconds), base units.
 *
 * @example
 * const free = quotes.overflow(shown, now);
 */
export const overflow = (device: Device, now: bigint): bigint => stakePosition(device, now).overflow;
