// Written by scripts/instructions.mjs from the files of this folder. Do not edit.
/**
 * One builder for each of the program's instructions. A builder takes one object, checks every key of it, needs
 * neither wallet nor connection, and returns the instruction with the addresses it derived.
 *
 * @module @co-staking/sdk/instructions
 */
export { acceptOffer, type AcceptOfferInput, type AcceptOfferArguments } from './coStaker/acceptOffer';
export { acceptRole, type AcceptRoleInput, type AcceptRoleArguments } from './anyone/acceptRole';
export { appealAsCoStaker, type AppealAsCoStakerInput } from './coStaker/appealAsCoStaker';
export { appealAsOwner, type AppealAsOwnerInput } from './owner/appealAsOwner';
export { attestParticipant, type AttestParticipantInput } from './registrar/attestParticipant';
export { claimCoStakeRewards, type ClaimCoStakeRewardsInput } from './anyone/claimCoStakeRewards';
export { claimOwnerRewards, type ClaimOwnerRewardsInput } from './anyone/claimOwnerRewards';
export { closeDevice, type CloseDeviceInput } from './anyone/closeDevice';
export { closeEmptyParticipant, type CloseEmptyParticipantInput } from './registrar/closeEmptyParticipant';
export { closeExpiredOffer, type CloseExpiredOfferInput } from './anyone/closeExpiredOffer';
export { closeOffer, type CloseOfferInput } from './anyone/closeOffer';
export { closeParticipant, type CloseParticipantInput } from './anyone/closeParticipant';
export { createOffer, type CreateOfferInput, type CreateOfferArguments } from './owner/createOffer';
export {
  createParticipant,
  type CreateParticipantInput,
  type CreateParticipantArguments,
} from './registrar/createParticipant';
export { dismissCase, type DismissCaseInput } from './arbiter/dismissCase';
export { executeCase, type ExecuteCaseInput } from './anyone/executeCase';
export { giveNotice, type GiveNoticeInput } from './owner/giveNotice';
export { initialize, type InitializeInput, type InitializeArguments } from './admin/initialize';
export { linkWallet, type LinkWalletInput, type LinkWalletArguments } from './registrar/linkWallet';
export { nominateRole, type NominateRoleInput, type NominateRoleArguments } from './admin/nominateRole';
export { openCase, type OpenCaseInput, type OpenCaseArguments } from './slasher/openCase';
export { openParticipant, type OpenParticipantInput } from './anyone/openParticipant';
export { pauseEntries, type PauseEntriesInput, type PauseEntriesArguments } from './pauser/pauseEntries';
export { postRewards, type PostRewardsInput, type PostRewardsArguments } from './rewardAuthority/postRewards';
export {
  registerDevice,
  type RegisterDeviceInput,
  type RegisterDeviceArguments,
} from './registrar/registerDevice';
export { releaseCase, type ReleaseCaseInput } from './anyone/releaseCase';
export { reportDevice, type ReportDeviceInput, type ReportDeviceArguments } from './registrar/reportDevice';
export { retractOffer, type RetractOfferInput } from './owner/retractOffer';
export { revokeAttestation, type RevokeAttestationInput } from './registrar/revokeAttestation';
export { setSlashTerm, type SetSlashTermInput, type SetSlashTermArguments } from './admin/setSlashTerm';
export { stake, type StakeInput, type StakeArguments } from './owner/stake';
export { terminateDevice, type TerminateDeviceInput } from './registrar/terminateDevice';
export { unlinkWallet, type UnlinkWalletInput, type UnlinkWalletArguments } from './registrar/unlinkWallet';
export { unpauseEntries, type UnpauseEntriesInput } from './pauser/unpauseEntries';
export { unstakeCoStake, type UnstakeCoStakeInput } from './coStaker/unstakeCoStake';
export { unstakeOwnerStake, type UnstakeOwnerStakeInput } from './owner/unstakeOwnerStake';
export {
  updateParameters,
  type UpdateParametersInput,
  type UpdateParametersArguments,
} from './admin/updateParameters';
export {
  updateRequirement,
  type UpdateRequirementInput,
  type UpdateRequirementArguments,
} from './registrar/updateRequirement';
export { upholdCase, type UpholdCaseInput } from './arbiter/upholdCase';
export { vacateRole, type VacateRoleInput, type VacateRoleArguments } from './admin/vacateRole';
export { withdrawCase, type WithdrawCaseInput } from './slasher/withdrawCase';
export { withdrawCoStake, type WithdrawCoStakeInput } from './anyone/withdrawCoStake';
export {
  withdrawOverflow,
  type WithdrawOverflowInput,
  type WithdrawOverflowArguments,
} from './owner/withdrawOverflow';
export { withdrawOwnerStake, type WithdrawOwnerStakeInput } from './anyone/withdrawOwnerStake';
export type { Built, InstructionName } from '../codec/instruction';
