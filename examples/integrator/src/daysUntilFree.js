import { DAY, fetchOffer } from '@co-staking/sdk';

/** Whole days until a leaving co-stake can be withdrawn, rounded up; `null` if it is not leaving. */
export async function daysUntilFree(reader, offer, now) {
  const { cooldownEndsAt } = await fetchOffer(reader, offer);
  if (cooldownEndsAt === 0n) return null;
  return cooldownEndsAt > now ? Number((cooldownEndsAt - now + DAY - 1n) / DAY) : 0;
}
