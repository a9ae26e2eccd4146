import { PublicKey } from '@solana/web3.js';

import { Role, type Config } from '../../accounts';
import type { ProgramErrorCode } from '../../errors';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { dateText } from '../../refusals/words';
import * as rules from '../../rules';

/** What the configuration says of a role: its holder, who is nominated, and the dates of the nomination. */
export interface Seat {
  holder: PublicKey;
  nominee: PublicKey;
  /** `null` for a role whose nominee can accept at once. */
  nomination: rules.Nomination | null;
}

/** What the configuration says of a role. */
export function seatOf(config: Config, role: Role): Seat {
  switch (role) {
    case Role.Admin:
      return {
        holder: config.admin,
        nominee: config.pendingAdmin,
        nomination: { maturesAt: config.pendingAdminMaturesAt, endsAt: config.pendingAdminEndsAt },
      };
    case Role.Registrar:
      return { holder: config.registrar, nominee: config.pendingRegistrar, nomination: null };
    case Role.RewardAuthority:
      return { holder: config.rewardAuthority, nominee: config.pendingRewardAuthority, nomination: null };
    case Role.Slasher:
      return {
        holder: config.slasher,
        nominee: config.pendingSlasher,
        nomination: { maturesAt: config.pendingSlasherMaturesAt, endsAt: 0n },
      };
    case Role.Arbiter:
      return {
        holder: config.arbiter,
        nominee: config.pendingArbiter,
        nomination: { maturesAt: config.pendingArbiterMaturesAt, endsAt: 0n },
      };
    case Role.Pauser:
      return { holder: config.pauser, nominee: config.pendingPauser, nomination: null };
  }
}

const ROLES = /* @__PURE__ */ Object.values(Role);

const isVacant = ({ holder }: Seat): boolean => holder.equals(PublicKey.default);

/** Refuses a role that does not exist. */
export const requireRoleExists = ({ config }: Subject, role: Role): Verdict =>
  ROLES.includes(role) ? null : refuse('BadRole', config);

const REFUSALS: Record<rules.NominationRefusal, ProgramErrorCode> = {
  notMatured: 'NominationNotMatured',
  ended: 'NominationEnded',
  spareStands: 'SpareAdminStands',
  takenBack: 'SpareAdminTakenBack',
  overflow: 'MathOverflow',
};

/** When a refused nomination is possible, if a date is known. */
function detailsOf(refusal: rules.NominationRefusal, { maturesAt, endsAt }: rules.Nomination): Details {
  if (refusal === 'notMatured') return maturesAt === 0n ? {} : { availableAt: maturesAt };
  if (refusal === 'ended') return { words: `since ${dateText(endsAt)}` };
  return endsAt === 0n ? {} : { availableAt: endsAt };
}

/** Refuses a nomination that a spare admin blocks, or a second withdrawal of a spare. */
export function requireNominable({ config }: Subject, role: Role, nominee: PublicKey, now: bigint): Verdict {
  const { nomination } = seatOf(config, role);
  if (role !== Role.Admin || !nomination) return null;
  const takenBack = nominee.equals(PublicKey.default);
  const next = takenBack
    ? rules.nominationTakeBackAdmin(nomination, now)
    : rules.nominationReplaceAdmin(nomination, now);
  return typeof next === 'string' ? refuse(REFUSALS[next], config, detailsOf(next, nomination)) : null;
}

/** Refuses a wallet that cannot accept a role: not nominated, too early, too late, or the other of the two keys. */
export function requireAcceptable(
  { config }: Pick<Subject, 'config'>,
  { wallet }: Viewer,
  role: Role,
  now: bigint,
): Verdict {
  const { nominee, nomination } = seatOf(config, role);
  if (!nominee.equals(wallet)) return refuse('NotNominee', config);
  const refusal = nomination && rules.nominationAccept(nomination, now);
  if (nomination && refusal) return refuse(REFUSALS[refusal], config, detailsOf(refusal, nomination));
  const slasher = role === Role.Slasher ? wallet : config.slasher;
  const arbiter = role === Role.Arbiter ? wallet : config.arbiter;
  const same = !slasher.equals(PublicKey.default) && slasher.equals(arbiter);
  return same ? refuse('SameSlasherAndArbiter', config) : null;
}

/** The first role that the viewer can accept at `now`, else the first it is nominated for, else the admin's. */
export function nominatedRole(subject: Subject, viewer: Viewer, now: bigint): Role {
  const nominated = ROLES.filter((role) => seatOf(subject.config, role).nominee.equals(viewer.wallet));
  const first = nominated.find((role) => requireAcceptable(subject, viewer, role, now) === null);
  return first ?? nominated[0] ?? Role.Admin;
}

/** Refuses to vacate the admin's role, a role of someone else, and one that is vacant. */
export function requireVacatable({ config }: Subject, { wallet }: Viewer, role: Role): Verdict {
  if (role === Role.Admin) return refuse('AdminNotVacatable', config);
  const seat = seatOf(config, role);
  const own = seat.holder.equals(wallet) && (role === Role.Slasher || role === Role.Arbiter);
  if (!own && !config.admin.equals(wallet)) return refuse('NotAdminNorHolder', config);
  return isVacant(seat) ? refuse('RoleVacant', config) : null;
}

/** The first role that the viewer can vacate; the slasher's if there is none. */
export const vacatableRole = (subject: Subject, viewer: Viewer): Role =>
  ROLES.find((role) => requireVacatable(subject, viewer, role) === null) ?? Role.Slasher;
