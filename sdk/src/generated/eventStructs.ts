// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
import type { StructLayout } from '../codec/layout';

export const AttestationRevoked: StructLayout = [
  ['participant', 'pubkey'],
  ['at', 'i64'],
];
export const CaseAppealed: StructLayout = [
  ['device', 'pubkey'],
  ['slashCase', 'pubkey'],
  ['number', 'u32'],
  ['appellant', 'pubkey'],
  ['arbiterEndsAt', 'i64'],
  ['at', 'i64'],
];
export const CaseDecided: StructLayout = [
  ['device', 'pubkey'],
  ['slashCase', 'pubkey'],
  ['number', 'u32'],
  ['upheld', 'u8'],
  ['takenBack', 'u8'],
  ['at', 'i64'],
];
export const CaseEnded: StructLayout = [
  ['device', 'pubkey'],
  ['slashCase', 'pubkey'],
  ['number', 'u32'],
  ['burned', 'u8'],
  ['withdrawn', 'u8'],
  ['ownerStake', 'u64'],
  ['ownerRewards', 'u64'],
  ['ownerStakeAfter', 'u64'],
  ['nonces', { array: ['u32', 4] }],
  ['stakes', { array: ['u64', 4] }],
  ['rewards', { array: ['u64', 4] }],
  ['hits', 'u8'],
  ['at', 'i64'],
];
export const CaseOpened: StructLayout = [
  ['device', 'pubkey'],
  ['slashCase', 'pubkey'],
  ['number', 'u32'],
  ['reason', 'u8'],
  ['evidenceHash', { array: ['u8', 32] }],
  ['infractionAt', 'i64'],
  ['stakeBps', 'u16'],
  ['rewardsBps', 'u16'],
  ['ownerStake', 'u64'],
  ['ownerRewards', 'u64'],
  ['nonces', { array: ['u32', 4] }],
  ['stakes', { array: ['u64', 4] }],
  ['rewards', { array: ['u64', 4] }],
  ['hits', 'u8'],
  ['appealEndsAt', 'i64'],
  ['opener', 'pubkey'],
  ['bucket', 'u32'],
  ['at', 'i64'],
];
export const CoStakeClosed: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['nonce', 'u32'],
  ['coStaker', 'pubkey'],
  ['at', 'i64'],
];
export const CoStakeRewardsClaimed: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['coStaker', 'pubkey'],
  ['amount', 'u64'],
  ['claimedTotal', 'u64'],
  ['at', 'i64'],
];
export const CoStakeUnstaked: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['coStaker', 'pubkey'],
  ['amount', 'u64'],
  ['forced', 'u8'],
  ['rewardsExit', 'u64'],
  ['waitEndsAt', 'i64'],
  ['cooldownEndsAt', 'i64'],
  ['at', 'i64'],
];
export const CoStakeWithdrawn: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['coStaker', 'pubkey'],
  ['amount', 'u64'],
  ['principalAfter', 'u64'],
  ['at', 'i64'],
];
export const ConfigInitialized: StructLayout = [
  ['mint', 'pubkey'],
  ['tokenProgram', 'pubkey'],
  ['admin', 'pubkey'],
  ['registrar', 'pubkey'],
  ['rewardAuthority', 'pubkey'],
  ['slasher', 'pubkey'],
  ['arbiter', 'pubkey'],
  ['pauser', 'pubkey'],
  ['spareAdmin', 'pubkey'],
  ['baseStakePerCard', 'u64'],
  ['at', 'i64'],
];
export const DeviceClosed: StructLayout = [
  ['device', 'pubkey'],
  ['id', { array: ['u8', 16] }],
  ['owner', 'pubkey'],
  ['at', 'i64'],
];
export const DeviceRegistered: StructLayout = [
  ['device', 'pubkey'],
  ['id', { array: ['u8', 16] }],
  ['owner', 'pubkey'],
  ['participant', 'pubkey'],
  ['minimum', 'u64'],
  ['multiplierBps', 'u32'],
  ['cards', 'u16'],
  ['at', 'i64'],
];
export const DeviceReported: StructLayout = [
  ['device', 'pubkey'],
  ['status', 'u8'],
  ['reliabilityScore', 'u8'],
  ['hiredUntil', 'i64'],
  ['at', 'i64'],
];
export const DeviceTerminated: StructLayout = [
  ['device', 'pubkey'],
  ['by', 'pubkey'],
  ['at', 'i64'],
];
export const EntriesPaused: StructLayout = [
  ['pausedUntil', 'i64'],
  ['at', 'i64'],
];
export const EntriesUnpaused: StructLayout = [['at', 'i64']];
export const NoticeGiven: StructLayout = [
  ['device', 'pubkey'],
  ['holdEndsAt', 'i64'],
  ['at', 'i64'],
];
export const OfferAccepted: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['coStaker', 'pubkey'],
  ['participant', 'pubkey'],
  ['amount', 'u64'],
  ['shareBps', 'u16'],
  ['rewardsEntry', 'u64'],
  ['shortfall', 'u64'],
  ['committedUntil', 'i64'],
  ['at', 'i64'],
];
export const OfferClosed: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['nonce', 'u32'],
  ['by', 'pubkey'],
  ['at', 'i64'],
];
export const OfferCreated: StructLayout = [
  ['device', 'pubkey'],
  ['offer', 'pubkey'],
  ['nonce', 'u32'],
  ['amount', 'u64'],
  ['shareBps', 'u16'],
  ['waitSeconds', 'i64'],
  ['cooldownSeconds', 'i64'],
  ['expiresAt', 'i64'],
  ['counterparty', 'pubkey'],
  ['at', 'i64'],
];
export const OverflowWithdrawn: StructLayout = [
  ['device', 'pubkey'],
  ['owner', 'pubkey'],
  ['amount', 'u64'],
  ['stakeAfter', 'u64'],
  ['at', 'i64'],
];
export const OwnerRewardsClaimed: StructLayout = [
  ['device', 'pubkey'],
  ['owner', 'pubkey'],
  ['amount', 'u64'],
  ['claimedTotal', 'u64'],
  ['at', 'i64'],
];
export const OwnerStakeWithdrawn: StructLayout = [
  ['device', 'pubkey'],
  ['owner', 'pubkey'],
  ['amount', 'u64'],
  ['stakeAfter', 'u64'],
  ['at', 'i64'],
];
export const OwnerStaked: StructLayout = [
  ['device', 'pubkey'],
  ['owner', 'pubkey'],
  ['amount', 'u64'],
  ['stakeAfter', 'u64'],
  ['cooldownSeconds', 'i64'],
  ['at', 'i64'],
];
export const OwnerUnstaked: StructLayout = [
  ['device', 'pubkey'],
  ['owner', 'pubkey'],
  ['amount', 'u64'],
  ['cooldownEndsAt', 'i64'],
  ['forcedExits', 'u8'],
  ['at', 'i64'],
];
export const ParametersUpdated: StructLayout = [
  ['oldBaseStakePerCard', 'u64'],
  ['newBaseStakePerCard', 'u64'],
  ['oldWaitSeconds', 'i64'],
  ['newWaitSeconds', 'i64'],
  ['oldCooldownSeconds', 'i64'],
  ['newCooldownSeconds', 'i64'],
  ['oldArbiterSeconds', 'i64'],
  ['newArbiterSeconds', 'i64'],
  ['oldRequirementNoticeSeconds', 'i64'],
  ['newRequirementNoticeSeconds', 'i64'],
  ['oldMaxClaims', 'u8'],
  ['newMaxClaims', 'u8'],
  ['oldAttestationRequired', 'u8'],
  ['newAttestationRequired', 'u8'],
  ['at', 'i64'],
];
export const ParticipantAttested: StructLayout = [
  ['participant', 'pubkey'],
  ['at', 'i64'],
];
export const ParticipantClosed: StructLayout = [
  ['participant', 'pubkey'],
  ['at', 'i64'],
];
export const ParticipantOpened: StructLayout = [
  ['participant', 'pubkey'],
  ['id', { array: ['u8', 32] }],
  ['attested', 'u8'],
  ['at', 'i64'],
];
export const RequirementUpdated: StructLayout = [
  ['device', 'pubkey'],
  ['oldMinimum', 'u64'],
  ['newMinimum', 'u64'],
  ['cards', 'u16'],
  ['multiplierBps', 'u32'],
  ['appliesFrom', 'i64'],
  ['overflowBoundUntil', 'i64'],
  ['at', 'i64'],
];
export const RewardsPosted: StructLayout = [
  ['device', 'pubkey'],
  ['block', 'u64'],
  ['amount', 'u64'],
  ['liveShareBps', 'u16'],
  ['postedTotal', 'u64'],
  ['at', 'i64'],
];
export const RoleAccepted: StructLayout = [
  ['role', 'u8'],
  ['oldHolder', 'pubkey'],
  ['newHolder', 'pubkey'],
  ['at', 'i64'],
];
export const RoleNominated: StructLayout = [
  ['role', 'u8'],
  ['nominee', 'pubkey'],
  ['maturesAt', 'i64'],
  ['endsAt', 'i64'],
  ['at', 'i64'],
];
export const RoleVacated: StructLayout = [
  ['role', 'u8'],
  ['oldHolder', 'pubkey'],
  ['by', 'pubkey'],
  ['at', 'i64'],
];
export const SlashTermSet: StructLayout = [
  ['term', 'u8'],
  ['oldValue', 'u64'],
  ['newValue', 'u64'],
  ['appliesFrom', 'i64'],
  ['at', 'i64'],
];
export const WalletLinked: StructLayout = [
  ['participant', 'pubkey'],
  ['wallet', 'pubkey'],
  ['at', 'i64'],
];
export const WalletUnlinked: StructLayout = [
  ['participant', 'pubkey'],
  ['wallet', 'pubkey'],
  ['at', 'i64'],
];
