/**
 * One builder for each of the program's instructions. A builder takes one object, checks every key of it, needs
 * neither wallet nor connection, and returns the instruction with the addresses it derived.
 *
 * @module instructions
 */
export { initialize, type InitializeInput } from './admin/initialize';
export { openParticipant, type OpenParticipantInput } from './anyone/openParticipant';
export { closeExpiredOffer, type CloseExpiredOfferInput } from './anyone/closeExpiredOffer';
export { withdrawCoStake, type WithdrawCoStakeInput } from './anyone/withdrawCoStake';
export { withdrawOwnerStake, type WithdrawOwnerStakeInput } from './anyone/withdrawOwnerStake';
export { claimCoStakeRewards, type ClaimCoStakeRewardsInput } from './anyone/claimCoStakeRewards';
export { claimOwnerRewards, type ClaimOwnerRewardsInput } from './anyone/claimOwnerRewards';
export { createParticipant, type CreateParticipantInput } from './registrar/createParticipant';
export { attestParticipant, type AttestParticipantInput } from './registrar/attestParticipant';
export { linkWallet, type LinkWalletInput } from './registrar/linkWallet';
export { unlinkWallet, type UnlinkWalletInput } from './registrar/unlinkWallet';
export { registerDevice, type RegisterDeviceInput } from './registrar/registerDevice';
export { reportDevice, type ReportDeviceInput } from './registrar/reportDevice';
export { terminateDevice, type TerminateDeviceInput } from './registrar/terminateDevice';
export { stake, type StakeInput } from './owner/stake';
export { withdrawOverflow, type WithdrawOverflowInput } from './owner/withdrawOverflow';
export { giveNotice, type GiveNoticeInput } from './owner/giveNotice';
export { unstakeOwnerStake, type UnstakeOwnerStakeInput } from './owner/unstakeOwnerStake';
export { createOffer, type CreateOfferInput } from './owner/createOffer';
export { retractOffer, type RetractOfferInput } from './owner/retractOffer';
export { acceptOffer, type AcceptOfferInput } from './coStaker/acceptOffer';
export { unstakeCoStake, type UnstakeCoStakeInput } from './coStaker/unstakeCoStake';
export { postRewards, type PostRewardsInput } from './rewardAuthority/postRewards';
export { nominateRole, type NominateRoleInput } from './admin/nominateRole';
export { updateParameters, type UpdateParametersInput } from './admin/updateParameters';
export { acceptRole, type AcceptRoleInput } from './anyone/acceptRole';
export { pauseEntries, type PauseEntriesInput } from './pauser/pauseEntries';
export { unpauseEntries, type UnpauseEntriesInput } from './pauser/unpauseEntries';
export { updateRequirement, type UpdateRequirementInput } from './registrar/updateRequirement';
export { closeEmptyParticipant, type CloseEmptyParticipantInput } from './registrar/closeEmptyParticipant';
export { closeParticipant, type CloseParticipantInput } from './anyone/closeParticipant';
export { closeOffer, type CloseOfferInput } from './anyone/closeOffer';
export { closeDevice, type CloseDeviceInput } from './anyone/closeDevice';
export { openCase, type OpenCaseInput } from './slasher/openCase';
export { executeCase, type ExecuteCaseInput } from './anyone/executeCase';
export { releaseCase, type ReleaseCaseInput } from './anyone/releaseCase';
export { appealAsOwner, type AppealAsOwnerInput } from './owner/appealAsOwner';
export { appealAsCoStaker, type AppealAsCoStakerInput } from './coStaker/appealAsCoStaker';
export { upholdCase, type UpholdCaseInput } from './arbiter/upholdCase';
export { dismissCase, type DismissCaseInput } from './arbiter/dismissCase';
export type { Built, InstructionName } from '../codec/instruction';
