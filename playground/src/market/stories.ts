import { DAY, DEFAULT_CO_STAKE_SLASH_CAP_BPS, DeviceStatus, SlashTerm } from '@co-staking/sdk';
import { openCase } from '@co-staking/sdk/testing';

import type { Story } from './fixture';

/** Length of the marketplace's history. */
export const DAYS = 30;

/** No one has offered anything yet: the device for trying to publish an offer. */
const ready: Story = async function* (fixture) {
  yield 20;
  const { owner } = fixture.people;
  fixture.earning.add(
    await fixture.device('ready', { owner, model: 'B200', cards: 1, multiplierBps: 300_000 }),
  );
};

const openSufficient: Story = async function* (fixture) {
  yield 18;
  const { owner } = fixture.people;
  const device = await fixture.device('open', { owner, model: 'H100', cards: 8, multiplierBps: 100_000 });
  fixture.earning.add(device);
  yield 4;
  await fixture.world.openOffer(device, { amount: await fixture.share(device, 40), shareBps: 7_400 });
};

const openInsufficient: Story = async function* (fixture) {
  yield 9;
  const owner = fixture.people['owner-2'];
  const hardware = { owner, model: 'RTX 4090', cards: 4, multiplierBps: 12_500 };
  const device = await fixture.device('short', { ...hardware, staked: 60 });
  yield 6;
  await fixture.world.openOffer(device, { amount: await fixture.share(device, 40), shareBps: 3_000 });
};

const reserved: Story = async function* (fixture) {
  yield 12;
  const { owner, visitor } = fixture.people;
  const device = await fixture.device('reserved', {
    owner,
    model: 'A100-80GB',
    cards: 2,
    multiplierBps: 50_000,
  });
  const amount = await fixture.share(device, 50);
  await fixture.world.openOffer(device, { amount, shareBps: 2_500, counterparty: visitor.address });
};

const expired: Story = async function* (fixture) {
  yield 10;
  const owner = fixture.people['owner-2'];
  const device = await fixture.device('expired', {
    owner,
    model: 'RTX 3090',
    cards: 6,
    multiplierBps: 17_500,
  });
  const expiresAt = (await fixture.world.chain.now()) + 9n * DAY;
  await fixture.world.openOffer(device, {
    amount: await fixture.share(device, 30),
    shareBps: 5_000,
    expiresAt,
  });
};

const active: Story = async function* (fixture) {
  yield 28;
  const { owner } = fixture.people;
  const hardware = { owner, model: 'L40S', cards: 4, multiplierBps: 30_000 };
  const device = await fixture.device('active', { ...hardware, staked: 60 });
  yield 27;
  const amount = await fixture.share(device, 40);
  const offer = await fixture.world.openOffer(device, { amount, shareBps: 4_500 });
  yield 26;
  await fixture.world.accept(offer, fixture.people['co-staker']);
  fixture.earning.add(device);
  yield 0;
  await fixture.report(device, DeviceStatus.Running, (await fixture.world.chain.now()) + DAY);
};

const wait: Story = async function* (fixture) {
  yield 25;
  const owner = fixture.people['owner-2'];
  const hardware = { owner, model: 'RTX 4080', cards: 8, multiplierBps: 27_500 };
  const device = await fixture.device('wait', { ...hardware, staked: 60 });
  const terms = { amount: await fixture.share(device, 40), shareBps: 6_000 };
  const coStake = await fixture.world.accept(
    await fixture.world.openOffer(device, terms),
    fixture.people['co-staker-2'],
  );
  fixture.earning.add(device);
  yield 3;
  await fixture.world.unstakeCoStake(coStake);
  yield 2;
  // The replacement, while the leaving co-stake still counts.
  await fixture.world.openOffer(device, { ...terms, shareBps: 6_500 });
};

const cooldown: Story = async function* (fixture) {
  yield 29;
  const { owner } = fixture.people;
  const hardware = { owner, model: 'H200', cards: 1, multiplierBps: 120_000 };
  const device = await fixture.device('cooldown', { ...hardware, staked: 50 });
  const terms = { amount: await fixture.share(device, 50), shareBps: 5_500 };
  const coStake = await fixture.world.accept(
    await fixture.world.openOffer(device, terms),
    fixture.people['co-staker-2'],
  );
  fixture.earning.add(device);
  yield 12;
  await fixture.world.unstakeCoStake(coStake);
  yield 8;
  await fixture.world.stake(device, terms.amount);
};

