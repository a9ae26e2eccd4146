import type { ActionName, Subject, Verdict, Viewer } from '../../refusals/types';
import * as anyone from './anyone';
import type { ArgumentsOf } from './arguments';
import * as coStaker from './coStaker';
import * as operators from './operators';
import * as owner from './owner';
import * as registrar from './registrar';

/**
 * The conditions of an action, in the order in which the program checks them. The answer is the first one
 * that does not hold.
 */
type Check<A extends ActionName> = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ArgumentsOf<A>,
) => Verdict;

/** The conditions of every action. */
export const CHECKS: { [A in ActionName]: Check<A> } = {
  initialize: operators.initialize,
  nominateRole: operators.nominateRole,
  updateParameters: operators.updateParameters,
  unpauseEntries: operators.unpauseEntries,
  openParticipant: anyone.openParticipant,
  closeParticipant: anyone.closeParticipant,
  createParticipant: registrar.createParticipant,
  attestParticipant: registrar.attestParticipant,
  linkWallet: registrar.linkWallet,
  unlinkWallet: registrar.unlinkWallet,
  closeEmptyParticipant: registrar.closeEmptyParticipant,
  terminateDevice: registrar.terminateDevice,
  closeDevice: anyone.closeDevice,
  giveNotice: owner.giveNotice,
  unstakeOwnerStake: owner.unstakeOwnerStake,
  withdrawOwnerStake: anyone.withdrawOwnerStake,
  claimOwnerRewards: anyone.claimOwnerRewards,
  retractOffer: owner.retractOffer,
  closeExpiredOffer: anyone.closeExpiredOffer,
  unstakeCoStake: coStaker.unstakeCoStake,
  withdrawCoStake: anyone.withdrawCoStake,
  claimCoStakeRewards: anyone.claimCoStakeRewards,
  closeOffer: anyone.closeOffer,
  appealAsOwner: owner.appealAsOwner,
  appealAsCoStaker: coStaker.appealAsCoStaker,
  upholdCase: operators.decideCase,
  dismissCase: operators.decideCase,
  executeCase: anyone.executeCase,
  releaseCase: anyone.releaseCase,
  stake: owner.stake,
  withdrawOverflow: owner.withdrawOverflow,
  createOffer: owner.createOffer,
  acceptOffer: coStaker.acceptOffer,
  postRewards: operators.postRewards,
  openCase: operators.openCase,
  reportDevice: registrar.reportDevice,
  updateRequirement: registrar.updateRequirement,
  registerDevice: registrar.registerDevice,
  pauseEntries: operators.pauseEntries,
  acceptRole: operators.acceptRole,
};
