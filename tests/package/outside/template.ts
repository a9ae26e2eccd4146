// A project as a template makes it (Vite's defaults): `skipLibCheck`, and no types but those that the packages bring.
import {
  fromBaseUnits,
  instructions,
  listMarketplace,
  toBigInt,
  type Amount,
  type MarketplaceFilter,
} from '@co-staking/sdk';

const stake = { owner: '', device: '', mint: '' };
const offer = { owner: '', device: '', nonce: 0, shareBps: 7_400 };

export const exact: Amount[] = [1n, '1'];
export const filter: MarketplaceFilter = { minAmount: '5', maxAmount: 5n };
instructions.stake({ ...stake, amount: '1500000000' });

// If the type of an amount were `any`, none of these would be an error.
// @ts-expect-error an amount is never a number
instructions.stake({ ...stake, amount: 12.5 });
// @ts-expect-error an amount is never a number
instructions.createOffer({ ...offer, amount: 64_000_000_000 });
// @ts-expect-error an amount is never a number
export const number: Amount = 5;
// @ts-expect-error an amount is never a number
export const least: MarketplaceFilter = { minAmount: 5 };
// @ts-expect-error an amount is never a number
toBigInt(5);
// @ts-expect-error an amount is never a number
fromBaseUnits(5, 8);
// @ts-expect-error the clock is a bigint
export const page = listMarketplace({} as never, { now: Date.now() });