const withdrawable: Story = async function* (fixture) {
  const owner = fixture.people['owner-2'];
  const device = await fixture.device('withdrawable', {
    owner,
    model: 'A100-40GB',
    cards: 4,
    multiplierBps: 20_000,
  });
  const terms = { amount: await fixture.share(device, 25), shareBps: 2_000 };
  const coStake = await fixture.world.accept(
    await fixture.world.openOffer(device, terms),
    fixture.people['co-staker'],
  );
  fixture.earning.add(device);
  yield 22;
  await fixture.world.unstakeCoStake(coStake);
  yield 5;
  await fixture.world.openOffer(device, { ...terms, shareBps: 1_500 });
};

const slashed: Story = async function* (fixture) {
  yield 16;
  const { owner } = fixture.people;
  const hardware = { owner, model: 'RTX 4070', cards: 4, multiplierBps: 15_000 };
  const device = await fixture.device('slashed', { ...hardware, staked: 70 });
  const terms = { amount: await fixture.share(device, 50), shareBps: 8_000 };
  await fixture.world.accept(await fixture.world.openOffer(device, terms), fixture.people['co-staker-3']);
  fixture.earning.add(device);
  yield 2;
  const infractionAt = await fixture.world.chain.now();
  yield 1;
  await openCase(fixture.world, device, { infractionAt });
};

const leaving: Story = async function* (fixture) {
  yield 21;
  const owner = fixture.people['owner-2'];
  const hardware = { owner, model: 'RTX 3070', cards: 8, multiplierBps: 10_000 };
  const device = await fixture.device('leaving', { ...hardware, staked: 60 });
  const terms = { amount: await fixture.share(device, 40), shareBps: 7_400 };
  await fixture.world.accept(await fixture.world.openOffer(device, terms), fixture.people['co-staker-3']);
  fixture.earning.add(device);
  yield 5;
  fixture.earning.delete(device);
  await fixture.world.unstakeOwner(device);
};

const down: Story = async function* (fixture) {
  yield 7;
  const owner = fixture.people['owner-2'];
  const device = await fixture.device('down', { owner, model: 'V100', cards: 4, multiplierBps: 7_500 });
  await fixture.world.openOffer(device, { amount: await fixture.share(device, 50), shareBps: 9_000 });
  yield 1;
  await fixture.report(device, DeviceStatus.Down);
};

const unsupported: Story = async function* (fixture) {
  yield 3;
  const { owner } = fixture.people;
  const device = await fixture.device('unsupported', {
    owner,
    model: 'GTX 1060',
    cards: 2,
    multiplierBps: 0,
  });
  await fixture.report(device, DeviceStatus.Unsupported);
};

/** More hardware is announced: an acceptance must allow the shortfall that it will cause. */
const announced: Story = async function* (fixture) {
  yield 15;
  const { owner } = fixture.people;
  const hardware = { owner, model: 'L4', cards: 8, multiplierBps: 10_000 };
  const device = await fixture.device('announced', { ...hardware, staked: 75 });
  await fixture.world.openOffer(device, { amount: await fixture.share(device, 25), shareBps: 3_500 });
  yield 4;
  await fixture.restate(device, 10, 10_000);
};

/** A co-stake accepted two days ago: the owner is committed for five more days. */
const committed: Story = async function* (fixture) {
  yield 14;
  const owner = fixture.people['owner-2'];
  const hardware = { owner, model: 'RTX 4090', cards: 2, multiplierBps: 12_500 };
  const device = await fixture.device('committed', { ...hardware, staked: 55 });
  const terms = { amount: await fixture.share(device, 45), shareBps: 5_000 };
  const offer = await fixture.world.openOffer(device, terms);
  yield 2;
  await fixture.world.accept(offer, fixture.people['co-staker-4']);
  fixture.earning.add(device);
};

/** The owner has given notice: nothing is accepted until it lapses. */
const notice: Story = async function* (fixture) {
  yield 11;
  const { owner } = fixture.people;
  const device = await fixture.device('notice', { owner, model: 'T4', cards: 6, multiplierBps: 7_500 });
  await fixture.world.openOffer(device, { amount: await fixture.share(device, 20), shareBps: 2_000 });
  fixture.earning.add(device);
  yield 3;
  await fixture.giveNotice(device);
};

/** A higher cap for co-stakers, announced twelve days ago: it applies in thirty. */
const higherCap: Story = async function* (fixture) {
  yield 12;
  await fixture.setSlashTerm(SlashTerm.CoStakeCap, BigInt(DEFAULT_CO_STAKE_SLASH_CAP_BPS) + 500n);
};

/** One device for each state that a marketplace has to show, and what is announced for all of them. */
export const STORIES: Story[] = [
  ready,
  openSufficient,
  openInsufficient,
  reserved,
  expired,
  active,
  wait,
  cooldown,
  withdrawable,
  slashed,
  leaving,
  down,
  unsupported,
  announced,
  committed,
  notice,
  higherCap,
];
