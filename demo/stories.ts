import {
  COOLDOWN_SECONDS,
  DAY,
  WAIT_SECONDS,
  coStakesToTakeAlong,
  instructions,
  quotes,
} from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import type { FleetDevice } from './fleet';
import { slashed } from './slashing';
import { DECIMALS, show, type DemoDevice, type Fixture } from './fixture';
import { earn, newCoStaker, part, REWARD, type Story } from './steps';

interface Scenario {
  /** The story in a few words. */
  title: string;
  run(fixture: Fixture, device: DemoDevice): Story;
}

/** The worked example of the product: 60 % and 40 % of the minimum, 74 % of the rewards. */
async function* normal(fixture: Fixture, device: DemoDevice): Story {
  const { minimum } = device;
  const amount = part(minimum, 40n);
  await fixture.stake(device, minimum - amount);
  const offer = await fixture.offer(device, amount, 7_400);
  const coStaker = await newCoStaker(fixture, amount);
  await fixture.refused(
    device,
    'co-staker accepts, but with a share of 75 %',
    'TermsChanged',
    await fixture.accepting(device, offer, coStaker, { shareBps: 7_500 }),
    coStaker,
  );
  const coStake = await fixture.accept(device, offer, coStaker);
  yield* earn(fixture, device, 3);
  await fixture.claimAll(device);
  yield (await fixture.now()) + DAY;
  await fixture.world.unstakeCoStake(coStake);
  const left = await fixture.now();
  await fixture.log(device, 'co-staker unstakes: rewards stop, the stake counts for 7 more days');
  await fixture.post(device, REWARD);
  const free = left + WAIT_SECONDS + COOLDOWN_SECONDS;
  yield free - 1n;
  await fixture.refused(
    device,
    'withdrawal one second before the 21 days are over',
    'StillLocked',
    fixture.withdrawal(device, offer, coStaker),
  );
  yield free;
  await fixture.withdrawCoStake(device, coStake);
  await fixture.claimAll(device);
}

/** The owner leaves first, once the commitment is over: the co-stake leaves too, without a wait. */
async function* ownerLeaves(fixture: Fixture, device: DemoDevice): Story {
  const { minimum, owner } = device;
  await fixture.stake(device, part(minimum, 60n));
  const amount = minimum - part(minimum, 60n);
  const offer = await fixture.offer(device, amount, 5_000);
  const coStake = await fixture.accept(device, offer, await newCoStaker(fixture, amount));
  yield* earn(fixture, device, 2);
  const leaving = async (): Promise<TransactionInstruction> =>
    instructions.unstakeOwnerStake({
      owner: owner.address,
      device: device.address,
      coStakes: coStakesToTakeAlong(await fixture.world.readDevice(device), await fixture.now()),
    }).instruction;
  const attempt = 'owner unstakes within the agreed 7 days after the acceptance';
  await fixture.refused(device, attempt, 'OwnerCommitted', await leaving(), owner);
  yield quotes.committedUntil(await fixture.world.readDevice(device));
  const now = await fixture.now();
  await fixture.world.report(device, { status: 0, hiredUntil: now + DAY });
  await fixture.log(device, 'a customer hires the device for a day');
  await fixture.refused(device, 'owner unstakes while hired', 'DeviceHired', await leaving(), owner);
  yield now + DAY;
  await fixture.world.unstakeOwner(device);
  const end = (await fixture.now()) + COOLDOWN_SECONDS;
  await fixture.log(device, 'owner unstakes: both stakes go into the 14-day cooldown at once');
  yield end;
  await fixture.withdrawOwner(device);
  await fixture.withdrawCoStake(device, coStake);
  await fixture.claimAll(device);
}

/** A co-staker leaves and is replaced during the wait. */
async function* replaced(fixture: Fixture, device: DemoDevice): Story {
  const { minimum } = device;
  const amount = part(minimum, 30n);
  await fixture.stake(device, minimum - amount);
  const first = await fixture.accept(
    device,
    await fixture.offer(device, amount, 6_000),
    await newCoStaker(fixture, amount),
  );
  yield* earn(fixture, device, 1);
  await fixture.world.unstakeCoStake(first);
  const left = await fixture.now();
  await fixture.log(device, 'co-staker unstakes; the device still counts the stake for 7 days');
  yield left + 2n * DAY;
  const offer = await fixture.offer(device, amount, 2_500);
  await fixture.accept(device, offer, await newCoStaker(fixture, amount));
  await fixture.log(device, 'replaced during the wait: the device never fell short');
  yield* earn(fixture, device, 2);
  yield left + WAIT_SECONDS + COOLDOWN_SECONDS;
  await fixture.withdrawCoStake(device, first);
  yield* earn(fixture, device, 1);
  await fixture.claimAll(device);
}

