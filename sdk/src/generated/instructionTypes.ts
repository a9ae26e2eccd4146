// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
/** Name of the account that signs an instruction first, by the instruction's name. */
export interface FirstSigners {
  acceptOffer: 'coStaker';
  acceptRole: 'nominee';
  appealAsCoStaker: 'coStaker';
  appealAsOwner: 'owner';
  attestParticipant: 'registrar';
  claimCoStakeRewards: 'caller';
  claimOwnerRewards: 'caller';
  closeDevice: 'caller';
  closeEmptyParticipant: 'registrar';
  closeExpiredOffer: 'caller';
  closeOffer: 'caller';
  closeParticipant: 'wallet';
  createOffer: 'owner';
  createParticipant: 'registrar';
  dismissCase: 'arbiter';
  executeCase: 'caller';
  giveNotice: 'owner';
  initialize: 'authority';
  linkWallet: 'registrar';
  nominateRole: 'admin';
  openCase: 'slasher';
  openParticipant: 'wallet';
  pauseEntries: 'pauser';
  postRewards: 'rewardAuthority';
  registerDevice: 'registrar';
  releaseCase: 'caller';
  reportDevice: 'registrar';
  retractOffer: 'owner';
  revokeAttestation: 'registrar';
  setSlashTerm: 'admin';
  stake: 'owner';
  terminateDevice: 'authority';
  unlinkWallet: 'registrar';
  unpauseEntries: 'pauser';
  unstakeCoStake: 'coStaker';
  unstakeOwnerStake: 'owner';
  updateParameters: 'admin';
  updateRequirement: 'registrar';
  upholdCase: 'arbiter';
  vacateRole: 'authority';
  withdrawCase: 'authority';
  withdrawCoStake: 'caller';
  withdrawOverflow: 'owner';
  withdrawOwnerStake: 'caller';
}
