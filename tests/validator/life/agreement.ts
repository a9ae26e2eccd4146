import { DeviceStatus, fetchDevice, fetchOffer, offerTerms } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { does } from '../act';
import { tokens, type Person, type Fixture } from '../fixture';

/** A healthy device with stake on it. */
export interface StagedDevice {
  id: string;
  address: PublicKey;
  owner: Person;
}

/** What a device differs in from eight cards of RTX 3070, whose minimum is 1,600 tokens. */
interface Hardware {
  model?: string;
  cards?: number;
  multiplierBps?: number;
  /** Base units; nothing by default. */
  stake?: bigint;
}

/** Registers a device, reports it running, and stakes for it. */
export async function newDevice(
  fixture: Fixture,
  owner: Person,
  { model = 'RTX 3070', cards = 8, multiplierBps = 10_000, stake = 0n }: Hardware = {},
): Promise<StagedDevice> {
  const { registrar } = fixture.roles;
  const id = fixture.deviceId();
  const { device } = await does(fixture, registrar, 'registerDevice', {
    registrar: registrar.address,
    owner: owner.address,
    participant: owner.participant,
    ...{ id, model, cards, multiplierBps, tier: 1, mint: fixture.mint },
  });
  await report(fixture, device);
  const made = { id, address: device, owner };
  if (stake > 0n) await addStake(fixture, made, stake);
  return made;
}

/** Reports a device healthy, and hired until a second if one is given. */
export async function report(fixture: Fixture, device: PublicKey, hiredUntil = 0n): Promise<void> {
  const { registrar } = fixture.roles;
  const facts = { status: DeviceStatus.Running, hiredUntil, score: 97 };
  await does(
    fixture,
    registrar,
    'reportDevice',
    { registrar: registrar.address, device, ...facts },
    { device, args: facts },
  );
}

/** The owner stakes base units. */
export async function addStake(
  fixture: Fixture,
  { address, owner }: StagedDevice,
  amount: bigint,
): Promise<void> {
  const input = { owner: owner.address, device: address, amount, mint: fixture.mint };
  await does(fixture, owner, 'stake', input, { device: address, args: { amount } });
}

/** The owner makes an offer; 640 tokens for 74 % by default. */
export async function newOffer(
  fixture: Fixture,
  { address: device, owner }: StagedDevice,
  terms: { amount?: bigint; shareBps?: number; expiresAt?: bigint; counterparty?: PublicKey } = {},
): Promise<PublicKey> {
  const { nextNonce: nonce } = await fetchDevice(fixture.connection, device);
  const args = { amount: tokens(640), shareBps: 7_400, ...terms };
  const input = { owner: owner.address, device, nonce, ...args };
  return (await does(fixture, owner, 'createOffer', input, { device, args })).offer;
}

/** What `acceptOffer` takes to accept an offer as it is. */
export async function acceptance(fixture: Fixture, coStaker: Person, offer: PublicKey) {
  const found = await fetchOffer(fixture.connection, offer);
  const { address, participant } = coStaker;
  const named = { coStaker: address, participant, device: found.device, offer, mint: fixture.mint };
  return { ...named, ...offerTerms(found) };
}

/**
 * A co-staker accepts an offer as it is.
 *
 * @param maxShortfall - most base units by which the device may miss its minimum afterwards
 */
export async function accept(
  fixture: Fixture,
  coStaker: Person,
  offer: PublicKey,
  { maxShortfall = 0n } = {},
): Promise<void> {
  const input = { ...(await acceptance(fixture, coStaker, offer)), maxShortfall };
  const about = { device: input.device, offer, args: { maxShortfall } };
  await does(fixture, coStaker, 'acceptOffer', input, about);
}

/** A device with 960 tokens of its owner and 640 of a co-staker, for 74 % of the rewards. */
export async function agreement(
  fixture: Fixture,
  owner: Person,
  coStaker: Person,
): Promise<{ device: StagedDevice; offer: PublicKey }> {
  const device = await newDevice(fixture, owner, { stake: tokens(960) });
  const offer = await newOffer(fixture, device);
  await accept(fixture, coStaker, offer);
  return { device, offer };
}

/** The reward authority posts base units for the next block; gives its number. */
export async function post(fixture: Fixture, device: PublicKey, amount: bigint): Promise<bigint> {
  const authority = fixture.roles['reward-authority'];
  const block = (await fetchDevice(fixture.connection, device)).rewards.lastBlock + 1n;
  const input = { rewardAuthority: authority.address, device, block, amount, mint: fixture.mint };
  await does(fixture, authority, 'postRewards', input, { device, args: { block, amount } });
  return block;
}
