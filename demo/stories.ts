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
import { DECIMALS, show, type DemoDevice, type Stage } from './stage';
import { earn, newCoStaker, part, REWARD, type Story } from './steps';

interface Plot {
  /** What happens, in a few words. */
  title: string;
  run(stage: Stage, device: DemoDevice): Story;
}

/** The worked example of the product: 60 % and 40 % of the minimum, 74 % of the rewards. */
async function* normal(stage: Stage, device: DemoDevice): Story {
  const { minimum } = device;
  const amount = part(minimum, 40n);
  await stage.stake(device, minimum - amount);
  const offer = await stage.offer(device, amount, 7_400);
  const coStaker = await newCoStaker(stage, amount);
  await stage.refused(
    device,
    'co-staker accepts, but on a share of 75 %',
    'TermsChanged',
    await stage.accepting(device, offer, coStaker, { shareBps: 7_500 }),
    coStaker,
  );
  const coStake = await stage.accept(device, offer, coStaker);
  yield* earn(stage, device, 3);
  await stage.claimAll(device);
  yield (await stage.now()) + DAY;
  await stage.world.unstakeCoStake(coStake);
  const left = await stage.now();
  await stage.tell(device, 'co-staker unstakes: rewards stop, the stake counts for 7 more days');
  await stage.post(device, REWARD);
  const free = left + WAIT_SECONDS + COOLDOWN_SECONDS;
  yield free - 1n;
  await stage.refused(
    device,
    'withdrawal one second before the 21 days are over',
    'StillLocked',
    stage.withdrawal(device, offer, coStaker),
  );
  yield free;
  await stage.withdrawCoStake(device, coStake);
  await stage.claimAll(device);
}

/** The owner leaves first, once the commitment is over: the co-stake leaves too, without a wait. */
async function* ownerLeaves(stage: Stage, device: DemoDevice): Story {
  const { minimum, owner } = device;
  await stage.stake(device, part(minimum, 60n));
  const amount = minimum - part(minimum, 60n);
  const offer = await stage.offer(device, amount, 5_000);
  const coStake = await stage.accept(device, offer, await newCoStaker(stage, amount));
  yield* earn(stage, device, 2);
  const leaving = async (): Promise<TransactionInstruction> =>
    instructions.unstakeOwnerStake({
      owner: owner.address,
      device: device.address,
      coStakes: coStakesToTakeAlong(await stage.world.readDevice(device), await stage.now()),
    }).instruction;
  const attempt = 'owner unstakes within the agreed 7 days after the acceptance';
  await stage.refused(device, attempt, 'OwnerCommitted', await leaving(), owner);
  yield quotes.committedUntil(await stage.world.readDevice(device));
  const now = await stage.now();
  await stage.world.report(device, { status: 0, hiredUntil: now + DAY });
  await stage.tell(device, 'a customer hires the device for a day');
  await stage.refused(device, 'owner unstakes while hired', 'DeviceHired', await leaving(), owner);
  yield now + DAY;
  await stage.world.unstakeOwner(device);
  const end = (await stage.now()) + COOLDOWN_SECONDS;
  await stage.tell(device, 'owner unstakes: both stakes go into the 14-day cooldown at once');
  yield end;
  await stage.withdrawOwner(device);
  await stage.withdrawCoStake(device, coStake);
  await stage.claimAll(device);
}

/** A co-staker leaves and is replaced during the wait. */
async function* replaced(stage: Stage, device: DemoDevice): Story {
  const { minimum } = device;
  const amount = part(minimum, 30n);
  await stage.stake(device, minimum - amount);
  const first = await stage.accept(
    device,
    await stage.offer(device, amount, 6_000),
    await newCoStaker(stage, amount),
  );
  yield* earn(stage, device, 1);
  await stage.world.unstakeCoStake(first);
  const left = await stage.now();
  await stage.tell(device, 'co-staker unstakes; the device still counts the stake for 7 days');
  yield left + 2n * DAY;
  const offer = await stage.offer(device, amount, 2_500);
  await stage.accept(device, offer, await newCoStaker(stage, amount));
  await stage.tell(device, 'replaced during the wait: the device never fell short');
  yield* earn(stage, device, 2);
  yield left + WAIT_SECONDS + COOLDOWN_SECONDS;
  await stage.withdrawCoStake(device, first);
  yield* earn(stage, device, 1);
  await stage.claimAll(device);
}

