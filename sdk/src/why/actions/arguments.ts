import type { DeviceStatus, Role, SlashReason } from '../../accounts';
import type { Address } from '../../address';
import type { Amount } from '../../amounts';
import type { ActionName } from '../../refusals/types';

/** Arguments of the actions that have any, as far as they decide whether the action is possible. */
export interface ActionArguments {
  /** `amount` in base units. */
  stake: { amount: Amount };
  /** `amount` in base units. */
  withdrawOverflow: { amount: Amount };
  /** `amount` in base units, `shareBps` in basis points, `expiresAt` a unix second (zero for never). */
  createOffer: { amount: Amount; shareBps: number; expiresAt?: Amount; counterparty?: Address };
  /** The offer's own terms are taken as the ones expected. */
  acceptOffer: { allowInsufficient?: boolean };
  /** `block` is the next one by default; `amount` in base units. */
  postRewards: { block?: Amount; amount: Amount };
  /** `infractionAt` is a unix second, the present one by default; both parts are basis points. */
  openCase: { reason?: SlashReason; infractionAt?: Amount; stakeBps: number; rewardsBps: number };
  updateRequirement: { cards: number; multiplierBps: number };
  /** `hiredUntil` is a unix second; `score` and `parts` are whole percent, `null` while unknown. */
  reportDevice: {
    status: DeviceStatus;
    hiredUntil?: Amount;
    score?: number | null;
    parts?: readonly (number | null)[];
  };
  /** The owner's wallet is the account's first one by default. */
  registerDevice: { owner?: Address; cards: number; multiplierBps: number };
  pauseEntries: { seconds: Amount };
  acceptRole: { role: Role };
}

/** Name of an action that has arguments which decide whether it is possible. */
export type ActionWithArguments = keyof ActionArguments;

/** Arguments of an action; `undefined` where none decide whether it is possible. */
export type ArgumentsOf<A extends ActionName> = A extends ActionWithArguments
  ? ActionArguments[A]
  : undefined;
