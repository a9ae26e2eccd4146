import { PROGRAM_ID, type Address } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { PublicKey } from '@solana/web3.js';

import { bodyOf, type TransactionJson } from './body';
import { HttpError, jsonRpc, RpcError, type JsonRpcOptions } from './jsonRpc';
import { watchLogs } from './logs';
import {
  IncompleteError,
  UnknownPlaceError,
  type ChainSource,
  type Commitment,
  type Listed,
  type ReadAccount,
} from './source';

const UNKNOWN_TRANSACTION = -32020;
const UNSUPPORTED_VERSION = -32015;
/** The node has no index, or does not offer the method. */
const NO_SEARCH = [-32010, -32601];
const NO_SEARCH_STATUS = [403, 405, 410, 501];
/** Newest version of transactions that is asked for. */
const NEWEST_VERSION = 1;

/** Options of {@link rpcSource}. */
export interface RpcSourceOptions extends JsonRpcOptions {
  /** The program; the SDK's by default. */
  programId?: Address;
  /** WebSocket of the node; derived from the URL by default, `null` for polling alone. */
  webSocket?: string | null;
}

interface SignatureJson {
  signature: string;
  slot: number;
  err: unknown;
  blockTime?: number | null;
  transactionIndex?: number | null;
}

interface AccountJson {
  owner: string;
  data: [string, 'base64'];
}

const accountOf = ({ owner, data }: AccountJson): NonNullable<ReadAccount['account']> => ({
  owner: new PublicKey(owner).toBytes(),
  data: new Uint8Array(Buffer.from(data[0], 'base64')),
});

/** Where the node's subscriptions are: beside it, or one port above if the URL names one. */
function webSocketOf(url: string): string {
  const socket = new URL(url);
  socket.protocol = socket.protocol === 'https:' ? 'wss:' : 'ws:';
  if (socket.port !== '') socket.port = String(Number(socket.port) + 1);
  return socket.href;
}

/**
 * An RPC node.
 *
 * @example
 * const source = rpcSource('http://127.0.0.1:8899');
 */
export function rpcSource(url: string, options: RpcSourceOptions = {}): ChainSource {
  const { programId = PROGRAM_ID, webSocket = webSocketOf(url), ...rest } = options;
  const name = new URL(url).host;
  const ask = jsonRpc(url, rest);
  const program = programId.toString();

  function listedOf({ signature, slot, err, blockTime, transactionIndex }: SignatureJson): Listed {
    return {
      signature,
      slot,
      txIndex: transactionIndex ?? null,
      blockTime: blockTime ?? null,
      failed: err !== null && err !== undefined,
    };
  }

  return {
    name,
    genesis: () => ask('getGenesisHash', []),
    async tips() {
      const at = (commitment: Commitment) => ask<number>('getSlot', [{ commitment }]);
      // Finalized first: then it cannot be ahead of the other.
      const finalized = await at('finalized');
      return { finalized, confirmed: await at('confirmed') };
    },
    async list(address, { before, until, limit }, commitment) {
      const config = { limit, commitment, ...(before && { before }), ...(until && { until }) };
      try {
        return (await ask<SignatureJson[]>('getSignaturesForAddress', [address, config])).map(listedOf);
      } catch (error) {
        if (error instanceof RpcError && error.code === UNKNOWN_TRANSACTION)
          throw new UnknownPlaceError(`${name}: ${error.message}`);
        throw error;
      }
    },
    async read(signature, commitment) {
      const config = { commitment, encoding: 'json', maxSupportedTransactionVersion: NEWEST_VERSION };
      try {
        const answer = await ask<TransactionJson | null>('getTransaction', [signature, config]);
        return answer && { ...bodyOf(answer, programId, name), slot: answer.slot };
      } catch (error) {
        if (error instanceof RpcError && error.code === UNSUPPORTED_VERSION)
          return { events: [], writable: [], slot: -1, unreadable: error.message };
        throw error;
      }
    },
    async accounts(addresses, minSlot) {
      const config = { commitment: 'confirmed', encoding: 'base64', minContextSlot: minSlot };
      const { context, value } = await ask<{ context: { slot: number }; value: (AccountJson | null)[] }>(
        'getMultipleAccounts',
        [addresses, config],
      );
      if (value.length !== addresses.length)
        throw new IncompleteError(name, `${value.length} accounts for ${addresses.length} addresses`);
      const accounts = value.map((found, index) => ({
        address: addresses[index]!,
        account: found && accountOf(found),
      }));
      return { slot: context.slot, accounts };
    },
    async allAccounts() {
      const search = (discriminator: readonly number[]) =>
        ask<{ pubkey: string; account: AccountJson }[]>('getProgramAccounts', [
          program,
          {
            commitment: 'confirmed',
            encoding: 'base64',
            filters: [
              {
                memcmp: {
                  offset: 0,
                  bytes: Buffer.from(discriminator).toString('base64'),
                  encoding: 'base64',
                },
              },
            ],
          },
        ]);
      try {
        const kinds = await Promise.all(IDL.accounts.map(({ discriminator }) => search(discriminator)));
        return kinds.flat().map(({ pubkey, account }) => ({ address: pubkey, account: accountOf(account) }));
      } catch (error) {
        const refused =
          (error instanceof RpcError && NO_SEARCH.includes(error.code)) ||
          (error instanceof HttpError && NO_SEARCH_STATUS.includes(error.status));
        if (refused) return null;
        throw error;
      }
    },
    ...(webSocket !== null && { watch: (hint: () => void) => watchLogs(webSocket, program, hint) }),
  };
}