/** Every gate that keeps a wrong offer or acceptance out. */
async function* gates(stage: Stage, device: DemoDevice): Story {
  const { minimum, owner } = device;
  const half = (minimum + 1n) / 2n;
  const tenth = part(minimum, 10n);
  const offering = (amount: bigint, shareBps: number) => stage.offering(device, amount, shareBps);
  await stage.stake(device, half - 1n);
  await stage.refused(
    device,
    'offer one unit below half of the minimum',
    'SelfStakeBelowHalf',
    await offering(tenth, 5_000),
    owner,
  );
  await stage.stake(device, 1n);
  await stage.refused(
    device,
    'offer for more than half of the minimum',
    'RequestAboveHalf',
    await offering(half + 1n, 5_000),
    owner,
  );
  await stage.refused(
    device,
    'offer of a share of 4.99 %',
    'ShareOutOfRange',
    await offering(tenth, 499),
    owner,
  );
  await stage.refused(device, 'offer for nothing', 'ZeroAmount', await offering(0n, 5_000), owner);
  const offers = [];
  for (let count = 0; count < 3; count += 1) offers.push(await stage.offer(device, tenth, 1_000));
  const [first, second, third] = offers as [(typeof offers)[0], (typeof offers)[0], (typeof offers)[0]];
  await stage.refused(
    device,
    'owner accepts the own offer',
    'OwnDevice',
    await stage.accepting(device, first, owner),
    owner,
  );
  const coStaker = await newCoStaker(stage, 3n * tenth);
  await stage.refused(
    device,
    'acceptance that leaves the device short',
    'DeviceInsufficient',
    await stage.accepting(device, first, coStaker),
    coStaker,
  );
  await stage.accept(device, first, coStaker, minimum);
  await stage.accept(device, second, coStaker, minimum);
  await stage.refused(
    device,
    'a third claim of the same account',
    'TooManyClaims',
    await stage.accepting(device, third, coStaker),
    coStaker,
  );
  await stage.stake(device, minimum - half - 2n * tenth);
  yield* earn(stage, device, 2);
  await stage.claimAll(device);
}

/** The owner holds everything; a co-stake frees capital at once. */
async function* capital(stage: Stage, device: DemoDevice): Story {
  const { minimum, owner } = device;
  await stage.stake(device, minimum);
  const amount = part(minimum, 50n);
  const overflow = (out: bigint) =>
    instructions.withdrawOverflow({
      owner: owner.address,
      device: device.address,
      amount: out,
      ...stage.world.mintInput,
    }).instruction;
  await stage.refused(
    device,
    'owner takes overflow out while there is none',
    'AmountAboveOverflow',
    overflow(1n),
    owner,
  );
  await stage.accept(device, await stage.offer(device, amount, 3_300), await newCoStaker(stage, amount));
  await stage.world.chain.run(overflow(amount), [owner.wallet]);
  await stage.tell(device, `owner takes the freed ${show(amount)} out at once, without a cooldown`);
  yield* earn(stage, device, 2);
  await stage.claimAll(device);
}

/** Two offers fill one device. */
async function* twoOffers(stage: Stage, device: DemoDevice): Story {
  const { minimum } = device;
  const quarter = part(minimum, 25n);
  await stage.stake(device, minimum - 2n * quarter);
  const one = await stage.offer(device, quarter, 4_000);
  const two = await stage.offer(device, quarter, 2_000);
  await stage.accept(device, one, await newCoStaker(stage, quarter), quarter);
  await stage.accept(device, two, await newCoStaker(stage, quarter));
  yield* earn(stage, device, 3);
  await stage.claimAll(device);
}

/** A model that the network does not support earns nothing. */
// eslint-disable-next-line require-yield -- a story like any other, only that it never waits
async function* unsupported(stage: Stage, device: DemoDevice): Story {
  await stage.stake(device, device.minimum);
  const instruction = await stage.offering(device, 10n ** BigInt(DECIMALS), 5_000);
  await stage.refused(
    device,
    'offer on a device of an unsupported model',
    'DeviceNotHealthy',
    instruction,
    device.owner,
  );
}

const PLOTS: Plot[] = [
  { title: 'a whole agreement, left by the co-staker', run: normal },
  { title: 'the owner leaves first', run: ownerLeaves },
  { title: 'replaced during the wait', run: replaced },
  { title: 'every gate tried', run: gates },
  { title: 'capital freed at once', run: capital },
  { title: 'two offers fill the device', run: twoOffers },
  { title: 'a slash case, appealed and upheld', run: slashed },
];

/** Which story runs on which device: in turn over those of supported models. */
export function plotsOf(fleet: FleetDevice[]): Plot[] {
  let next = 0;
  return fleet.map(({ multiplierBps }) => {
    if (multiplierBps === 0) return { title: 'an unsupported model', run: unsupported };
    next += 1;
    return PLOTS[(next - 1) % PLOTS.length]!;
  });
}

/** Runs stories side by side: whoever wants to go on first is next, and the clock moves there. */
export async function runAll(stage: Stage, stories: Story[]): Promise<void> {
  const start = await stage.now();
  const waiting = stories.map((story) => ({ story, wake: start }));
  while (waiting.length > 0) {
    const next = waiting.reduce((earliest, other) => (other.wake < earliest.wake ? other : earliest));
    if (next.wake > (await stage.now())) await stage.world.chain.warpTo(next.wake);
    const step = await next.story.next();
    if (step.done) waiting.splice(waiting.indexOf(next), 1);
    else next.wake = step.value;
  }
}
