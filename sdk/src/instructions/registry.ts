// Written by scripts/instructions.mjs from the files of this folder. Do not edit.
import type { Built, InstructionName } from '../codec/instruction';
import type { InstructionModule } from './module';
import * as acceptOffer from './coStaker/acceptOffer';
import * as acceptRole from './anyone/acceptRole';
import * as appealAsCoStaker from './coStaker/appealAsCoStaker';
import * as appealAsOwner from './owner/appealAsOwner';
import * as attestParticipant from './registrar/attestParticipant';
import * as claimCoStakeRewards from './anyone/claimCoStakeRewards';
import * as claimOwnerRewards from './anyone/claimOwnerRewards';
import * as closeDevice from './anyone/closeDevice';
import * as closeEmptyParticipant from './registrar/closeEmptyParticipant';
import * as closeExpiredOffer from './anyone/closeExpiredOffer';
import * as closeOffer from './anyone/closeOffer';
import * as closeParticipant from './anyone/closeParticipant';
import * as createOffer from './owner/createOffer';
import * as createParticipant from './registrar/createParticipant';
import * as dismissCase from './arbiter/dismissCase';
import * as executeCase from './anyone/executeCase';
import * as giveNotice from './owner/giveNotice';
import * as initialize from './admin/initialize';
import * as linkWallet from './registrar/linkWallet';
import * as nominateRole from './admin/nominateRole';
import * as openCase from './slasher/openCase';
import * as openParticipant from './anyone/openParticipant';
import * as pauseEntries from './pauser/pauseEntries';
import * as postRewards from './rewardAuthority/postRewards';
import * as registerDevice from './registrar/registerDevice';
import * as releaseCase from './anyone/releaseCase';
import * as reportDevice from './registrar/reportDevice';
import * as retractOffer from './owner/retractOffer';
import * as revokeAttestation from './registrar/revokeAttestation';
import * as setSlashTerm from './admin/setSlashTerm';
import * as stake from './owner/stake';
import * as terminateDevice from './registrar/terminateDevice';
import * as unlinkWallet from './registrar/unlinkWallet';
import * as unpauseEntries from './pauser/unpauseEntries';
import * as unstakeCoStake from './coStaker/unstakeCoStake';
import * as unstakeOwnerStake from './owner/unstakeOwnerStake';
import * as updateParameters from './admin/updateParameters';
import * as updateRequirement from './registrar/updateRequirement';
import * as upholdCase from './arbiter/upholdCase';
import * as vacateRole from './admin/vacateRole';
import * as withdrawCase from './slasher/withdrawCase';
import * as withdrawCoStake from './anyone/withdrawCoStake';
import * as withdrawOverflow from './owner/withdrawOverflow';
import * as withdrawOwnerStake from './anyone/withdrawOwnerStake';

/** Everything about every instruction, by its name. */
export const INSTRUCTIONS = {
  acceptOffer,
  acceptRole,
  appealAsCoStaker,
  appealAsOwner,
  attestParticipant,
  claimCoStakeRewards,
  claimOwnerRewards,
  closeDevice,
  closeEmptyParticipant,
  closeExpiredOffer,
  closeOffer,
  closeParticipant,
  createOffer,
  createParticipant,
  dismissCase,
  executeCase,
  giveNotice,
  initialize,
  linkWallet,
  nominateRole,
  openCase,
  openParticipant,
  pauseEntries,
  postRewards,
  registerDevice,
  releaseCase,
  reportDevice,
  retractOffer,
  revokeAttestation,
  setSlashTerm,
  stake,
  terminateDevice,
  unlinkWallet,
  unpauseEntries,
  unstakeCoStake,
  unstakeOwnerStake,
  updateParameters,
  updateRequirement,
  upholdCase,
  vacateRole,
  withdrawCase,
  withdrawCoStake,
  withdrawOverflow,
  withdrawOwnerStake,
} satisfies {
  [Name in InstructionName]: InstructionModule & Record<Name, (input: never) => Built>;
};
