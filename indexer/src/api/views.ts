import {
  CaseState,
  DeviceStatus,
  hardwareAt,
  offerStatus,
  quotes,
  SlashReason,
  stakePosition,
  type Config,
  type Device,
  type Offer,
  type Positions,
  type SlashCase,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

/** A value as JSON: amounts and seconds are text, addresses base58, other bytes hex. */
export type Plain<T> = T extends bigint | PublicKey | Uint8Array
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Field in keyof T]: Plain<T[Field]> }
      : T;

/** Makes plain JSON of a value of the SDK. */
export function plain<T>(value: T): Plain<T> {
  if (typeof value === 'bigint') return String(value) as Plain<T>;
  if (value instanceof PublicKey) return value.toBase58() as Plain<T>;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex') as Plain<T>;
  if (Array.isArray(value)) return value.map(plain) as Plain<T>;
  if (typeof value !== 'object' || value === null) return value as Plain<T>;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)])) as Plain<T>;
}

/** The name of a number of an enum. */
const nameIn = (names: Record<string, number>, value: number): string =>
  Object.keys(names).find((name) => names[name] === value) ?? String(value);

/** An offer or co-stake, without the wallets of its parties. */
export function offerView(offer: Offer, device: Device, now: bigint) {
  const { label, colour } = offerStatus(offer, device, now);
  const { nonce, amount, principal, shareBps, waitSeconds, cooldownSeconds, expiresAt } = offer;
  const { createdAt, acceptedAt, unstakedAt, waitEndsAt, cooldownEndsAt, rewardsClaimed } = offer;
  return plain({
    address: offer.address,
    device: offer.device,
    nonce,
    label: label,
    colour: colour,
    amount,
    principal,
    shareBps,
    waitSeconds,
    cooldownSeconds,
    expiresAt,
    createdAt,
    acceptedAt,
    unstakedAt,
    waitEndsAt,
    cooldownEndsAt,
    rewardsClaimable: quotes.coStakeRewardsClaimable(offer, device),
    rewardsClaimed,
    reserved: !offer.counterparty.equals(PublicKey.default),
  });
}

/** A device, without its owner's wallet. */
export function deviceView(device: Device, offers: readonly Offer[], config: Config, now: bigint) {
  const { cards, multiplierBps, minimum } = hardwareAt(device, now);
  const { counted, sufficient } = stakePosition(device, now);
  const { openCases, ownerCapLeft, announcedMinimum } = quotes.deviceRisk(config, device, now);
  const { address, id, model, tier, registeredAt, terminatedAt, reportedAt, hiredUntil, noticeGivenAt } =
    device;
  return {
    ...plain({
      address,
      id,
      model,
      cards,
      multiplierBps,
      tier,
      status: nameIn(DeviceStatus, device.status),
      reliability: device.reliabilityScore,
      minimum,
      counted,
      sufficient,
      rewardsPosted: device.rewards.postedTotal,
      registeredAt,
      terminatedAt,
      reportedAt,
      hiredUntil,
      noticeGivenAt,
      openCases,
      ownerCapLeft,
      announcedMinimum,
    }),
    offers: offers.map((offer) => offerView(offer, device, now)),
  };
}

/** What a wallet has. */
export function positionsView({ devices, coStakes }: Positions, config: Config, now: bigint) {
  return {
    devices: devices.map(({ device, offers, position, stake, rewardsClaimable, withdrawableAt }) => ({
      device: deviceView(device, offers, config, now),
      ...plain({
        stake: device.ownerStake,
        state: stake,
        overflow: position.overflow,
        rewardsClaimable,
        withdrawableAt,
      }),
    })),
    coStakes: coStakes.map(({ offer, device, rewardsClaimable, waitEndsAt, withdrawableAt }) => ({
      offer: offerView(offer, device, now),
      device: deviceView(device, [], config, now),
      ...plain({ rewardsClaimable, waitEndsAt, withdrawableAt }),
    })),
  };
}

/** A slash case, without the wallets of its parties. */
export function caseView(slashCase: SlashCase) {
  const { address, device, number, evidenceHash, infractionAt, openedAt, appealEndsAt } = slashCase;
  const { appealedAt, arbiterEndsAt, stakeBps, rewardsBps, ownerStake, ownerRewards, hits } = slashCase;
  return plain({
    address,
    device,
    number,
    reason: nameIn(SlashReason, slashCase.reason),
    state: nameIn(CaseState, slashCase.state),
    evidenceHash,
    infractionAt,
    openedAt,
    appealEndsAt,
    appealedAt,
    arbiterEndsAt,
    stakeBps,
    rewardsBps,
    ownerStake,
    ownerRewards,
    hits: hits.map(({ nonce, stake, rewards }) => ({ nonce, stake, rewards })),
  });
}
