import { config, has, ownedDevice, signs, type Access } from './access';
import { coStake, needNoMore } from './costakes';
import type { Handler } from './handler';
import { NOTICE_HOLD } from './limits';
import { amount, date, min } from './numbers';
import { needDestination, payIn, payOut, payoutFrom, type DestinationBump } from './payout';
import { inState, isCommitted, isLeaving, isLocked, isTerminated, overflow } from './position';
import { need } from './refusal';
import { needEntriesOpen } from './roles';
import { OFFER, SLOT } from './state';
import { forcedExit, held, noticeIsLive } from './time';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  stake: [
    signs('owner'),
    config(),
    has('device', 'Device', [
      ['owner', 'NotDeviceOwner'],
      ['stakeVault', 'WrongVault'],
    ]),
  ],
  withdrawOverflow: [
    signs('owner'),
    config(),
    has('device', 'Device', [
      ['owner', 'NotDeviceOwner'],
      ['stakeVault', 'WrongVault'],
    ]),
  ],
  giveNotice: [signs('owner'), ownedDevice],
  unstakeOwnerStake: [signs('owner'), config(), ownedDevice],
  withdrawOwnerStake: [signs('caller'), config(), has('device', 'Device', [['stakeVault', 'WrongVault']])],
} satisfies Record<string, readonly Access[]>;

/** Product 5: the owner's stake. */

export const stake: Handler<{ amount: bigint }> = (ledger, accounts, args) => {
  const device = ledger.edit('Device', accounts['device']!);
  need(args.amount > 0n, 'ZeroAmount');
  needEntriesOpen(ledger);
  need(!isTerminated(device), 'DeviceTerminated');
  need(!isLeaving(device), 'OwnerStakeLeaving');
  if (device.ownerStake === 0n) {
    device.ownerStakedAt = ledger.now;
    device.ownerCooldownSeconds = ledger.read('Config', accounts['config']!).cooldownSeconds;
    device.takings = [];
  }
  device.ownerStake = amount(device.ownerStake + args.amount);
  payIn(ledger, accounts, ['owner', 'stakeVault'], args.amount);
};

export const withdrawOverflow: Handler<{ amount: bigint }> = (ledger, accounts, args) => {
  const device = ledger.edit('Device', accounts['device']!);
  need(args.amount > 0n, 'ZeroAmount');
  need(!isLeaving(device), 'OwnerStakeLeaving');
  need(args.amount <= overflow(device, ledger.now), 'AmountAboveOverflow');
  needDestination(ledger, accounts['destination']!, { wallet: device.owner, caller: accounts['owner']! });
  device.ownerStake -= args.amount;
  payOut(ledger, accounts['device']!, payoutFrom('stakeVault', accounts), args.amount);
};

export const giveNotice: Handler = (ledger, accounts) => {
  const device = ledger.edit('Device', accounts['device']!);
  need(device.ownerStake > 0n, 'NoOwnerStake');
  need(!isLeaving(device), 'OwnerStakeLeaving');
  need(!noticeIsLive(device.noticeGivenAt, ledger.now), 'NoticeAlreadyGiven');
  device.noticeGivenAt = ledger.now;
  // The end of the hold that the notice sets.
  date(ledger.now + NOTICE_HOLD);
};

/** A full exit. It also unstakes every co-stake that is not free, without a wait. */
export const unstakeOwnerStake: Handler = (ledger, accounts, _, coStakes) => {
  const device = ledger.edit('Device', accounts['device']!);
  const { now } = ledger;
  need(!isLeaving(device), 'OwnerStakeLeaving');
  need(device.ownerStake > 0n, 'NoOwnerStake');
  need(isTerminated(device) || !held(device.hiredUntil, device.noticeGivenAt, now), 'DeviceHired');
  need(!isCommitted(device, now), 'OwnerCommitted');
  // Offers of a terminated device count as closed.
  need(isTerminated(device) || inState(device, SLOT.open).length === 0, 'OfferStillOpen');
  const { cooldownSeconds } = ledger.read('Config', accounts['config']!);
  device.ownerCooldownEndsAt = date(now + min(device.ownerCooldownSeconds, cooldownSeconds));
  // The notice has been used.
  device.noticeGivenAt = 0n;
  const along = device.slots.filter((slot) => isLocked(slot, now));
  for (const [index, slot] of along.entries()) {
    const offer = coStake(ledger, accounts['device']!, slot.nonce, coStakes[index]);
    const begun = offer.state === OFFER.leaving ? offer : null;
    const exit = forcedExit(now, offer.cooldownSeconds, device.ownerCooldownEndsAt, begun);
    if (!begun) {
      offer.unstakedAt = now;
      offer.rewardsExit = device.rewards.postedTotal;
      device.rewards.liveShareBps -= offer.shareBps;
    }
    Object.assign(offer, exit, { state: OFFER.leaving });
    Object.assign(slot, exit, { state: SLOT.leaving });
  }
  needNoMore(coStakes, along.length);
};

export const withdrawOwnerStake: Handler<DestinationBump> = (ledger, accounts, { destinationBump }) => {
  const device = ledger.edit('Device', accounts['device']!);
  need(isLeaving(device), 'ExitNotStarted');
  need(ledger.now >= device.ownerCooldownEndsAt, 'StillLocked');
  const due = device.ownerStake - device.ownerFrozen;
  need(due > 0n || device.ownerFrozen === 0n, 'StakeFrozen');
  const parties = { wallet: device.owner, caller: accounts['caller']!, bump: destinationBump };
  needDestination(ledger, accounts['destination']!, parties);
  device.ownerStake -= due;
  if (device.ownerStake === 0n) device.ownerCooldownEndsAt = 0n;
  payOut(ledger, accounts['device']!, payoutFrom('stakeVault', accounts), due);
};
