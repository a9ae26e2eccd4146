import { config, has, registrar, signs, type Access } from './access';
import { bucketAt } from './buckets';
import type { Handler } from './handler';
import type { Ledger } from './ledger';
import { MAX_CARDS, MAX_HIRED, MAX_MULTIPLIER_BPS, MAX_SCORE, SCORE_UNKNOWN, BPS } from './limits';
import { rewardVaultOf, stakeVaultOf } from './names';
import { make, needSeeds, participantWallets } from './records';
import { amount, date, max } from './numbers';
import { needMint } from './payout';
import { hardwareAt, isCommitted, isLocked, isTerminated } from './position';
import { need } from './refusal';
import { needEntriesOpen } from './roles';
import { ownerClaimable } from './rewards';
import { STATUS, type Address, type Hardware } from './state';
import { held } from './time';
import { burn, newTokenAccount } from './token';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  registerDevice: [
    signs('registrar'),
    has('config', 'Config', [
      ['registrar', 'NotRegistrar'],
      ['mint', 'WrongMint'],
      ['tokenProgram', 'WrongTokenProgram'],
    ]),
    has('participant', 'Participant'),
  ],
  reportDevice: [...registrar, has('device', 'Device')],
  updateRequirement: [...registrar, has('device', 'Device')],
  terminateDevice: [signs('authority'), config(), has('device', 'Device')],
  closeDevice: [
    signs('caller'),
    config(),
    has('device', 'Device', [
      ['stakeVault', 'WrongVault'],
      ['rewardVault', 'WrongVault'],
      ['rentPayer', 'WrongRentPayer'],
    ]),
  ],
} satisfies Record<string, readonly Access[]>;

/** Product 3: `base x max(1, multiplier) x cards`, rounded up to a whole base unit. */
export const minimumStake = (base: bigint, multiplierBps: number, cards: number): bigint =>
  amount((base * max(BigInt(multiplierBps), BPS) * BigInt(cards) + BPS - 1n) / BPS);

type Facts = Pick<Hardware, 'cards' | 'multiplierBps'>;

function hardwareOf(ledger: Ledger, { cards, multiplierBps }: Facts): Hardware {
  need(cards >= 1 && cards <= MAX_CARDS, 'BadCards');
  need(multiplierBps <= MAX_MULTIPLIER_BPS, 'BadMultiplier');
  const { baseStakePerCard } = ledger.read('Config', 'config');
  return { minimum: minimumStake(baseStakePerCard, multiplierBps, cards), multiplierBps, cards };
}

export const registerDevice: Handler<Facts & { id: Address; model: string; tier: number }> = (
  ledger,
  accounts,
  args,
) => {
  needEntriesOpen(ledger);
  const hardware = hardwareOf(ledger, args);
  need(
    participantWallets(ledger, accounts['participant']!).includes(accounts['owner']!),
    'WalletNotOfAccount',
  );
  const [device, payer] = [accounts['device']!, accounts['registrar']!];
  make(
    ledger,
    'Device',
    { at: device, address: args.id, payer },
    {
      status: STATUS.inactive,
      tier: args.tier,
      reliabilityScore: SCORE_UNKNOWN,
      scoreParts: [SCORE_UNKNOWN, SCORE_UNKNOWN, SCORE_UNKNOWN, SCORE_UNKNOWN, SCORE_UNKNOWN],
      id: args.id,
      model: args.model,
      owner: accounts['owner']!,
      participant: accounts['participant']!,
      stakeVault: accounts['stakeVault']!,
      rewardVault: accounts['rewardVault']!,
      rentPayer: payer,
      hardware,
      registeredAt: ledger.now,
    },
  );
  const vaults = [
    { at: accounts['stakeVault']!, address: stakeVaultOf(device) },
    { at: accounts['rewardVault']!, address: rewardVaultOf(device) },
  ];
  for (const vault of vaults) {
    needSeeds(vault);
    ledger.create('Token', vault.at, payer, newTokenAccount(accounts['mint']!, device));
  }
};

