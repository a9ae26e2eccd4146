export type { DataSlice } from '../accounts/kind';
export {
  fetchMultipleDevices,
  fetchMultipleOffers,
  fetchMultipleParticipants,
  fetchMultipleSlashCases,
  fetchMultipleWalletLinks,
  type FetchMultiple,
} from './fetchMultiple';
export {
  findDevices,
  findOffers,
  findParticipants,
  findSlashCases,
  findWalletLinks,
  type DeviceFilter,
  type Find,
  type OfferFilter,
  type ParticipantFilter,
  type SlashCaseFilter,
  type WalletLinkFilter,
} from './find';
export { averageWeeklyRewards, type RewardFacts, type WeeklyRewards } from './marketplace/estimate';
export {
  indexMarketplace,
  listMarketplace,
  listOffers,
  type LinkedOffers,
  type MarketplaceIndex,
  type MarketplacePage,
  type PageQuery,
} from './marketplace/marketplace';
export type {
  MarketplaceColumn,
  MarketplaceFilter,
  MarketplaceQuery,
  MarketplaceSort,
} from './marketplace/query';
export type { MarketplaceRow } from './marketplace/rows';
export { ProgramNotSetUpError } from './setUp';
export {
  connectionSource,
  SearchRefusedError,
  type AccountSource,
  type FoundAccount,
  type IndexerSource,
  type MemcmpOrSize,
  type ReadingConnection,
} from './source';
export { fetchNow, fetchViewer } from './viewer';
export {
  fetchPositions,
  type HeldCoStake,
  type OwnedDevice,
  type Positions,
  type PositionsOptions,
} from './positions';
