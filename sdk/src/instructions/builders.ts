// Written by scripts/instructions.mjs from the files of this folder. Do not edit.
import type * as acceptOffer from './coStaker/acceptOffer';
import type * as acceptRole from './anyone/acceptRole';
import type * as appealAsCoStaker from './coStaker/appealAsCoStaker';
import type * as appealAsOwner from './owner/appealAsOwner';
import type * as attestParticipant from './registrar/attestParticipant';
import type * as claimCoStakeRewards from './anyone/claimCoStakeRewards';
import type * as claimOwnerRewards from './anyone/claimOwnerRewards';
import type * as closeDevice from './anyone/closeDevice';
import type * as closeEmptyParticipant from './registrar/closeEmptyParticipant';
import type * as closeExpiredOffer from './anyone/closeExpiredOffer';
import type * as closeOffer from './anyone/closeOffer';
import type * as closeParticipant from './anyone/closeParticipant';
import type * as createOffer from './owner/createOffer';
import type * as createParticipant from './registrar/createParticipant';
import type * as dismissCase from './arbiter/dismissCase';
import type * as executeCase from './anyone/executeCase';
import type * as giveNotice from './owner/giveNotice';
import type * as initialize from './admin/initialize';
import type * as linkWallet from './registrar/linkWallet';
import type * as nominateRole from './admin/nominateRole';
import type * as openCase from './slasher/openCase';
import type * as openParticipant from './anyone/openParticipant';
import type * as pauseEntries from './pauser/pauseEntries';
import type * as postRewards from './rewardAuthority/postRewards';
import type * as registerDevice from './registrar/registerDevice';
import type * as releaseCase from './anyone/releaseCase';
import type * as reportDevice from './registrar/reportDevice';
import type * as retractOffer from './owner/retractOffer';
import type * as revokeAttestation from './registrar/revokeAttestation';
import type * as setSlashTerm from './admin/setSlashTerm';
import type * as stake from './owner/stake';
import type * as terminateDevice from './registrar/terminateDevice';
import type * as unlinkWallet from './registrar/unlinkWallet';
import type * as unpauseEntries from './pauser/unpauseEntries';
import type * as unstakeCoStake from './coStaker/unstakeCoStake';
import type * as unstakeOwnerStake from './owner/unstakeOwnerStake';
import type * as updateParameters from './admin/updateParameters';
import type * as updateRequirement from './registrar/updateRequirement';
import type * as upholdCase from './arbiter/upholdCase';
import type * as vacateRole from './admin/vacateRole';
import type * as withdrawCase from './slasher/withdrawCase';
import type * as withdrawCoStake from './anyone/withdrawCoStake';
import type * as withdrawOverflow from './owner/withdrawOverflow';
import type * as withdrawOwnerStake from './anyone/withdrawOwnerStake';

/** Every builder by its name: an editor finds its text through this type. */
export interface Builders
  extends
    Pick<typeof acceptOffer, 'acceptOffer'>,
    Pick<typeof acceptRole, 'acceptRole'>,
    Pick<typeof appealAsCoStaker, 'appealAsCoStaker'>,
    Pick<typeof appealAsOwner, 'appealAsOwner'>,
    Pick<typeof attestParticipant, 'attestParticipant'>,
    Pick<typeof claimCoStakeRewards, 'claimCoStakeRewards'>,
    Pick<typeof claimOwnerRewards, 'claimOwnerRewards'>,
    Pick<typeof closeDevice, 'closeDevice'>,
    Pick<typeof closeEmptyParticipant, 'closeEmptyParticipant'>,
    Pick<typeof closeExpiredOffer, 'closeExpiredOffer'>,
    Pick<typeof closeOffer, 'closeOffer'>,
    Pick<typeof closeParticipant, 'closeParticipant'>,
    Pick<typeof createOffer, 'createOffer'>,
    Pick<typeof createParticipant, 'createParticipant'>,
    Pick<typeof dismissCase, 'dismissCase'>,
    Pick<typeof executeCase, 'executeCase'>,
    Pick<typeof giveNotice, 'giveNotice'>,
    Pick<typeof initialize, 'initialize'>,
    Pick<typeof linkWallet, 'linkWallet'>,
    Pick<typeof nominateRole, 'nominateRole'>,
    Pick<typeof openCase, 'openCase'>,
    Pick<typeof openParticipant, 'openParticipant'>,
    Pick<typeof pauseEntries, 'pauseEntries'>,
    Pick<typeof postRewards, 'postRewards'>,
    Pick<typeof registerDevice, 'registerDevice'>,
    Pick<typeof releaseCase, 'releaseCase'>,
    Pick<typeof reportDevice, 'reportDevice'>,
    Pick<typeof retractOffer, 'retractOffer'>,
    Pick<typeof revokeAttestation, 'revokeAttestation'>,
    Pick<typeof setSlashTerm, 'setSlashTerm'>,
    Pick<typeof stake, 'stake'>,
    Pick<typeof terminateDevice, 'terminateDevice'>,
    Pick<typeof unlinkWallet, 'unlinkWallet'>,
    Pick<typeof unpauseEntries, 'unpauseEntries'>,
    Pick<typeof unstakeCoStake, 'unstakeCoStake'>,
    Pick<typeof unstakeOwnerStake, 'unstakeOwnerStake'>,
    Pick<typeof updateParameters, 'updateParameters'>,
    Pick<typeof updateRequirement, 'updateRequirement'>,
    Pick<typeof upholdCase, 'upholdCase'>,
    Pick<typeof vacateRole, 'vacateRole'>,
    Pick<typeof withdrawCase, 'withdrawCase'>,
    Pick<typeof withdrawCoStake, 'withdrawCoStake'>,
    Pick<typeof withdrawOverflow, 'withdrawOverflow'>,
    Pick<typeof withdrawOwnerStake, 'withdrawOwnerStake'> {}
