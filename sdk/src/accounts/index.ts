export { decodeConfig, fetchConfig, fetchConfigNullable, type Config } from './config';
export {
  decodeDevice,
  fetchDevice,
  fetchDeviceNullable,
  type CoStakeSlot,
  type Device,
  type Hardware,
  type RewardLedger,
} from './device';
export { AccountNotFoundError } from './kind';
export { decodeOffer, fetchOffer, fetchOfferNullable, type Offer } from './offer';
export {
  decodeParticipant,
  fetchParticipant,
  fetchParticipantNullable,
  type Participant,
} from './participant';
export type { AccountData, AccountReader, FetchOptions } from './reader';
export {
  decodeSlashCase,
  fetchSlashCase,
  fetchSlashCaseNullable,
  type CoStakeHit,
  type SlashCase,
} from './slashCase';
export * from './states';
export { decodeWalletLink, fetchWalletLink, fetchWalletLinkNullable, type WalletLink } from './walletLink';
