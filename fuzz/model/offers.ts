import { config, has, ownedDevice, rentPaid, signs, type Access } from './access';
import type { Accounts, Handler } from './handler';
import { isNobody, type Ledger } from './ledger';
import { MAX_SHARE_BPS, MIN_SHARE_BPS } from './limits';
import { date, amount as fits } from './numbers';
import { offerOf } from './names';
import { make, participantWallets } from './records';
import { needDestination, payIn, payOut, payoutFrom, type DestinationBump } from './payout';
import {
  emptySlot,
  freeSlot,
  inState,
  isLeaving,
  isTerminated,
  needHealthy,
  needNoNotice,
  passesGate,
  shortfall,
  slotOf,
  withinHalf,
} from './position';
import { need, refuse } from './refusal';
import { coStakeUnclaimed } from './rewards';
import { needEntriesOpen } from './roles';
import { OFFER, SLOT, type Device, type Offer, type Slot } from './state';
import { hastenedExit, ownExit, phase } from './time';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  createOffer: [signs('owner'), config(), ownedDevice],
  retractOffer: [signs('owner'), ownedDevice, rentPaid('offer', 'Offer')],
  closeExpiredOffer: [signs('caller'), has('device', 'Device'), rentPaid('offer', 'Offer')],
  acceptOffer: [
    signs('coStaker'),
    config(),
    has('participant', 'Participant'),
    has('device', 'Device', [['stakeVault', 'WrongVault']]),
    has('offer', 'Offer', [['device', 'WrongDevice']]),
  ],
  unstakeCoStake: [
    signs('coStaker'),
    has('device', 'Device'),
    has('offer', 'Offer', [
      ['device', 'WrongDevice'],
      ['coStaker', 'NotCoStaker'],
    ]),
  ],
  withdrawCoStake: [
    signs('caller'),
    config(),
    has('device', 'Device', [['stakeVault', 'WrongVault']]),
    has('offer', 'Offer', [
      ['device', 'WrongDevice'],
      ['participant', 'WrongParticipant'],
    ]),
    has('participant', 'Participant'),
  ],
  closeOffer: [signs('caller'), has('device', 'Device'), rentPaid('offer', 'Offer')],
} satisfies Record<string, readonly Access[]>;

/** Product 6: offer and co-stake, one to one. */

/**
 * Conditions of both offering and accepting: an amount and a share are added to `others`. For a new offer these are
 * open offers and active co-stakes; for an acceptance only the active ones, because an open offer binds no one.
 */
function needRoom(
  device: Device,
  now: bigint,
  { amount, shareBps }: Pick<Offer, 'amount' | 'shareBps'>,
  { others, isAcceptance }: { others: Slot[]; isAcceptance: boolean },
): void {
  needHealthy(device, now);
  if (isAcceptance) needNoNotice(device, now);
  need(!isLeaving(device), 'OwnerStakeLeaving');
  need(passesGate(device, now), 'SelfStakeBelowHalf');
  const together = fits(others.reduce((sum, slot) => sum + slot.amount, amount));
  need(withinHalf(together, device, now), 'RequestAboveHalf');
  const shares = others.reduce((sum, slot) => sum + slot.shareBps, 0);
  need(shares + shareBps <= MAX_SHARE_BPS, 'SharesAboveWhole');
}

interface Request {
  nonce: number;
  amount: bigint;
  shareBps: number;
  expiresAt: bigint;
  counterparty: string;
}

export const createOffer: Handler<Request> = (
  ledger,
  accounts,
  { nonce, amount, shareBps, expiresAt, counterparty },
) => {
  needEntriesOpen(ledger);
  const device = ledger.edit('Device', accounts['device']!);
  need(nonce === device.nextNonce, 'WrongNonce');
  need(amount > 0n, 'ZeroAmount');
  need(shareBps >= MIN_SHARE_BPS && shareBps <= MAX_SHARE_BPS, 'ShareOutOfRange');
  need(expiresAt === 0n || expiresAt > ledger.now, 'ExpiryInPast');
  need(counterparty !== device.owner, 'CounterpartyIsOwner');
  const others = inState(device, SLOT.open, SLOT.active);
  needRoom(device, ledger.now, { amount, shareBps }, { others, isAcceptance: false });
  const slot = device.slots.find(({ state }) => state === SLOT.empty) ?? refuse('NoFreeSlot');
  Object.assign(slot, { ...emptySlot(), nonce, shareBps, state: SLOT.open, bump: accounts['offer'], amount });
  device.nextNonce += 1;
  device.offerCount += 1;
  const { waitSeconds, cooldownSeconds } = ledger.read('Config', accounts['config']!);
  const address = offerOf(accounts['device']!, nonce);
  make(
    ledger,
    'Offer',
    { at: accounts['offer']!, address, payer: accounts['owner']! },
    {
      state: OFFER.open,
      nonce,
      device: accounts['device']!,
      counterparty,
      rentPayer: accounts['owner']!,
      amount,
      shareBps,
      waitSeconds,
      cooldownSeconds,
      expiresAt,
      createdAt: ledger.now,
    },
  );
};

/** Closes an offer's account; its slot is already free, or becomes free now. */
function closeOpen(ledger: Ledger, accounts: Accounts, { nonce }: Offer): void {
  const device = ledger.edit('Device', accounts['device']!);
  freeSlot(device, nonce);
  device.offerCount -= 1;
  ledger.close(accounts['offer']!, accounts['rentPayer']!);
}

export const retractOffer: Handler = (ledger, accounts) => {
  const offer = ledger.read('Offer', accounts['offer']!);
  need(offer.state === OFFER.open, 'OfferNotOpen');
  closeOpen(ledger, accounts, offer);
};

