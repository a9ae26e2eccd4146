import { config, found, has, ownedDevice, rentPaid, signs, type Access } from './access';
import { bucketAt, counted, total } from './buckets';
import { coStake, needNoMore } from './costakes';
import type { Accounts, Handler } from './handler';
import { arrayOf, isNobody, type Ledger } from './ledger';
import { BPS, MAX_SLOTS, MAX_U32 } from './limits';
import { caseOf } from './names';
import { amount, date, max, min, part } from './numbers';
import { needMint } from './payout';
import { isLocked, slotOf } from './position';
import { emptyHit, make } from './records';
import { need } from './refusal';
import { coStakeClaimable, ownerClaimable } from './rewards';
import { CASE, OFFER, type Device, type Hit, type Seconds, type SlashCase, type Taking } from './state';
import { appealWindow, coStakeCap, ownerCap } from './terms';
import { burn } from './token';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  openCase: [
    signs('slasher'),
    config('slasher', 'NotSlasher'),
    has('device', 'Device'),
    found('slashCase', ({ device }, { number }) => caseOf(device!, number as number)),
  ],
  appealAsOwner: [signs('owner'), ownedDevice, has('slashCase', 'SlashCase', [['device', 'WrongDevice']])],
  appealAsCoStaker: [
    signs('coStaker'),
    has('offer', 'Offer', [['coStaker', 'NotCoStaker']]),
    has('slashCase', 'SlashCase'),
  ],
  upholdCase: [signs('arbiter'), config('arbiter', 'NotArbiter'), has('slashCase', 'SlashCase')],
  dismissCase: [signs('arbiter'), config('arbiter', 'NotArbiter'), has('slashCase', 'SlashCase')],
  executeCase: [
    signs('caller'),
    config(),
    has('device', 'Device', [
      ['stakeVault', 'WrongVault'],
      ['rewardVault', 'WrongVault'],
    ]),
    rentPaid('slashCase', 'SlashCase'),
  ],
  releaseCase: [signs('caller'), has('device', 'Device'), rentPaid('slashCase', 'SlashCase')],
  withdrawCase: [signs('authority'), config(), has('device', 'Device'), rentPaid('slashCase', 'SlashCase')],
} satisfies Record<string, readonly Access[]>;

/**
 * Product 8, ADR 0014. Amounts are fixed and frozen when a case opens, and burned or released as a whole. The cap
 * protects each party, over the cases opened in the current and the three earlier buckets.
 */

const REASONS = 4;

const ownerIsLocked = ({ ownerStake, ownerCooldownEndsAt }: Device, now: Seconds): boolean =>
  ownerStake > 0n && (ownerCooldownEndsAt === 0n || now < ownerCooldownEndsAt);

/** One party of a case: what no case has frozen, what cases took from it, and its cap. */
interface Party {
  free: bigint;
  takings: readonly Taking[];
  capBps: number;
}

/** A case takes from a party what it asks, limited so that it and earlier cases stay within the cap. */
function within({ free, takings, capBps }: Party, bucket: number, asked: bigint): bigint {
  const taken = total(counted(takings, bucket));
  return min(asked, max(part(free + taken, capBps) - taken, 0n));
}

interface Charge {
  number: number;
  reason: number;
  evidenceHash: number;
  infractionAt: Seconds;
  stakeBps: number;
  rewardsBps: number;
}

