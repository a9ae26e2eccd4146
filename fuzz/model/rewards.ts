import { config, has, signs, type Access } from './access';
import type { Handler } from './handler';
import { BPS, MAX_BLOCK_STEP } from './limits';
import { amount } from './numbers';
import { needDestination, payIn, payOut, payoutFrom, type DestinationBump } from './payout';
import { isSufficient, needHealthy } from './position';
import { need } from './refusal';
import { OFFER, type Device, type Offer } from './state';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  claimOwnerRewards: [signs('caller'), config(), has('device', 'Device', [['rewardVault', 'WrongVault']])],
  claimCoStakeRewards: [
    signs('caller'),
    config(),
    has('device', 'Device', [['rewardVault', 'WrongVault']]),
    has('offer', 'Offer', [['device', 'WrongDevice']]),
  ],
  postRewards: [
    signs('rewardAuthority'),
    config('rewardAuthority', 'NotRewardAuthority'),
    has('device', 'Device', [['rewardVault', 'WrongVault']]),
  ],
} satisfies Record<string, readonly Access[]>;

/**
 * Product 7: rewards are split by the shares alone, to 1/10,000 of a base unit. All sums here are in those parts;
 * whole units are paid and the fraction is kept.
 */

/** What a co-stake has earned, in 1/10,000 of a unit: its share of all posts between entry and exit. */
export function earned(offer: Offer, postedTotal: bigint): bigint {
  if (offer.state === OFFER.open) return 0n;
  const until = offer.state === OFFER.active ? postedTotal : offer.rewardsExit;
  return (until - offer.rewardsEntry) * BigInt(offer.shareBps);
}

/** Whole units that a co-stake is owed, including frozen ones. */
export const coStakeUnclaimed = (offer: Offer, { rewards }: Device): bigint =>
  earned(offer, rewards.postedTotal) / BPS - offer.rewardsClaimed - offer.rewardsBurned;

export const coStakeClaimable = (offer: Offer, device: Device): bigint =>
  coStakeUnclaimed(offer, device) - offer.rewardsFrozen;

export const ownerUnclaimed = ({ rewards }: Device): bigint =>
  rewards.ownerUnits - rewards.ownerClaimed - rewards.ownerBurned;

export const ownerClaimable = (device: Device): bigint => ownerUnclaimed(device) - device.rewards.ownerFrozen;

export const postRewards: Handler<{ block: bigint; amount: bigint }> = (ledger, accounts, args) => {
  const device = ledger.edit('Device', accounts['device']!);
  const { rewards } = device;
  need(args.amount > 0n, 'ZeroAmount');
  needHealthy(device, ledger.now);
  need(isSufficient(device, ledger.now), 'DeviceInsufficient');
  need(args.block > rewards.lastBlock || rewards.postedTotal === 0n, 'BlockAlreadyPosted');
  need(args.block - rewards.lastBlock <= MAX_BLOCK_STEP, 'BlockTooFarAhead');
  rewards.lastBlock = args.block;
  rewards.postedTotal = amount(rewards.postedTotal + args.amount);
  const owner =
    rewards.ownerUnits * BPS + rewards.ownerFraction + args.amount * (BPS - BigInt(rewards.liveShareBps));
  rewards.ownerUnits = amount(owner / BPS);
  rewards.ownerFraction = owner % BPS;
  payIn(ledger, accounts, ['rewardAuthority', 'rewardVault'], args.amount);
};

export const claimOwnerRewards: Handler<DestinationBump> = (ledger, accounts, { destinationBump }) => {
  const device = ledger.edit('Device', accounts['device']!);
  const due = ownerClaimable(device);
  need(due > 0n, 'NothingToClaim');
  const parties = { wallet: device.owner, caller: accounts['caller']!, bump: destinationBump };
  needDestination(ledger, accounts['destination']!, parties);
  device.rewards.ownerClaimed += due;
  payOut(ledger, accounts['device']!, payoutFrom('rewardVault', accounts), due);
};

export const claimCoStakeRewards: Handler<DestinationBump> = (ledger, accounts, { destinationBump }) => {
  const device = ledger.read('Device', accounts['device']!);
  const offer = ledger.edit('Offer', accounts['offer']!);
  const due = coStakeClaimable(offer, device);
  need(due > 0n, 'NothingToClaim');
  const parties = { wallet: offer.coStaker, caller: accounts['caller']!, bump: destinationBump };
  needDestination(ledger, accounts['destination']!, parties);
  offer.rewardsClaimed += due;
  payOut(ledger, accounts['device']!, payoutFrom('rewardVault', accounts), due);
};
