import type { Device, Offer, SlashCase } from '@co-staking/sdk';

/** The accounts among a command's values. */
export interface Things {
  device?: Device;
  offer?: Offer;
  slashCase?: SlashCase;
}

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** Finds them by what only they have. */
export function thingsIn(values: Readonly<Record<string, unknown>>): Things {
  const all = Object.values(values);
  const device = all.find((value): value is Device => has(value, 'slots'));
  const offer = all.find((value): value is Offer => has(value, 'principal'));
  const slashCase = all.find((value): value is SlashCase => has(value, 'hits'));
  return { ...(device && { device }), ...(offer && { offer }), ...(slashCase && { slashCase }) };
}
