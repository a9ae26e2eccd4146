import type { Actor, DemoDevice, Fixture } from './fixture';

/** Yields the second until which it waits; other stories run meanwhile. */
export type Story = AsyncGenerator<bigint, void, void>;

const HOUR = 3_600n;
/** A reward that does not divide evenly, so that the fractions show. */
export const REWARD = 1_234_567_891n;
/** A percentage of an amount, rounded down. */
export const part = (amount: bigint, percent: bigint): bigint => (amount * percent) / 100n;

/** A new person who holds an amount, in base units. */
export const newCoStaker = (fixture: Fixture, holds: bigint): Promise<Actor> => fixture.person(holds);

/** Posts an hour's rewards, `blocks` times. */
export async function* earn(fixture: Fixture, device: DemoDevice, blocks: number): Story {
  for (let block = 0; block < blocks; block += 1) {
    yield (await fixture.now()) + HOUR;
    await fixture.post(device, REWARD + BigInt(block));
  }
}
