import type { ActionName } from '@co-staking/sdk';

/** Nothing undoes it. */
const NONE = 'none: this cannot be undone';

/** How each instruction is undone, if at all. A new one does not compile without an answer. */
export const WAY_BACK: Readonly<Record<ActionName, string>> = {
  stake:
    '`withdraw-overflow` for what the device does not need, at once; `unstake-owner-stake` for all of it, after a cooldown',
  withdrawOverflow: '`stake` the tokens again',
  giveNotice: 'none: the notice lapses by itself 28 days later',
  unstakeOwnerStake: 'none: after the cooldown `withdraw-owner-stake`, then `stake` again',
  createOffer: '`retract-offer`, until it is accepted; then the terms are final',
  retractOffer: '`create-offer` makes a new one, with another address',
  appealAsOwner: 'none: the arbiter decides',
  acceptOffer: '`unstake-co-stake`: a wait, then a cooldown',
  unstakeCoStake: 'none: after the cooldown `withdraw-co-stake`',
  appealAsCoStaker: 'none: the arbiter decides',
  openParticipant: '`close-participant`, which pays the rent back',
  closeParticipant: '`open-participant` opens the account again, without its attestation',
  withdrawCoStake: NONE,
  withdrawOwnerStake: '`stake` the tokens again',
  claimCoStakeRewards: NONE,
  claimOwnerRewards: NONE,
  closeExpiredOffer: 'the owner can create a new offer',
  closeOffer: NONE,
  closeDevice: NONE,
  executeCase: 'none: burned tokens are gone',
  releaseCase: NONE,
  acceptRole: 'the admin can vacate the role, or nominate another key; an admin hands the role on',
  registerDevice: '`terminate-device`, which is final, and then `close-device` for the rent',
  reportDevice: '`report-device` again',
  updateRequirement: '`update-requirement` again: a lower minimum applies at once',
  terminateDevice: 'none: a device is terminated permanently',
  createParticipant: '`close-empty-participant`, which pays the rent back',
  attestParticipant: '`revoke-attestation`',
  revokeAttestation: '`attest-participant`',
  linkWallet: '`unlink-wallet`',
  unlinkWallet: '`link-wallet`',
  closeEmptyParticipant: '`create-participant` with the same id',
  postRewards: 'none: posted rewards belong to the owner and the co-stakers',
  openCase: '`withdraw-case` releases everything at once, until the case is executed',
  withdrawCase: 'none: the case is closed; open another one for the same evidence',
  upholdCase: '`dismiss-case`, until the appeal window ends',
  dismissCase: 'none: the case is released',
  initialize: NONE,
  nominateRole:
    '`nominate-role` without --nominee; a matured nomination for admin stays for 42 days after that',
  vacateRole: 'none at once: `nominate-role`, then `accept-role` (42 days later for slasher and arbiter)',
  setSlashTerm:
    '`set-slash-term` with the value that was in force: at once, unless that is worse for the stakes',
  updateParameters:
    '`update-parameters` with the old values; agreements made in the meantime keep their terms',
  pauseEntries: '`unpause-entries`',
  unpauseEntries: '`pause-entries`',
};
