import { config, found, signs, type Access } from './access';
import {
  APPEAL,
  ARBITER,
  BASE_STAKE_TOKENS,
  BOUNDS,
  COOLDOWN,
  MAX_CLAIMS,
  MAX_PAUSE,
  MAX_SLASH_CAP_BPS,
  PAUSE_GAP,
  REQUIREMENT_NOTICE,
  SLASH_CAP_BPS,
  WAIT,
} from './limits';
import type { Handler } from './handler';
import { isNobody, type Ledger } from './ledger';
import { date, saturated } from './numbers';
import { CONFIG } from './names';
import { make } from './records';
import { need, refuse } from './refusal';
import { NOBODY, type Config } from './state';

/** Which accounts each takes, and who must be whom. */
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
  updateParameters: [signs('admin'), config('admin', 'NotAdmin')],
  acceptRole: [signs('nominee'), config()],
  pauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
  unpauseEntries: [signs('pauser'), config('pauser', 'NotPauser')],
} satisfies Record<string, readonly Access[]>;

/** Roles in the order of their numbers: where they are held, and where a successor is nominated. */
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

export const initialize: Handler<Appointments> = (ledger, accounts, appointments) => {
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
      slashCapBps: SLASH_CAP_BPS,
      maxClaims: MAX_CLAIMS,
    },
  );
};

export const nominateRole: Handler<{ role: number; nominee: string }> = (
  ledger,
  accounts,
  { role, nominee },
) => {
  const [, pending] = seat(role);
  ledger.edit('Config', accounts['config']!)[pending] = nominee;
};

export const acceptRole: Handler<{ role: number }> = (ledger, accounts, { role }) => {
  const [holder, pending] = seat(role);
  const config = ledger.edit('Config', accounts['config']!);
  need(config[pending] === accounts['nominee'], 'NotNominee');
  config[holder] = accounts['nominee']!;
  config[pending] = NOBODY;
  need(config.slasher !== config.arbiter, 'SameSlasherAndArbiter');
};

type Parameters = Pick<Config, keyof typeof BOUNDS | 'slashCapBps' | 'maxClaims' | 'attestationRequired'>;

export const updateParameters: Handler<Parameters> = (ledger, accounts, parameters) => {
  for (const [name, [lowest, highest]] of Object.entries(BOUNDS)) {
    const value = parameters[name as keyof typeof BOUNDS];
    const reason = name === 'baseStakePerCard' ? 'BaseStakeOutOfBounds' : 'PeriodOutOfBounds';
    need(value >= lowest && value <= highest, reason);
  }
  need(parameters.slashCapBps <= MAX_SLASH_CAP_BPS, 'SlashCapOutOfBounds');
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