/** Every condition that refuses a wrong offer or acceptance. */
async function* gates(fixture: Fixture, device: DemoDevice): Story {
  const { minimum, owner } = device;
  const half = (minimum + 1n) / 2n;
  const tenth = part(minimum, 10n);
  const offering = (amount: bigint, shareBps: number) => fixture.offering(device, amount, shareBps);
  await fixture.stake(device, half - 1n);
  await fixture.refused(
    device,
    'offer one unit below half of the minimum',
    'SelfStakeBelowHalf',
    await offering(tenth, 5_000),
    owner,
  );
  await fixture.stake(device, 1n);
  await fixture.refused(
    device,
    'offer for more than half of the minimum',
    'RequestAboveHalf',
    await offering(half + 1n, 5_000),
    owner,
  );
  await fixture.refused(
    device,
    'offer of a share of 4.99 %',
    'ShareOutOfRange',
    await offering(tenth, 499),
    owner,
  );
  await fixture.refused(device, 'offer for nothing', 'ZeroAmount', await offering(0n, 5_000), owner);
  const offers = [];
  for (let count = 0; count < 3; count += 1) offers.push(await fixture.offer(device, tenth, 1_000));
  const [first, second, third] = offers as [(typeof offers)[0], (typeof offers)[0], (typeof offers)[0]];
  await fixture.refused(
    device,
    'owner accepts their own offer',
    'OwnDevice',
    await fixture.accepting(device, first, owner),
    owner,
  );
  const coStaker = await newCoStaker(fixture, 3n * tenth);
  await fixture.refused(
    device,
    'an acceptance that leaves the device short',
    'DeviceInsufficient',
    await fixture.accepting(device, first, coStaker),
    coStaker,
  );
  await fixture.accept(device, first, coStaker, minimum);
  await fixture.accept(device, second, coStaker, minimum);
  await fixture.refused(
    device,
    'a third claim of the same account',
    'TooManyClaims',
    await fixture.accepting(device, third, coStaker),
    coStaker,
  );
  await fixture.stake(device, minimum - half - 2n * tenth);
  yield* earn(fixture, device, 2);
  await fixture.claimAll(device);
}

/** The owner holds everything; a co-stake frees capital at once. */
async function* capital(fixture: Fixture, device: DemoDevice): Story {
  const { minimum, owner } = device;
  await fixture.stake(device, minimum);
  const amount = part(minimum, 50n);
  const overflow = (out: bigint) =>
    instructions.withdrawOverflow({
      owner: owner.address,
      device: device.address,
      amount: out,
      ...fixture.world.mintInput,
    }).instruction;
  await fixture.refused(
    device,
    'owner withdraws overflow although there is none',
    'AmountAboveOverflow',
    overflow(1n),
    owner,
  );
  await fixture.accept(device, await fixture.offer(device, amount, 3_300), await newCoStaker(fixture, amount));
  await fixture.world.chain.run(overflow(amount), [owner.wallet]);
  await fixture.log(device, `owner withdraws the freed ${show(amount)} at once, without a cooldown`);
  yield* earn(fixture, device, 2);
  await fixture.claimAll(device);
}

/** Two offers fill one device. */
async function* twoOffers(fixture: Fixture, device: DemoDevice): Story {
  const { minimum } = device;
  const quarter = part(minimum, 25n);
  await fixture.stake(device, minimum - 2n * quarter);
  const one = await fixture.offer(device, quarter, 4_000);
  const two = await fixture.offer(device, quarter, 2_000);
  await fixture.accept(device, one, await newCoStaker(fixture, quarter), quarter);
  await fixture.accept(device, two, await newCoStaker(fixture, quarter));
  yield* earn(fixture, device, 3);
  await fixture.claimAll(device);
}

/** A model that the network does not support earns nothing. */
// eslint-disable-next-line require-yield -- a story that never waits
async function* unsupported(fixture: Fixture, device: DemoDevice): Story {
  await fixture.stake(device, device.minimum);
  const instruction = await fixture.offering(device, 10n ** BigInt(DECIMALS), 5_000);
  await fixture.refused(
    device,
    'offer on a device of an unsupported model',
    'DeviceNotHealthy',
    instruction,
    device.owner,
  );
}

const SCENARIOS: Scenario[] = [
  { title: 'a whole agreement, ended by the co-staker', run: normal },
  { title: 'the owner leaves first', run: ownerLeaves },
  { title: 'the co-staker leaves and is replaced during the wait', run: replaced },
  { title: 'wrong offers and acceptances, all refused', run: gates },
  { title: 'a co-stake frees the owner’s capital at once', run: capital },
  { title: 'two offers fill the device', run: twoOffers },
  { title: 'a slash case, appealed and upheld', run: slashed },
];

/** The scenario of each device: in turn for those of supported models. */
export function scenariosOf(fleet: FleetDevice[]): Scenario[] {
  let next = 0;
  return fleet.map(({ multiplierBps }) => {
    if (multiplierBps === 0) return { title: 'an unsupported model', run: unsupported };
    next += 1;
    return SCENARIOS[(next - 1) % SCENARIOS.length]!;
  });
}

/** Runs stories side by side: the one that waits for the earliest second is next, and the clock moves there. */
export async function runAll(fixture: Fixture, stories: Story[]): Promise<void> {
  const start = await fixture.now();
  const waiting = stories.map((story) => ({ story, wake: start }));
  while (waiting.length > 0) {
    const next = waiting.reduce((earliest, other) => (other.wake < earliest.wake ? other : earliest));
    if (next.wake > (await fixture.now())) await fixture.world.chain.warpTo(next.wake);
    const step = await next.story.next();
    if (step.done) waiting.splice(waiting.indexOf(next), 1);
    else next.wake = step.value;
  }
}