export const openCase: Handler<Charge> = (ledger, accounts, charge, coStakes) => {
  const { now } = ledger;
  const config = ledger.read('Config', accounts['config']!);
  const device = ledger.edit('Device', accounts['device']!);
  const { stakeBps, rewardsBps, infractionAt } = charge;
  need(charge.number === device.nextCase, 'WrongCaseNumber');
  need(charge.reason < REASONS, 'BadReason');
  const inRange = stakeBps <= Number(BPS) && rewardsBps <= Number(BPS);
  need(inRange && stakeBps + rewardsBps > 0, 'BadSlashShare');
  need(stakeBps <= ownerCap(config, now), 'SlashAboveCap');
  need(infractionAt >= device.registeredAt && infractionAt <= now, 'BadInfractionTime');

  const bucket = bucketAt(device, now);
  const taking = (units: bigint): Taking => ({ bucket, slashCase: charge.number, amount: units });
  device.bucket = bucket;
  let [ownerStake, ownerRewards] = [0n, 0n];
  let isCapped = false;
  if (ownerIsLocked(device, now) && device.ownerStakedAt <= infractionAt) {
    const free = device.ownerStake - device.ownerFrozen;
    const asked = part(free, stakeBps);
    ownerStake = within({ free, takings: device.takings, capBps: ownerCap(config, now) }, bucket, asked);
    ownerRewards = part(ownerClaimable(device), rewardsBps);
    isCapped ||= ownerStake < asked;
    device.takings.push(taking(ownerStake));
    device.ownerFrozen += ownerStake;
    device.rewards.ownerFrozen += ownerRewards;
  }
  const exposed = device.slots.filter((slot) => isLocked(slot, now) && slot.acceptedAt <= infractionAt);
  const hits: Hit[] = [];
  for (const [index, slot] of exposed.entries()) {
    const offer = coStake(ledger, accounts['device']!, slot.nonce, coStakes[index]);
    const free = offer.principal - offer.principalFrozen;
    const asked = part(free, stakeBps);
    const stake = within({ free, takings: offer.takings, capBps: coStakeCap(config, now) }, bucket, asked);
    const rewards = part(coStakeClaimable(offer, device), rewardsBps);
    isCapped ||= stake < asked;
    offer.slashBucket = bucket;
    // A party that loses nothing is not hit.
    if (stake + rewards === 0n) continue;
    hits.push({ stake, rewards, nonce: slot.nonce, used: 1, bump: slot.bump });
    offer.takings.push(taking(stake));
    offer.principalFrozen += stake;
    offer.rewardsFrozen += rewards;
    slot.frozen = offer.principalFrozen;
  }
  needNoMore(coStakes, exposed.length);
  const appealEndsAt = date(now + appealWindow(config, now));
  const taken = amount(hits.reduce((sum, hit) => sum + hit.stake, ownerStake));
  const rewards = amount(hits.reduce((sum, hit) => sum + hit.rewards, ownerRewards));
  need(taken + rewards > 0n, isCapped ? 'SlashCapUsedUp' : 'NothingExposed');
  need(BigInt(device.openCases) < MAX_U32, 'MathOverflow');
  device.nextCase += 1;
  device.openCases += 1;
  const [address, payer] = [caseOf(accounts['device']!, charge.number), accounts['slasher']!];
  make(
    ledger,
    'SlashCase',
    { at: accounts['slashCase']!, address, payer },
    {
      ...charge,
      state: CASE.open,
      device: accounts['device']!,
      rentPayer: payer,
      opener: payer,
      bucket,
      openedAt: now,
      appealEndsAt,
      arbiterSeconds: config.arbiterSeconds,
      ownerStake,
      ownerRewards,
      hits: [...hits, ...arrayOf(MAX_SLOTS - hits.length, emptyHit)],
    },
  );
};

function appeal(ledger: Ledger, address: string, appellant: string): void {
  const slashCase = ledger.edit('SlashCase', address);
  need(slashCase.state === CASE.open, 'AlreadyAppealed');
  need(ledger.now < slashCase.appealEndsAt, 'AppealTooLate');
  Object.assign(slashCase, {
    state: CASE.appealed,
    appellant,
    appealedAt: ledger.now,
    arbiterEndsAt: date(ledger.now + slashCase.arbiterSeconds),
  } satisfies Partial<SlashCase>);
}

export const appealAsOwner: Handler = (ledger, accounts) =>
  appeal(ledger, accounts['slashCase']!, accounts['owner']!);

export const appealAsCoStaker: Handler = (ledger, accounts) => {
  const { device, nonce } = ledger.read('Offer', accounts['offer']!);
  const slashCase = ledger.read('SlashCase', accounts['slashCase']!);
  need(slashCase.device === device, 'WrongDevice');
  need(
    slashCase.hits.some((hit) => hit.used === 1 && hit.nonce === nonce),
    'CoStakeNotHit',
  );
  appeal(ledger, accounts['slashCase']!, accounts['coStaker']!);
};

/** The case that an arbiter may decide: not one that its own key opened. */
function decided(ledger: Ledger, accounts: Accounts): SlashCase {
  const slashCase = ledger.edit('SlashCase', accounts['slashCase']!);
  need(slashCase.opener !== accounts['arbiter'], 'OpenerCannotDecide');
  return slashCase;
}

function needPendingAppeal({ state, arbiterEndsAt }: SlashCase, now: Seconds): void {
  need(state !== CASE.open, 'NotAppealed');
  need(now < arbiterEndsAt, 'CaseExpired');
}