interface Report {
  status: number;
  hiredUntil: bigint;
  score: number;
  parts: number[];
}

const isScore = (score: number): boolean => score <= MAX_SCORE || score === SCORE_UNKNOWN;

export const reportDevice: Handler<Report> = (ledger, accounts, { status, hiredUntil, score, parts }) => {
  const device = ledger.edit('Device', accounts['device']!);
  need(status < STATUS.terminated, 'BadStatus');
  need(isScore(score) && parts.every(isScore), 'BadScore');
  need(hiredUntil <= date(ledger.now + MAX_HIRED), 'HiredTooFarAhead');
  need(!isTerminated(device), 'DeviceTerminated');
  Object.assign(device, {
    status,
    hiredUntil: max(hiredUntil, 0n),
    reliabilityScore: score,
    scoreParts: parts,
    reportedAt: ledger.now,
  });
};

const NOTHING: Hardware = { minimum: 0n, multiplierBps: 0, cards: 0 };
const same = (a: Hardware, b: Hardware): boolean =>
  a.minimum === b.minimum && a.multiplierBps === b.multiplierBps && a.cards === b.cards;

/**
 * A higher requirement applies after its notice, any other at once; either replaces an announcement. If the minimum
 * falls while a co-stake is not free, the old one still counts for the overflow.
 */
export const updateRequirement: Handler<Facts> = (ledger, accounts, facts) => {
  const device = ledger.edit('Device', accounts['device']!);
  const wanted = hardwareOf(ledger, facts);
  need(!isTerminated(device), 'DeviceTerminated');
  const present = hardwareAt(device, ledger.now);
  const pending = device.announcedFrom > ledger.now;
  // Stating the current hardware again withdraws an announcement.
  need(!same(wanted, present) || pending, 'RequirementUnchanged');
  const { requirementNoticeSeconds } = ledger.read('Config', 'config');
  const rises = wanted.minimum > present.minimum;
  if (wanted.minimum < present.minimum && device.slots.some((slot) => isLocked(slot, ledger.now))) {
    device.bucket = bucketAt(device, ledger.now);
    device.fallenMinimums.push({ bucket: device.bucket, amount: present.minimum });
  }
  device.hardware = { ...(rises ? present : wanted) };
  device.announced = { ...(rises ? wanted : NOTHING) };
  device.announcedFrom = rises ? date(ledger.now + requirementNoticeSeconds) : 0n;
};

export const terminateDevice: Handler = (ledger, accounts) => {
  const device = ledger.edit('Device', accounts['device']!);
  const { registrar } = ledger.read('Config', accounts['config']!);
  const authority = accounts['authority']!;
  need(authority === device.owner || authority === registrar, 'NotOwnerNorRegistrar');
  need(!isTerminated(device), 'DeviceTerminated');
  // A wallet that is both owner and registrar counts as the owner.
  if (authority === device.owner) {
    need(!held(device.hiredUntil, device.noticeGivenAt, ledger.now), 'DeviceHired');
    need(!isCommitted(device, ledger.now), 'OwnerCommitted');
  }
  device.status = STATUS.terminated;
  device.terminatedAt = ledger.now;
};

/** Burns what strangers sent and what belongs to no one, and returns all rent. */
export const closeDevice: Handler = (ledger, accounts) => {
  const address = accounts['device']!;
  const device = ledger.read('Device', address);
  need(isTerminated(device), 'DeviceNotTerminated');
  const settled = device.ownerStake === 0n && device.offerCount === 0 && device.openCases === 0;
  const paid = device.rewards.ownerFrozen === 0n && ownerClaimable(device) === 0n;
  need(settled && paid, 'DeviceNotFinished');
  needMint(ledger, accounts['mint']!, accounts['tokenProgram']!);
  for (const vault of [device.stakeVault, device.rewardVault]) {
    burn(ledger, vault, accounts['mint']!, ledger.read('Token', vault).amount);
    ledger.close(vault, accounts['rentPayer']!);
  }
  ledger.close(address, accounts['rentPayer']!);
};
