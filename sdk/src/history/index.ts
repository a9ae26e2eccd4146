export type { EntryType, HistoryEntry, Position } from './entries';
export { HistoryGapError } from './errors';
export { toCsv, toJson, type ExportedEntry, type ExportOptions } from './export';
export {
  deviceHistory,
  walletHistory,
  type History,
  type HistoryCursor,
  type HistoryOptions,
  type HistorySource,
  type RecordedEvent,
} from './fetch';
export { toIcs, type IcsOptions } from './ics';
export {
  parseTransactionEvents,
  type CompiledCall,
  type TransactionAnswer,
  type TransactionCall,
} from './parse';
export { rebuildHistory, type RebuildOptions, type RebuiltHistory } from './rebuild';
export { rewardSeries, type RewardPeriod } from './series';
