import { DeviceStatus } from '../../accounts';
import { BPS_DENOMINATOR, MIN_SHARE_BPS } from '../../constants';
import { hardwareAt } from '../../quotes/position';
import type { Subject, Viewer } from '../../refusals/types';
import type { ActionArguments } from './arguments';
import { nominatedRole } from './operators';

/**
 * The arguments that {@link availableActions} takes an action to have: the least that the action can be sent
 * with, so that it is enabled where any arguments would do.
 *
 * | Action | Arguments |
 * | --- | --- |
 * | `stake`, `withdrawOverflow` | one base unit |
 * | `createOffer` | one base unit for the least share, without expiry, for anybody |
 * | `acceptOffer` | the offer's own terms, on a device that is sufficient afterwards |
 * | `postRewards` | one base unit for the next block |
 * | `openCase` | one basis point of the stake, for an infraction now |
 * | `reportDevice` | the present status and no hire |
 * | `updateRequirement` | a card more, or one instead of many |
 * | `registerDevice` | a new id, one card, for the account's first wallet |
 * | `pauseEntries` | one second |
 * | `acceptRole` | the first role that the viewer is nominated for |
 *
 * @param now - unix second
 * @example
 * const { stake } = impliedArguments({ config, device: shown }, viewer, now); // { amount: 1n }
 */
export function impliedArguments(subject: Subject, viewer: Viewer, now: bigint): ActionArguments {
  const { cards, multiplierBps } = hardwareAt(subject.device, now);
  const { status } = subject.device;
  return {
    stake: { amount: 1n },
    withdrawOverflow: { amount: 1n },
    createOffer: { amount: 1n, shareBps: MIN_SHARE_BPS },
    acceptOffer: { allowInsufficient: false },
    postRewards: { amount: 1n },
    openCase: { infractionAt: now, stakeBps: 1, rewardsBps: 0 },
    reportDevice: { status: status === DeviceStatus.Terminated ? DeviceStatus.Inactive : status },
    updateRequirement: { cards: cards > 1 ? 1 : 2, multiplierBps },
    registerDevice: { cards: 1, multiplierBps: BPS_DENOMINATOR },
    pauseEntries: { seconds: 1n },
    acceptRole: { role: nominatedRole(subject, viewer) },
  };
}
