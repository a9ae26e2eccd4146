import type { Actor, DemoDevice, Fixture } from './fixture';

/** A story runs until it wants to sleep, and says until which second; the others go on meanwhile. */
export type Story = AsyncGenerator<bigint, void, void>;

const HOUR = 3_600n;
/** A reward that does not divide evenly, so that the fractions show. */
export const REWARD = 1_234_567_891n;
/** So many percent of an amount, rounded down. */
export const part = (amount: bigint, percent: bigint): bigint => (amount * percent) / 100n;

/** A new person who holds so many base units. */
export const newCoStaker = (fixture: Fixture, holds: bigint): Promise<Actor> => fixture.person(holds);

/** Posts an hour's rewards, so many times. */
export async function* earn(fixture: Fixture, device: DemoDevice, blocks: number): Story {
  for (let block = 0; block < blocks; block += 1) {
    yield (await fixture.now()) + HOUR;
    await fixture.post(device, REWARD + BigInt(block));
  }
}
