import { config, found, signs, type Access } from './access';
import {
  APPEAL,
  ARBITER,
  BASE_STAKE_TOKENS,
  BOUNDS,
  COOLDOWN,
  CHANGE_DELAY,
  CO_STAKE_SLASH_CAP_BPS,
  MAX_CLAIMS,
  MAX_PAUSE,
  OWNER_SLASH_CAP_BPS,
  PAUSE_GAP,
  REQUIREMENT_NOTICE,
  WAIT,
} from './limits';
import type { Handler } from './handler';
import { isNobody, type Ledger } from './ledger';
import { date, saturated } from './numbers';
import { CONFIG } from './names';
import { make } from './records';
import { need, refuse } from './refusal';
import { NOBODY, type Address, type Config, type Seconds } from './state';
import { dropAnnounced, setTerm } from './terms';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  initialize: [
    signs('authority'),
    found('config', () => CONFIG),
    {
      relate: (ledger, { authority }) =>
        need(authority === ledger.state.upgradeAuthority, 'NotUpgradeAuthority'),
    },
  ],
  nominateRole: [signs('admin'), config('admin', 'NotAdmin')],
  vacateRole: [signs('authority'), config()],
  setSlashTerm: [signs('admin'), config('admin', 'NotAdmin')],
  updateParameters: [signs('admin'), config('admin', 'NotAdmin')],
  acceptRole: [signs('nominee'), config()],
  pauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
  unpauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
} satisfies Record<string, readonly Access[]>;

/** Roles in the order of their numbers: the fields of holder and nominee. */
const SEATS = [
  ['admin', 'pendingAdmin'],
  ['registrar', 'pendingRegistrar'],
  ['rewardAuthority', 'pendingRewardAuthority'],
  ['slasher', 'pendingSlasher'],
  ['arbiter', 'pendingArbiter'],
  ['pauser', 'pendingPauser'],
] as const satisfies [keyof Config, keyof Config][];

const seat = (role: number): (typeof SEATS)[number] => SEATS[role] ?? refuse('BadRole');

/** New accounts, devices, stakes, offers and acceptances are entries; nothing else is ever paused. */
export function needEntriesOpen(ledger: Ledger): void {
  need(ledger.now >= ledger.read('Config', 'config').pausedUntil, 'EntriesPaused');
}

type Appointments = Pick<Config, 'registrar' | 'rewardAuthority' | 'slasher' | 'arbiter' | 'pauser'>;

export const initialize: Handler<Appointments & { spareAdmin: Address }> = (
  ledger,
  accounts,
  { spareAdmin, ...appointments },
) => {
  for (const holder of Object.values(appointments)) need(!isNobody(holder), 'EmptyRole');
  need(appointments.slasher !== appointments.arbiter, 'SameSlasherAndArbiter');
  const authority = accounts['authority']!;
  make(
    ledger,
    'Config',
    { at: accounts['config']!, address: CONFIG, payer: authority },
    {
      ...appointments,
      admin: authority,
      rentPayer: authority,
      mint: accounts['mint']!,
      tokenProgram: 'token-program',
      mintDecimals: 8,
      baseStakePerCard: BASE_STAKE_TOKENS * 10n ** 8n,
      waitSeconds: WAIT,
      cooldownSeconds: COOLDOWN,
      appealSeconds: APPEAL,
      arbiterSeconds: ARBITER,
      requirementNoticeSeconds: REQUIREMENT_NOTICE,
      ownerSlashCapBps: OWNER_SLASH_CAP_BPS,
      coStakeSlashCapBps: CO_STAKE_SLASH_CAP_BPS,
      maxClaims: MAX_CLAIMS,
      // A spare admin named here counts as matured.
      pendingAdmin: spareAdmin,
      pendingAdminMaturesAt: isNobody(spareAdmin) ? 0n : ledger.now,
    },
  );
};

/** Fields with the second from which a nomination for a role that can take stake can be accepted. */
const MATURES = {
  pendingAdmin: 'pendingAdminMaturesAt',
  pendingSlasher: 'pendingSlasherMaturesAt',
  pendingArbiter: 'pendingArbiterMaturesAt',
} as const;
const maturesOf = (pending: string): (typeof MATURES)[keyof typeof MATURES] | undefined =>
  MATURES[pending as keyof typeof MATURES];

/** A spare's nomination for the admin role that was withdrawn, and whose last 42 days are over. */
const spareHasEnded = ({ pendingAdminEndsAt }: Config, now: Seconds): boolean =>
  pendingAdminEndsAt !== 0n && now >= pendingAdminEndsAt;

