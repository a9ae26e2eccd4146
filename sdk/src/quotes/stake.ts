import type { Config, Device } from '../accounts';
import { checkObject } from '../codec/fields';
import { stakePosition } from './position';
import * as rules from '../rules';

/**
 * Minimum stake of hardware under a configuration, base units.
 *
 * @returns `null` if it does not fit 64 bits
 * @throws TypeError without hardware
 * @example
 * quotes.minimumStake(config, { cards: 8, multiplierBps: 100_000 }); // 16,000 tokens for 8 x H100
 */
export function minimumStake(
  { baseStakePerCard }: Pick<Config, 'baseStakePerCard'>,
  hardware: { cards: number; multiplierBps: number },
): bigint | null {
  checkObject('minimumStake', hardware, 'hardware: cards and multiplierBps');
  return rules.minimumStake(baseStakePerCard, hardware.multiplierBps, hardware.cards);
}

/**
 * What the owner of a device may take out at once at `now` (unix seconds), base units.
 *
 * @example
 * const free = quotes.overflow(shown, now);
 */
export const overflow = (device: Device, now: bigint): bigint => stakePosition(device, now).overflow;
