/** A PostgreSQL server of its own. */
export interface OwnServer {
  url: string;
  version: string;
  folder: string;
  start(): void;
  crash(): void;
  stop(): void;
}

export function startPostgres(options?: {
  parent?: string;
  settings?: string[];
  replicaOf?: OwnServer;
}): Promise<OwnServer>;
