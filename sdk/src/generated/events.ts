// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
import type { EventLayout } from '../codec/layout';
import * as structs from './eventStructs';

/** Every event of the program. */
export const EVENT_LAYOUTS: readonly EventLayout[] = [
  {
    name: 'AttestationRevoked',
    discriminator: [47, 106, 65, 238, 200, 127, 163, 50],
    fields: structs.AttestationRevoked,
  },
  { name: 'CaseAppealed', discriminator: [40, 7, 11, 107, 20, 198, 16, 223], fields: structs.CaseAppealed },
  { name: 'CaseDecided', discriminator: [141, 49, 224, 4, 8, 15, 233, 171], fields: structs.CaseDecided },
  { name: 'CaseEnded', discriminator: [19, 217, 223, 78, 208, 222, 112, 251], fields: structs.CaseEnded },
  { name: 'CaseOpened', discriminator: [245, 105, 188, 107, 134, 28, 213, 139], fields: structs.CaseOpened },
  {
    name: 'CoStakeClosed',
    discriminator: [202, 118, 178, 213, 76, 251, 94, 98],
    fields: structs.CoStakeClosed,
  },
  {
    name: 'CoStakeRewardsClaimed',
    discriminator: [103, 178, 143, 90, 66, 28, 135, 94],
    fields: structs.CoStakeRewardsClaimed,
  },
  {
    name: 'CoStakeUnstaked',
    discriminator: [143, 112, 40, 126, 47, 34, 250, 221],
    fields: structs.CoStakeUnstaked,
  },
  {
    name: 'CoStakeWithdrawn',
    discriminator: [169, 223, 120, 185, 48, 222, 183, 203],
    fields: structs.CoStakeWithdrawn,
  },
  {
    name: 'ConfigInitialized',
    discriminator: [181, 49, 200, 156, 19, 167, 178, 91],
    fields: structs.ConfigInitialized,
  },
  { name: 'DeviceClosed', discriminator: [47, 29, 126, 132, 37, 146, 29, 62], fields: structs.DeviceClosed },
  {
    name: 'DeviceRegistered',
    discriminator: [221, 90, 2, 153, 72, 98, 71, 181],
    fields: structs.DeviceRegistered,
  },
  {
    name: 'DeviceReported',
    discriminator: [95, 109, 44, 36, 90, 193, 221, 122],
    fields: structs.DeviceReported,
  },
  {
    name: 'DeviceTerminated',
    discriminator: [17, 224, 209, 42, 140, 163, 139, 65],
    fields: structs.DeviceTerminated,
  },
  {
    name: 'EntriesPaused',
    discriminator: [24, 139, 98, 170, 54, 152, 228, 101],
    fields: structs.EntriesPaused,
  },
  {
    name: 'EntriesUnpaused',
    discriminator: [36, 81, 205, 39, 172, 101, 155, 50],
    fields: structs.EntriesUnpaused,
  },
  { name: 'NoticeGiven', discriminator: [137, 21, 81, 81, 98, 103, 145, 86], fields: structs.NoticeGiven },
  {
    name: 'OfferAccepted',
    discriminator: [81, 238, 238, 115, 140, 18, 8, 20],
    fields: structs.OfferAccepted,
  },
  {
    name: 'OfferClosed',
    discriminator: [237, 38, 102, 204, 165, 180, 177, 164],
    fields: structs.OfferClosed,
  },
  { name: 'OfferCreated', discriminator: [31, 236, 215, 144, 75, 45, 157, 87], fields: structs.OfferCreated },
  {
    name: 'OverflowWithdrawn',
    discriminator: [206, 161, 76, 208, 46, 76, 74, 176],
    fields: structs.OverflowWithdrawn,
  },
  {
    name: 'OwnerRewardsClaimed',
    discriminator: [35, 2, 221, 124, 169, 231, 69, 250],
    fields: structs.OwnerRewardsClaimed,
  },
  {
    name: 'OwnerStakeWithdrawn',
    discriminator: [99, 156, 29, 244, 181, 133, 67, 129],
    fields: structs.OwnerStakeWithdrawn,
  },
  { name: 'OwnerStaked', discriminator: [59, 76, 38, 36, 16, 171, 45, 36], fields: structs.OwnerStaked },
  {
    name: 'OwnerUnstaked',
    discriminator: [194, 1, 92, 194, 224, 206, 34, 71],
    fields: structs.OwnerUnstaked,
  },
  {
    name: 'ParametersUpdated',
    discriminator: [231, 142, 26, 97, 203, 112, 175, 79],
    fields: structs.ParametersUpdated,
  },
  {
    name: 'ParticipantAttested',
    discriminator: [32, 233, 90, 149, 158, 88, 181, 192],
    fields: structs.ParticipantAttested,
  },
  {
    name: 'ParticipantClosed',
    discriminator: [62, 49, 218, 252, 40, 130, 68, 71],
    fields: structs.ParticipantClosed,
  },
  {
    name: 'ParticipantOpened',
    discriminator: [54, 25, 201, 44, 22, 242, 43, 26],
    fields: structs.ParticipantOpened,
  },
  {
    name: 'RequirementUpdated',
    discriminator: [196, 88, 118, 97, 224, 37, 252, 92],
    fields: structs.RequirementUpdated,
  },
  {
    name: 'RewardsPosted',
    discriminator: [122, 90, 96, 57, 177, 42, 62, 209],
    fields: structs.RewardsPosted,
  },
  {
    name: 'RoleAccepted',
    discriminator: [130, 219, 17, 167, 202, 238, 104, 50],
    fields: structs.RoleAccepted,
  },
  {
    name: 'RoleNominated',
    discriminator: [235, 144, 249, 197, 126, 71, 224, 192],
    fields: structs.RoleNominated,
  },
  { name: 'RoleVacated', discriminator: [189, 250, 57, 16, 186, 213, 200, 194], fields: structs.RoleVacated },
  { name: 'SlashTermSet', discriminator: [143, 110, 139, 115, 80, 27, 71, 95], fields: structs.SlashTermSet },
  { name: 'WalletLinked', discriminator: [117, 31, 117, 13, 216, 212, 63, 33], fields: structs.WalletLinked },
  {
    name: 'WalletUnlinked',
    discriminator: [119, 49, 135, 170, 51, 197, 192, 174],
    fields: structs.WalletUnlinked,
  },
];
