import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
  COOLDOWN_SECONDS,
  DAY,
  DEFAULT_OWNER_SLASH_CAP_BPS,
  DeviceStatus,
  Role,
  WAIT_SECONDS,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { appealAsOwner, dismissCase, openCase, upholdCase } from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { attest, pause, vacate } from '../support/operators';
import { giveNotice, setCards, withdrawCoStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type Actor, type TestCoStake, type TestDevice } from '../support/world';

/** What a state is about. Offer and case need not exist in it. */
export interface Subject {
  world: World;
  device: TestDevice;
  /** Nonce of the offer in question; zero if there is none. */
  offer: TestCoStake | null;
  /** Someone with an account, and a wallet without one. */
  newcomer: Actor;
  wallet: Actor;
  /** Whether the slasher's role is vacant, so that the admin acts. */
  isWithoutSlasher: boolean;
}

type Build = (world: World) => Promise<{ device: TestDevice; offer?: TestCoStake }>;

/** An open offer, for the holder of `coStaker`. */
async function open(world: World, device: TestDevice, expiresAt = 0n): Promise<TestCoStake> {
  return { ...(await world.openOffer(device, { expiresAt })), coStaker: await world.newActor() };
}

const coStaked: Build = async (world) => {
  const offer = await world.coStaked();
  await world.postRewards(offer.device, tokens(100));
  return { device: offer.device, offer };
};

const then =
  (first: Build, next: (world: World, device: TestDevice, offer: TestCoStake) => Promise<unknown>): Build =>
  async (world) => {
    const made = await first(world);
    await next(world, made.device, made.offer!);
    return made;
  };

const inWait = then(coStaked, (world, _, offer) => world.unstakeCoStake(offer));
const inCooldown = then(inWait, (world) => world.chain.warpBy(WAIT_SECONDS));
const withdrawable = then(inCooldown, (world) => world.chain.warpBy(COOLDOWN_SECONDS));
/** An owner who is committed no longer. */
const coStakedLongAgo = then(coStaked, (world) => world.chain.warpBy(WAIT_SECONDS));
const ownerLeaving = then(coStakedLongAgo, (world, device) => world.unstakeOwner(device));
const caseOpen = then(coStaked, (world, device) => openCase(world, device));
const appealed: Build = async (world) => {
  const made = await coStaked(world);
  await appealAsOwner(world, await openCase(world, made.device));
  return made;
};
const decided =
  (decide: typeof upholdCase): Build =>
  async (world) => {
    const made = await coStaked(world);
    const testCase = await openCase(world, made.device);
    await appealAsOwner(world, testCase);
    await decide(world, testCase);
    return made;
  };

const staked: Build = async (world) => ({ device: await world.fullyStaked({ stake: MINIMUM + tokens(10) }) });
const offered: Build = async (world) => {
  const device = await world.newDevice({ stake: tokens(960) });
  return { device, offer: await open(world, device) };
};

/** Every state of a life that the program tells apart, built by real transactions. */
export const STATES: Record<string, Build> = {
  'device registered, not reported': async (world) => ({ device: await world.newDevice({ status: null }) }),
  'device healthy, no stake': async (world) => ({ device: await world.newDevice() }),
  'owner below half of the minimum': async (world) => ({
    device: await world.newDevice({ stake: tokens(799) }),
  }),
  'owner above the minimum': staked,
  'device unhealthy': then(staked, (world, device) => world.report(device, { status: DeviceStatus.Down })),
  'device hired': then(staked, async (world, device) =>
    world.report(device, {
      status: DeviceStatus.Running,
      hiredUntil: (await world.chain.now()) + 40n * HOUR,
    }),
  ),
  'notice given': then(staked, giveNotice),
  'higher minimum announced': then(staked, (world, device) => setCards(world, device, 10)),
  'owner in cooldown, alone': then(staked, (world, device) => world.unstakeOwner(device)),
  'owner withdrawable, alone': then(staked, async (world, device) => {
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
  }),
  'device terminated, owner staked': then(staked, (world, device) => world.terminate(device)),
  'device terminated, empty': async (world) => {
    const device = await world.newDevice();
    await world.terminate(device);
    return { device };
  },
  'entries paused, owner staked': then(staked, (world) => pause(world, DAY)),
  'offer open': offered,
  'offer expired': async (world) => {
    const device = await world.newDevice({ stake: tokens(960) });
    const offer = await open(world, device, (await world.chain.now()) + HOUR);
    await world.chain.warpBy(HOUR);
    return { device, offer };
  },
  'offer open, device terminated': then(offered, (world, device) => world.terminate(device)),
  'offer open, notice given': then(offered, giveNotice),
  'offer open, higher minimum announced': then(offered, (world, device) => setCards(world, device, 10)),
  'offer open, entries paused': then(offered, (world) => pause(world, DAY)),
  'offer open, co-staker attested': then(offered, (world, _, { coStaker }) =>
    attest(world, coStaker.participant),
  ),
  'co-stake active, owner committed': coStaked,
  'co-stake active': coStakedLongAgo,
  'co-stake active, minimum fallen': then(coStakedLongAgo, (world, device) => setCards(world, device, 7)),
  'co-stake in wait': inWait,
  'co-stake in cooldown': inCooldown,
  'co-stake withdrawable': withdrawable,
  'co-stake withdrawn': then(withdrawable, (world, _, offer) => withdrawCoStake(world, offer)),
  'both in cooldown, forced by the owner': ownerLeaving,
  'both withdrawable': then(ownerLeaving, (world) => world.chain.warpBy(COOLDOWN_SECONDS)),
  'co-stake active, device terminated': then(coStakedLongAgo, (world, device) => world.terminate(device)),
  'co-stake in wait, device terminated': then(inWait, (world, device) => world.terminate(device)),
  'co-stake active, entries paused': then(coStakedLongAgo, (world) => pause(world, DAY)),
  'case open to appeal': caseOpen,
  'case without appeal, window over': then(caseOpen, (world) => world.chain.warpBy(APPEAL_SECONDS)),
  'case appealed': appealed,
  'case appealed, arbiter silent': then(appealed, (world) => world.chain.warpBy(ARBITER_SECONDS)),
  'case upheld, to be taken back': decided(upholdCase),
  'case upheld, window over': then(decided(upholdCase), (world) => world.chain.warpBy(APPEAL_SECONDS)),
  'case dismissed': decided(dismissCase),
  'case open, no slasher': then(caseOpen, (world) => vacate(world, Role.Slasher)),
  'cap of the owner used up': then(staked, (world, device) =>
    openCase(world, device, { stakeBps: DEFAULT_OWNER_SLASH_CAP_BPS, rewardsBps: 0 }),
  ),
};

/** A fresh chain in a state. */
export async function stateOf(build: Build): Promise<Subject> {
  const world = await World.create({ kind: 'litesvm' });
  const { device, offer } = await build(world);
  const [newcomer, wallet] = [
    // Opened past a pause, which stops new accounts.
    offer?.coStaker ?? device.owner,
    await world.newWallet(),
  ];
  const { slasher } = await world.readConfig();
  return {
    ...{ world, device, newcomer, wallet },
    offer: offer ?? null,
    isWithoutSlasher: slasher.equals(PublicKey.default),
  };
}
