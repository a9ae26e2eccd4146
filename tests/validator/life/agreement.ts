import { DeviceStatus, fetchDevice, fetchOffer, offerTerms } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { does } from '../act';
import { tokens, type Person, type Stage } from '../stage';

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
  stage: Stage,
  owner: Person,
  { model = 'RTX 3070', cards = 8, multiplierBps = 10_000, stake = 0n }: Hardware = {},
): Promise<StagedDevice> {
  const { registrar } = stage.roles;
  const id = stage.deviceId();
  const { device } = await does(stage, registrar, 'registerDevice', {
    registrar: registrar.address,
    owner: owner.address,
    participant: owner.participant,
    ...{ id, model, cards, multiplierBps, tier: 1, mint: stage.mint },
  });
  await report(stage, device);
  const made = { id, address: device, owner };
  if (stake > 0n) await addStake(stage, made, stake);
  return made;
}

/** Reports a device healthy, and hired until a second if one is given. */
export async function report(stage: Stage, device: PublicKey, hiredUntil = 0n): Promise<void> {
  const { registrar } = stage.roles;
  const facts = { status: DeviceStatus.Running, hiredUntil, score: 97 };
  await does(
    stage,
    registrar,
    'reportDevice',
    { registrar: registrar.address, device, ...facts },
    { device, args: facts },
  );
}

/** The owner stakes base units. */
export async function addStake(
  stage: Stage,
  { address, owner }: StagedDevice,
  amount: bigint,
): Promise<void> {
  const input = { owner: owner.address, device: address, amount, mint: stage.mint };
  await does(stage, owner, 'stake', input, { device: address, args: { amount } });
}

/** The owner makes an offer; 640 tokens for 74 % by default. */
export async function newOffer(
  stage: Stage,
  { address: device, owner }: StagedDevice,
  terms: { amount?: bigint; shareBps?: number; expiresAt?: bigint; counterparty?: PublicKey } = {},
): Promise<PublicKey> {
  const { nextNonce: nonce } = await fetchDevice(stage.connection, device);
  const args = { amount: tokens(640), shareBps: 7_400, ...terms };
  const input = { owner: owner.address, device, nonce, ...args };
  return (await does(stage, owner, 'createOffer', input, { device, args })).offer;
}

/** What `acceptOffer` takes to accept an offer as it is. */
export async function acceptance(stage: Stage, coStaker: Person, offer: PublicKey) {
  const found = await fetchOffer(stage.connection, offer);
  const { address, participant } = coStaker;
  const named = { coStaker: address, participant, device: found.device, offer, mint: stage.mint };
  return { ...named, ...offerTerms(found) };
}

/**
 * A co-staker accepts an offer as it is.
 *
 * @param maxShortfall - most base units by which the device may miss its minimum afterwards
 */
export async function accept(
  stage: Stage,
  coStaker: Person,
  offer: PublicKey,
  { maxShortfall = 0n } = {},
): Promise<void> {
  const input = { ...(await acceptance(stage, coStaker, offer)), maxShortfall };
  const about = { device: input.device, offer, args: { maxShortfall } };
  await does(stage, coStaker, 'acceptOffer', input, about);
}

/** A device with 960 tokens of its owner and 640 of a co-staker, for 74 % of the rewards. */
export async function agreement(
  stage: Stage,
  owner: Person,
  coStaker: Person,
): Promise<{ device: StagedDevice; offer: PublicKey }> {
  const device = await newDevice(stage, owner, { stake: tokens(960) });
  const offer = await newOffer(stage, device);
  await accept(stage, coStaker, offer);
  return { device, offer };
}

/** The reward authority posts base units for the next block; gives its number. */
export async function post(stage: Stage, device: PublicKey, amount: bigint): Promise<bigint> {
  const authority = stage.roles['reward-authority'];
  const block = (await fetchDevice(stage.connection, device)).rewards.lastBlock + 1n;
  const input = { rewardAuthority: authority.address, device, block, amount, mint: stage.mint };
  await does(stage, authority, 'postRewards', input, { device, args: { block, amount } });
  return block;
}
