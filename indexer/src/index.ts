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
export { startIndexer, type RunningIndexer, type StartOptions } from './start';
