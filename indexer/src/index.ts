export { Alerts, type AlertsOptions } from './alerts/alerts';
export { Courier, type CourierOptions, type Delivered } from './alerts/courier';
export type { MailOptions } from './alerts/mail';
export { createRule, deleteRule, listRules, type AlertRule, type RuleRequest } from './alerts/rules';
export type { WebhookOptions } from './alerts/webhook';
export { buildServer, type ServerOptions } from './api/server';
export { HttpError, RpcError, type JsonRpcOptions } from './chain/jsonRpc';
export { rpcSource, type RpcSourceOptions } from './chain/rpc';
export {
  IncompleteError,
  UnknownPlaceError,
  type Body,
  type ChainSource,
  type Commitment,
  type Listed,
  type ReadAccount,
  type Tips,
} from './chain/source';
export type { Answer, Database, Leadership, Session, Value } from './db/database';
export { FolderLockedError } from './db/lock';
export { openDatabase, type DatabaseOptions } from './db/open';
export { Indexer, OtherChainError, type IndexerOptions, type Poll } from './ingest/indexer';
export type { Difference } from './ingest/sweep';
export { startIndexer, type RunningIndexer, type StartAlertsOptions, type StartOptions } from './start';
