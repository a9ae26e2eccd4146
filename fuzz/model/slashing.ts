import { config, found, has, ownedDevice, rentPaid, signs, type Access } from './access';
import { coStake, needNoMore } from './costakes';
import type { Accounts, Handler } from './handler';
import { places, type Ledger } from './ledger';
import { BPS, MAX_OPEN_CASES, MAX_SLOTS, SLASH_WINDOW } from './limits';
import { caseOf } from './names';
import { amount, date, max, min, part, saturated } from './numbers';
import { needMint } from './payout';
import { slotOf } from './position';
import { emptyHit, make } from './records';
import { need } from './refusal';
import { coStakeClaimable, ownerClaimable } from './rewards';
import { CASE, OFFER, SLOT, type Device, type Hit, type Seconds, type SlashCase, type Slot } from './state';
import { phase } from './time';
import { burn } from './token';

/** Which accounts each takes, and who must be whom. */
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
} satisfies Record<string, readonly Access[]>;

/** Product 8, ADR 0014. Amounts are fixed and frozen when a case opens, and burned or released as a whole. */

const REASONS = 4;

/** Whether a co-stake is still locked: until its cooldown has ended. */
const isLocked = (slot: Slot, now: Seconds): boolean =>
  slot.state === SLOT.active || (slot.state === SLOT.leaving && phase(slot, now) !== 'withdrawable');

const ownerIsLocked = ({ ownerStake, ownerCooldownEndsAt }: Device, now: Seconds): boolean =>
  ownerStake > 0n && (ownerCooldownEndsAt === 0n || now < ownerCooldownEndsAt);

/** At most a part of the least stake that was held may be taken in a window, which ends after 7 quiet days. */
function addToWindow(device: Device, now: Seconds, held: bigint, taken: bigint, capBps: number): void {
  const runs =
    device.slashWindowStartedAt !== 0n && now < saturated(device.slashWindowLastCaseAt + SLASH_WINDOW);
  device.slashWindowStartedAt = runs ? device.slashWindowStartedAt : now;
  device.slashWindowLastCaseAt = runs ? max(device.slashWindowLastCaseAt, now) : now;
  device.slashWindowStake = runs ? min(device.slashWindowStake, held) : held;
  device.slashWindowSlashed = runs ? amount(device.slashWindowSlashed + taken) : taken;
  need(device.slashWindowSlashed <= part(device.slashWindowStake, capBps), 'SlashAboveCap');
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
  need(infractionAt >= device.registeredAt && infractionAt <= now, 'BadInfractionTime');
  need(device.openCases < MAX_OPEN_CASES, 'TooManyCases');

  let [ownerStake, ownerRewards] = [0n, 0n];
  let held = 0n;
  if (ownerIsLocked(device, now)) held += device.ownerStake;
  for (const slot of device.slots) if (isLocked(slot, now)) held += slot.amount;

  if (ownerIsLocked(device, now) && device.ownerStakedAt <= infractionAt) {
    ownerStake = part(device.ownerStake - device.ownerFrozen, stakeBps);
    ownerRewards = part(ownerClaimable(device), rewardsBps);
    device.ownerFrozen += ownerStake;
    device.rewards.ownerFrozen += ownerRewards;
  }
  const exposed = device.slots.filter((slot) => isLocked(slot, now) && slot.acceptedAt <= infractionAt);
  const hits: Hit[] = [];
  for (const [index, slot] of exposed.entries()) {
    const offer = coStake(ledger, accounts['device']!, slot.nonce, coStakes[index]);
    const stake = part(offer.principal - offer.principalFrozen, stakeBps);
    const rewards = part(coStakeClaimable(offer, device), rewardsBps);
    // Whoever loses nothing is not hit.
    if (stake + rewards === 0n) continue;
    hits.push({ stake, rewards, nonce: slot.nonce, used: 1, bump: slot.bump });
    offer.principalFrozen += stake;
    offer.rewardsFrozen += rewards;
  }
  needNoMore(coStakes, exposed.length);
  const appealEndsAt = date(now + config.appealSeconds);
  const taken = amount(hits.reduce((sum, hit) => sum + hit.stake, ownerStake));
  const rewards = amount(hits.reduce((sum, hit) => sum + hit.rewards, ownerRewards));
  need(taken + rewards > 0n, 'NothingExposed');
  if (taken > 0n) addToWindow(device, now, held, taken, config.slashCapBps);
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
      openedAt: now,
      appealEndsAt,
      arbiterSeconds: config.arbiterSeconds,
      ownerStake,
      ownerRewards,
      hits: [...hits, ...places(MAX_SLOTS - hits.length, emptyHit)],
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

const decide =
  (state: number): Handler =>
  (ledger, accounts) => {
    const slashCase = ledger.edit('SlashCase', accounts['slashCase']!);
    need(slashCase.state !== CASE.open, 'NotAppealed');
    need(slashCase.state === CASE.appealed, 'CaseDecided');
    need(ledger.now < slashCase.arbiterEndsAt, 'CaseExpired');
    slashCase.state = state;
  };

export const upholdCase = decide(CASE.upheld);
export const dismissCase = decide(CASE.dismissed);

/** Takes the frozen amounts out of a device and its offers; `burned` tells whether they are gone for good. */
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
  if (burned) {
    device.ownerStake -= slashCase.ownerStake;
    rewards.ownerBurned += slashCase.ownerRewards;
  }
  for (const [index, hit] of hits.entries()) {
    const offer = coStake(ledger, accounts['device']!, hit.nonce, coStakes[index]);
    offer.principalFrozen -= hit.stake;
    offer.rewardsFrozen -= hit.rewards;
    if (!burned) continue;
    offer.principal -= hit.stake;
    offer.rewardsBurned += hit.rewards;
    if (offer.state !== OFFER.withdrawn) slotOf(device, hit.nonce).amount = offer.principal;
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

export const executeCase: Handler = (ledger, accounts, _, coStakes) => {
  const { state, appealEndsAt } = ledger.read('SlashCase', accounts['slashCase']!);
  const unappealed = state === CASE.open && ledger.now >= appealEndsAt;
  need(unappealed || state === CASE.upheld, 'CaseNotExecutable');
  const ended = endCase(ledger, accounts, coStakes, true);
  needMint(ledger, accounts['mint']!, accounts['tokenProgram']!);
  burn(ledger, accounts['stakeVault']!, accounts['mint']!, stakeOf(ended));
  burn(ledger, accounts['rewardVault']!, accounts['mint']!, rewardsOf(ended));
};

export const releaseCase: Handler = (ledger, accounts, _, coStakes) => {
  const { state, arbiterEndsAt } = ledger.read('SlashCase', accounts['slashCase']!);
  const silent = state === CASE.appealed && ledger.now >= arbiterEndsAt;
  need(silent || state === CASE.dismissed, 'CaseNotReleasable');
  const ended = endCase(ledger, accounts, coStakes, false);
  const device = ledger.edit('Device', accounts['device']!);
  // What was not taken returns to the cap of its own window.
  if (device.slashWindowStartedAt !== 0n && ended.openedAt >= device.slashWindowStartedAt)
    device.slashWindowSlashed = max(device.slashWindowSlashed - stakeOf(ended), 0n);
};