const isExpired = ({ expiresAt }: Offer, now: bigint): boolean => expiresAt !== 0n && now >= expiresAt;

export const closeExpiredOffer: Handler = (ledger, accounts) => {
  const offer = ledger.read('Offer', accounts['offer']!);
  need(offer.state === OFFER.open, 'OfferNotOpen');
  const over = isExpired(offer, ledger.now) || isTerminated(ledger.read('Device', accounts['device']!));
  need(over, 'OfferNotExpired');
  closeOpen(ledger, accounts, offer);
};

type Terms = Pick<Offer, 'amount' | 'shareBps' | 'waitSeconds' | 'cooldownSeconds' | 'createdAt'>;

/** The acceptance names every term that the co-staker saw; any difference is refused. */
export const acceptOffer: Handler<Terms & { maxShortfall: bigint }> = (
  ledger,
  accounts,
  { maxShortfall, ...terms },
) => {
  const { now } = ledger;
  needEntriesOpen(ledger);
  const config = ledger.read('Config', accounts['config']!);
  const offer = ledger.edit('Offer', accounts['offer']!);
  const coStaker = accounts['coStaker']!;
  need(offer.state === OFFER.open, 'OfferNotOpen');
  need(!isExpired(offer, now), 'OfferExpired');
  need(isNobody(offer.counterparty) || offer.counterparty === coStaker, 'OfferReserved');
  for (const [name, value] of Object.entries(terms))
    need(offer[name as keyof Terms] === value, 'TermsChanged');

  const account = ledger.edit('Participant', accounts['participant']!);
  const members = participantWallets(ledger, accounts['participant']!);
  const device = ledger.edit('Device', accounts['device']!);
  need(members.includes(coStaker), 'WalletNotOfAccount');
  need(device.participant !== accounts['participant'] && !members.includes(device.owner), 'OwnDevice');
  need(config.attestationRequired === 0 || account.attested === 1, 'AccountNotAttested');
  need(account.activeClaims < config.maxClaims, 'TooManyClaims');

  needRoom(device, now, offer, { others: inState(device, SLOT.active), isAcceptance: true });
  const committedUntil = date(now + offer.waitSeconds);
  Object.assign(slotOf(device, offer.nonce), { state: SLOT.active, acceptedAt: now, committedUntil });
  need(shortfall(device, now) <= maxShortfall, 'DeviceInsufficient');
  device.rewards.liveShareBps += offer.shareBps;
  account.activeClaims += 1;
  Object.assign(offer, {
    state: OFFER.active,
    coStaker,
    participant: accounts['participant']!,
    principal: offer.amount,
    acceptedAt: now,
    rewardsEntry: device.rewards.postedTotal,
  } satisfies Partial<Offer>);
  payIn(ledger, accounts, ['coStaker', 'stakeVault'], offer.amount);
};

/**
 * Rewards stop at once. Wait and cooldown are stored now and can only get shorter: if the device is terminated, the
 * wait can be skipped.
 */
export const unstakeCoStake: Handler = (ledger, accounts) => {
  const offer = ledger.edit('Offer', accounts['offer']!);
  const device = ledger.edit('Device', accounts['device']!);
  const { now } = ledger;
  const { waitSeconds, cooldownSeconds } = offer;
  const waits = offer.state === OFFER.leaving && phase(offer, now) === 'wait';
  if (waits && isTerminated(device)) {
    const exit = hastenedExit(now, cooldownSeconds, offer);
    Object.assign(offer, exit);
    Object.assign(slotOf(device, offer.nonce), exit);
    return;
  }
  need(offer.state === OFFER.active, 'CoStakeNotActive');
  const exit = ownExit(now, waitSeconds, cooldownSeconds, isTerminated(device));
  const rewardsExit = device.rewards.postedTotal;
  Object.assign(offer, exit, { state: OFFER.leaving, unstakedAt: now, rewardsExit });
  Object.assign(slotOf(device, offer.nonce), exit, { state: SLOT.leaving });
  device.rewards.liveShareBps -= offer.shareBps;
};

/** Pays what is not frozen; when the last unit is paid, the claim is free again. */
export const withdrawCoStake: Handler<DestinationBump> = (ledger, accounts, { destinationBump }) => {
  const offer = ledger.edit('Offer', accounts['offer']!);
  need(offer.state === OFFER.leaving, 'ExitNotStarted');
  need(ledger.now >= offer.cooldownEndsAt, 'StillLocked');
  const due = offer.principal - offer.principalFrozen;
  need(due > 0n || offer.principalFrozen === 0n, 'StakeFrozen');
  const parties = { wallet: offer.coStaker, caller: accounts['caller']!, bump: destinationBump };
  needDestination(ledger, accounts['destination']!, parties);
  offer.principal -= due;
  const device = ledger.edit('Device', accounts['device']!);
  slotOf(device, offer.nonce).amount = offer.principal;
  if (offer.principal === 0n) {
    Object.assign(offer, { state: OFFER.withdrawn, withdrawnAt: ledger.now });
    freeSlot(device, offer.nonce);
    ledger.edit('Participant', accounts['participant']!).activeClaims -= 1;
  }
  payOut(ledger, accounts['device']!, payoutFrom('stakeVault', accounts), due);
};

export const closeOffer: Handler = (ledger, accounts) => {
  const offer = ledger.read('Offer', accounts['offer']!);
  const device = ledger.edit('Device', accounts['device']!);
  need(offer.state === OFFER.withdrawn, 'CoStakeNotWithdrawn');
  need(coStakeUnclaimed(offer, device) === 0n, 'RewardsNotClaimed');
  device.offerCount -= 1;
  ledger.close(accounts['offer']!, accounts['rentPayer']!);
};
