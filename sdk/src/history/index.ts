export type { EntryType, HistoryEntry, Position } from './entries';
export { HistoryGapError, type HistoryGap, type HistoryPlace, type HistoryRange } from './errors';
export { toCsv, toJson, type ExportedEntry, type ExportOptions } from './export';
export { deviceHistory, devicePages, sortEvents, walletHistory, walletPages } from './fetch';
export { toIcs, type IcsOptions } from './ics';
export {
  parseTransactionEvents,
  type CompiledCall,
  type TransactionAnswer,
  type TransactionCall,
} from './parse';
export { rebuildHistory, type RebuildOptions, type RebuiltHistory } from './rebuild';
export type {
  EventPage,
  EventQuestion,
  EventSource,
  History,
  HistoryCursor,
  HistoryOptions,
  HistoryPage,
  HistoryProgress,
  HistorySource,
  ListedTransaction,
  RecordedEvent,
} from './source';
export { rewardSeries, type RewardPeriod } from './series';