/** Whether a matured nomination blocks every other for the admin role; after its withdrawal, until its end. */
export function spareStands(config: Config, now: Seconds): boolean {
  const matured = config.pendingAdminMaturesAt !== 0n && now >= config.pendingAdminMaturesAt;
  return (config.pendingAdminEndsAt !== 0n || matured) && !spareHasEnded(config, now);
}

/** Nominations mature slowly and are withdrawn at once; only a spare admin stays valid for 42 days. */
export const nominateRole: Handler<{ role: number; nominee: string }> = (
  ledger,
  accounts,
  { role, nominee },
) => {
  const [, pending] = seat(role);
  const config = ledger.edit('Config', accounts['config']!);
  if (pending === 'pendingAdmin' && spareStands(config, ledger.now)) {
    need(isNobody(nominee), 'SpareAdminStands');
    need(config.pendingAdminEndsAt === 0n, 'SpareAdminTakenBack');
    config.pendingAdminEndsAt = date(ledger.now + CHANGE_DELAY);
    return;
  }
  config[pending] = nominee;
  const matures = maturesOf(pending);
  if (matures) config[matures] = isNobody(nominee) ? 0n : date(ledger.now + CHANGE_DELAY);
  if (pending === 'pendingAdmin') config.pendingAdminEndsAt = 0n;
};

export const acceptRole: Handler<{ role: number }> = (ledger, accounts, { role }) => {
  const [holder, pending] = seat(role);
  const config = ledger.edit('Config', accounts['config']!);
  const { now } = ledger;
  need(config[pending] === accounts['nominee'], 'NotNominee');
  const matures = maturesOf(pending);
  if (matures) {
    if (holder === 'admin') need(!spareHasEnded(config, now), 'NominationEnded');
    need(config[matures] !== 0n && now >= config[matures], 'NominationNotMatured');
  }
  config[holder] = accounts['nominee']!;
  need(isNobody(config.slasher) || config.slasher !== config.arbiter, 'SameSlasherAndArbiter');
  if (holder === 'arbiter') config.arbiterSince = config.pendingArbiterMaturesAt;
  // A new admin finds none of the predecessor's nominations and announcements.
  const cleared = holder === 'admin' ? SEATS.map((each) => each[1]) : [pending];
  for (const each of cleared) {
    config[each] = NOBODY;
    const matureField = maturesOf(each);
    if (matureField) config[matureField] = 0n;
  }
  if (holder !== 'admin') return;
  config.pendingAdminEndsAt = 0n;
  dropAnnounced(config, now);
};

/** At once: by the admin, or by a slasher or arbiter who resigns. */
export const vacateRole: Handler<{ role: number }> = (ledger, accounts, { role }) => {
  const [holder] = seat(role);
  const config = ledger.edit('Config', accounts['config']!);
  const authority = accounts['authority']!;
  need(holder !== 'admin', 'AdminNotVacatable');
  const laysDown = (holder === 'slasher' || holder === 'arbiter') && config[holder] === authority;
  need(laysDown || config.admin === authority, 'NotAdminNorHolder');
  need(!isNobody(config[holder]), 'RoleVacant');
  config[holder] = NOBODY;
};

export const setSlashTerm: Handler<{ term: number; value: bigint }> = (ledger, accounts, { term, value }) =>
  setTerm(ledger.edit('Config', accounts['config']!), term, value, ledger.now);

type Parameters = Pick<Config, keyof typeof BOUNDS | 'maxClaims' | 'attestationRequired'>;

export const updateParameters: Handler<Parameters> = (ledger, accounts, parameters) => {
  for (const [name, [lowest, highest]] of Object.entries(BOUNDS)) {
    const value = parameters[name as keyof typeof BOUNDS];
    const reason = name === 'baseStakePerCard' ? 'BaseStakeOutOfBounds' : 'PeriodOutOfBounds';
    need(value >= lowest && value <= highest, reason);
  }
  need(parameters.maxClaims >= 1 && parameters.maxClaims <= MAX_CLAIMS, 'ClaimsOutOfBounds');
  need(parameters.attestationRequired <= 1, 'BadSwitch');
  Object.assign(ledger.edit('Config', accounts['config']!), parameters);
};

export const pauseEntries: Handler<{ seconds: bigint }> = (ledger, accounts, { seconds }) => {
  need(seconds >= 1n && seconds <= MAX_PAUSE, 'PauseOutOfBounds');
  const config = ledger.edit('Config', accounts['config']!);
  const rested = config.pausedUntil === 0n || ledger.now >= saturated(config.pausedUntil + PAUSE_GAP);
  need(rested, 'PausedTooRecently');
  config.pausedUntil = date(ledger.now + seconds);
};

export const unpauseEntries: Handler = (ledger, accounts) => {
  const config = ledger.edit('Config', accounts['config']!);
  need(ledger.now < config.pausedUntil, 'NotPaused');
  config.pausedUntil = ledger.now;
};