/** Only cases opened after the arbiter's nomination had matured. */
export const upholdCase: Handler = (ledger, accounts) => {
  const slashCase = decided(ledger, accounts);
  need(slashCase.state === CASE.open || slashCase.state === CASE.appealed, 'CaseDecided');
  needPendingAppeal(slashCase, ledger.now);
  const { arbiterSince } = ledger.read('Config', accounts['config']!);
  need(slashCase.openedAt >= arbiterSince, 'CaseBeforeArbiter');
  slashCase.state = CASE.upheld;
};

/** Also reverses an upheld decision, during the appeal window. */
export const dismissCase: Handler = (ledger, accounts) => {
  const slashCase = decided(ledger, accounts);
  need(slashCase.state !== CASE.dismissed, 'CaseDecided');
  if (slashCase.state === CASE.upheld) need(ledger.now < slashCase.appealEndsAt, 'TakeBackTooLate');
  else needPendingAppeal(slashCase, ledger.now);
  slashCase.state = CASE.dismissed;
};

/**
 * Removes the frozen amounts from a device and its offers. `burned` says whether they are destroyed; released amounts
 * no longer count as taken.
 */
function endCase(
  ledger: Ledger,
  accounts: Accounts,
  coStakes: readonly string[],
  burned: boolean,
): SlashCase {
  const slashCase = { ...ledger.read('SlashCase', accounts['slashCase']!) };
  const device = ledger.edit('Device', accounts['device']!);
  const { rewards } = device;
  const hits = slashCase.hits.filter(({ used }) => used === 1);
  device.ownerFrozen -= slashCase.ownerStake;
  rewards.ownerFrozen -= slashCase.ownerRewards;
  const without = (takings: Taking[]): Taking[] =>
    burned ? takings : takings.filter((taking) => taking.slashCase !== slashCase.number);
  device.takings = without(device.takings);
  if (burned) {
    device.ownerStake -= slashCase.ownerStake;
    rewards.ownerBurned += slashCase.ownerRewards;
  }
  for (const [index, hit] of hits.entries()) {
    const offer = coStake(ledger, accounts['device']!, hit.nonce, coStakes[index]);
    offer.principalFrozen -= hit.stake;
    offer.rewardsFrozen -= hit.rewards;
    offer.takings = without(offer.takings);
    if (burned) {
      offer.principal -= hit.stake;
      offer.rewardsBurned += hit.rewards;
    }
    const { principal, principalFrozen } = offer;
    if (offer.state !== OFFER.withdrawn)
      Object.assign(slotOf(device, hit.nonce), { amount: principal, frozen: principalFrozen });
  }
  needNoMore(coStakes, hits.length);
  device.openCases -= 1;
  ledger.close(accounts['slashCase']!, accounts['rentPayer']!);
  return slashCase;
}

const stakeOf = ({ ownerStake, hits }: SlashCase): bigint =>
  hits.reduce((sum, hit) => sum + hit.stake, ownerStake);
const rewardsOf = ({ ownerRewards, hits }: SlashCase): bigint =>
  hits.reduce((sum, hit) => sum + hit.rewards, ownerRewards);

/** Nothing burns before the appeal window is over, however early the arbiter decides. */
export const executeCase: Handler = (ledger, accounts, _, coStakes) => {
  const { state, appealEndsAt } = ledger.read('SlashCase', accounts['slashCase']!);
  const stands = state === CASE.open || state === CASE.upheld;
  need(stands && ledger.now >= appealEndsAt, 'CaseNotExecutable');
  const ended = endCase(ledger, accounts, coStakes, true);
  needMint(ledger, accounts['mint']!, accounts['tokenProgram']!);
  burn(ledger, accounts['stakeVault']!, accounts['mint']!, stakeOf(ended));
  burn(ledger, accounts['rewardVault']!, accounts['mint']!, rewardsOf(ended));
};

export const releaseCase: Handler = (ledger, accounts, _, coStakes) => {
  const { state, arbiterEndsAt } = ledger.read('SlashCase', accounts['slashCase']!);
  const silent = state === CASE.appealed && ledger.now >= arbiterEndsAt;
  need(silent || state === CASE.dismissed, 'CaseNotReleasable');
  endCase(ledger, accounts, coStakes, false);
};

/**
 * By the current slasher, whichever slasher opened it and whatever was decided; by the admin while there is no
 * slasher.
 */
export const withdrawCase: Handler = (ledger, accounts, _, coStakes) => {
  const { slasher, admin } = ledger.read('Config', accounts['config']!);
  need(accounts['authority'] === (isNobody(slasher) ? admin : slasher), 'NotSlasherNorAdmin');
  endCase(ledger, accounts, coStakes, false);
};
