// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
import type { InstructionLayout } from '../codec/layout';

export const acceptOffer: InstructionLayout = {
  name: 'acceptOffer',
  discriminator: [227, 82, 234, 131, 1, 18, 48, 2],
  accounts: [
    { name: 'coStaker', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'source', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['amount', 'u64'],
    ['shareBps', 'u16'],
    ['waitSeconds', 'i64'],
    ['cooldownSeconds', 'i64'],
    ['createdAt', 'i64'],
    ['maxShortfall', 'u64'],
  ],
};
export const acceptRole: InstructionLayout = {
  name: 'acceptRole',
  discriminator: [52, 25, 7, 231, 196, 235, 119, 253],
  accounts: [
    { name: 'nominee', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['role', 'u8']],
};
export const appealAsCoStaker: InstructionLayout = {
  name: 'appealAsCoStaker',
  discriminator: [16, 182, 93, 235, 242, 159, 107, 62],
  accounts: [
    { name: 'coStaker', signer: true },
    { name: 'offer' },
    { name: 'slashCase', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const appealAsOwner: InstructionLayout = {
  name: 'appealAsOwner',
  discriminator: [188, 49, 45, 218, 168, 22, 0, 158],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'device' },
    { name: 'slashCase', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const attestParticipant: InstructionLayout = {
  name: 'attestParticipant',
  discriminator: [150, 104, 31, 221, 11, 206, 105, 139],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const claimCoStakeRewards: InstructionLayout = {
  name: 'claimCoStakeRewards',
  discriminator: [169, 3, 108, 154, 184, 67, 166, 231],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device' },
    { name: 'offer', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'destination', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['destinationBump', 'u8']],
};
export const claimOwnerRewards: InstructionLayout = {
  name: 'claimOwnerRewards',
  discriminator: [218, 244, 213, 126, 107, 185, 73, 179],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'destination', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['destinationBump', 'u8']],
};
export const closeDevice: InstructionLayout = {
  name: 'closeDevice',
  discriminator: [156, 69, 71, 242, 206, 207, 38, 134],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'mint', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const closeEmptyParticipant: InstructionLayout = {
  name: 'closeEmptyParticipant',
  discriminator: [118, 252, 204, 145, 9, 25, 218, 133],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const closeExpiredOffer: InstructionLayout = {
  name: 'closeExpiredOffer',
  discriminator: [174, 202, 24, 79, 174, 99, 110, 236],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const closeOffer: InstructionLayout = {
  name: 'closeOffer',
  discriminator: [191, 72, 67, 35, 239, 209, 97, 132],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const closeParticipant: InstructionLayout = {
  name: 'closeParticipant',
  discriminator: [192, 162, 92, 5, 148, 191, 207, 151],
  accounts: [
    { name: 'wallet', signer: true },
    { name: 'participant', writable: true },
    { name: 'walletLink', writable: true },
    { name: 'participantRentPayer', writable: true },
    { name: 'linkRentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const createOffer: InstructionLayout = {
  name: 'createOffer',
  discriminator: [237, 233, 192, 168, 248, 7, 249, 241],
  accounts: [
    { name: 'owner', signer: true, writable: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['nonce', 'u32'],
    ['bump', 'u8'],
    ['amount', 'u64'],
    ['shareBps', 'u16'],
    ['expiresAt', 'i64'],
    ['counterparty', 'pubkey'],
  ],
};
export const createParticipant: InstructionLayout = {
  name: 'createParticipant',
  discriminator: [172, 5, 38, 156, 234, 116, 224, 250],
  accounts: [
    { name: 'registrar', signer: true, writable: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['id', { array: ['u8', 32] }],
    ['bump', 'u8'],
  ],
};
export const dismissCase: InstructionLayout = {
  name: 'dismissCase',
  discriminator: [98, 130, 70, 40, 15, 229, 154, 225],
  accounts: [
    { name: 'arbiter', signer: true },
    { name: 'config' },
    { name: 'slashCase', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const executeCase: InstructionLayout = {
  name: 'executeCase',
  discriminator: [193, 137, 28, 13, 205, 236, 73, 9],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'slashCase', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'mint', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const giveNotice: InstructionLayout = {
  name: 'giveNotice',
  discriminator: [71, 20, 28, 60, 228, 96, 157, 47],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'device', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const initialize: InstructionLayout = {
  name: 'initialize',
  discriminator: [175, 175, 109, 31, 13, 152, 155, 237],
  accounts: [
    { name: 'authority', signer: true, writable: true },
    { name: 'config', writable: true },
    { name: 'mint' },
    { name: 'coStakingProgram', program: true },
    { name: 'programData' },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['registrar', 'pubkey'],
    ['rewardAuthority', 'pubkey'],
    ['slasher', 'pubkey'],
    ['arbiter', 'pubkey'],
    ['pauser', 'pubkey'],
    ['spareAdmin', 'pubkey'],
  ],
};
export const linkWallet: InstructionLayout = {
  name: 'linkWallet',
  discriminator: [86, 92, 31, 146, 228, 51, 209, 230],
  accounts: [
    { name: 'registrar', signer: true, writable: true },
    { name: 'wallet', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'walletLink', writable: true },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const nominateRole: InstructionLayout = {
  name: 'nominateRole',
  discriminator: [212, 195, 75, 137, 172, 212, 236, 74],
  accounts: [
    { name: 'admin', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['role', 'u8'],
    ['nominee', 'pubkey'],
  ],
};
export const openCase: InstructionLayout = {
  name: 'openCase',
  discriminator: [249, 236, 95, 19, 245, 178, 92, 13],
  accounts: [
    { name: 'slasher', signer: true, writable: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'slashCase', writable: true },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['number', 'u32'],
    ['reason', 'u8'],
    ['evidenceHash', { array: ['u8', 32] }],
    ['infractionAt', 'i64'],
    ['stakeBps', 'u16'],
    ['rewardsBps', 'u16'],
  ],
};
export const openParticipant: InstructionLayout = {
  name: 'openParticipant',
  discriminator: [85, 130, 38, 105, 153, 191, 151, 249],
  accounts: [
    { name: 'wallet', signer: true, writable: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'walletLink', writable: true },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['bump', 'u8']],
};
export const pauseEntries: InstructionLayout = {
  name: 'pauseEntries',
  discriminator: [58, 74, 132, 36, 44, 113, 92, 146],
  accounts: [
    { name: 'pauser', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['seconds', 'i64']],
};
export const postRewards: InstructionLayout = {
  name: 'postRewards',
  discriminator: [54, 160, 23, 227, 59, 59, 71, 40],
  accounts: [
    { name: 'rewardAuthority', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'source', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['block', 'u64'],
    ['amount', 'u64'],
  ],
};
export const registerDevice: InstructionLayout = {
  name: 'registerDevice',
  discriminator: [210, 151, 56, 68, 22, 158, 90, 193],
  accounts: [
    { name: 'registrar', signer: true, writable: true },
    { name: 'config' },
    { name: 'owner' },
    { name: 'participant' },
    { name: 'device', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'rewardVault', writable: true },
    { name: 'mint' },
    { name: 'tokenProgram' },
    { name: 'systemProgram', address: '11111111111111111111111111111111' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['id', { array: ['u8', 16] }],
    ['model', { array: ['u8', 32] }],
    ['cards', 'u16'],
    ['multiplierBps', 'u32'],
    ['tier', 'u8'],
    ['deviceBump', 'u8'],
    ['stakeVaultBump', 'u8'],
    ['rewardVaultBump', 'u8'],
  ],
};
export const releaseCase: InstructionLayout = {
  name: 'releaseCase',
  discriminator: [195, 120, 150, 93, 14, 15, 218, 235],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'device', writable: true },
    { name: 'slashCase', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const reportDevice: InstructionLayout = {
  name: 'reportDevice',
  discriminator: [44, 88, 59, 205, 93, 167, 90, 24],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['status', 'u8'],
    ['hiredUntil', 'i64'],
    ['score', 'u8'],
    ['parts', { array: ['u8', 5] }],
  ],
};
export const retractOffer: InstructionLayout = {
  name: 'retractOffer',
  discriminator: [90, 183, 215, 113, 207, 125, 181, 255],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const revokeAttestation: InstructionLayout = {
  name: 'revokeAttestation',
  discriminator: [12, 156, 103, 161, 194, 246, 211, 179],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const setSlashTerm: InstructionLayout = {
  name: 'setSlashTerm',
  discriminator: [61, 206, 86, 55, 228, 191, 21, 53],
  accounts: [
    { name: 'admin', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['term', 'u8'],
    ['value', 'u64'],
  ],
};
export const stake: InstructionLayout = {
  name: 'stake',
  discriminator: [206, 176, 202, 18, 200, 209, 179, 108],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'source', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['amount', 'u64']],
};
export const terminateDevice: InstructionLayout = {
  name: 'terminateDevice',
  discriminator: [170, 228, 64, 121, 209, 5, 117, 200],
  accounts: [
    { name: 'authority', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const unlinkWallet: InstructionLayout = {
  name: 'unlinkWallet',
  discriminator: [220, 121, 97, 13, 193, 137, 209, 159],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'wallet', signer: true },
    { name: 'config' },
    { name: 'participant', writable: true },
    { name: 'walletLink', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const unpauseEntries: InstructionLayout = {
  name: 'unpauseEntries',
  discriminator: [140, 178, 241, 107, 174, 142, 123, 218],
  accounts: [
    { name: 'pauser', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const unstakeCoStake: InstructionLayout = {
  name: 'unstakeCoStake',
  discriminator: [142, 68, 27, 219, 50, 138, 102, 178],
  accounts: [
    { name: 'coStaker', signer: true },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const unstakeOwnerStake: InstructionLayout = {
  name: 'unstakeOwnerStake',
  discriminator: [149, 115, 77, 220, 161, 0, 164, 182],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const updateParameters: InstructionLayout = {
  name: 'updateParameters',
  discriminator: [116, 107, 24, 207, 101, 49, 213, 77],
  accounts: [
    { name: 'admin', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['baseStakePerCard', 'u64'],
    ['waitSeconds', 'i64'],
    ['cooldownSeconds', 'i64'],
    ['arbiterSeconds', 'i64'],
    ['requirementNoticeSeconds', 'i64'],
    ['maxClaims', 'u8'],
    ['attestationRequired', 'u8'],
  ],
};
export const updateRequirement: InstructionLayout = {
  name: 'updateRequirement',
  discriminator: [204, 139, 84, 128, 162, 187, 215, 164],
  accounts: [
    { name: 'registrar', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [
    ['cards', 'u16'],
    ['multiplierBps', 'u32'],
  ],
};
export const upholdCase: InstructionLayout = {
  name: 'upholdCase',
  discriminator: [44, 170, 112, 80, 5, 127, 209, 83],
  accounts: [
    { name: 'arbiter', signer: true },
    { name: 'config' },
    { name: 'slashCase', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const vacateRole: InstructionLayout = {
  name: 'vacateRole',
  discriminator: [133, 179, 31, 222, 144, 102, 119, 65],
  accounts: [
    { name: 'authority', signer: true },
    { name: 'config', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['role', 'u8']],
};
export const withdrawCase: InstructionLayout = {
  name: 'withdrawCase',
  discriminator: [193, 96, 45, 169, 171, 132, 63, 185],
  accounts: [
    { name: 'authority', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'slashCase', writable: true },
    { name: 'rentPayer', writable: true },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [],
};
export const withdrawCoStake: InstructionLayout = {
  name: 'withdrawCoStake',
  discriminator: [153, 77, 145, 23, 69, 12, 247, 93],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'offer', writable: true },
    { name: 'participant', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'destination', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['destinationBump', 'u8']],
};
export const withdrawOverflow: InstructionLayout = {
  name: 'withdrawOverflow',
  discriminator: [98, 70, 196, 111, 8, 163, 196, 65],
  accounts: [
    { name: 'owner', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'destination', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['amount', 'u64']],
};
export const withdrawOwnerStake: InstructionLayout = {
  name: 'withdrawOwnerStake',
  discriminator: [31, 125, 201, 95, 104, 210, 79, 10],
  accounts: [
    { name: 'caller', signer: true },
    { name: 'config' },
    { name: 'device', writable: true },
    { name: 'stakeVault', writable: true },
    { name: 'destination', writable: true },
    { name: 'tokenProgram' },
    { name: 'eventAuthority' },
    { name: 'program', program: true },
  ],
  args: [['destinationBump', 'u8']],
};
