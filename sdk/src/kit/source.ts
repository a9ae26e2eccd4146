import {
  getBase64Decoder,
  getBase64Encoder,
  type Base64EncodedBytes,
  type GetAccountInfoApi,
  type GetFirstAvailableBlockApi,
  type GetMultipleAccountsApi,
  type GetProgramAccountsApi,
  type GetSignaturesForAddressApi,
  type GetSlotApi,
  type GetTransactionApi,
  type Rpc,
  type Signature,
} from '@solana/kit';
import { PublicKey } from '@solana/web3.js';

import type { AccountData } from '../accounts/reader';
import type { HistorySource, TransactionAnswer } from '../history';
import { refusedSearch, type AccountSource, type MemcmpOrSize } from '../read/source';
import { addressOf } from './convert';
import { plain } from './plain';

/** The methods of a node by which accounts and histories are read. */
export type ReadingApi = GetAccountInfoApi &
  GetFirstAvailableBlockApi &
  GetMultipleAccountsApi &
  GetProgramAccountsApi &
  GetSignaturesForAddressApi &
  GetSlotApi &
  GetTransactionApi;

/** Options of {@link kitSource}. */
export interface KitSourceOptions {
  /** Of accounts; `confirmed` by default. Histories have an option of their own. */
  commitment?: 'processed' | 'confirmed' | 'finalized';
}

const toBytes = /* @__PURE__ */ getBase64Encoder();
const toText = /* @__PURE__ */ getBase64Decoder();

interface Encoded {
  data: readonly [string, string];
  owner: string;
}

const accountOf = (found: Encoded | null): AccountData | null =>
  found && { data: toBytes.encode(found.data[0]) as Uint8Array, owner: new PublicKey(found.owner) };

const filterOf = (filter: MemcmpOrSize) =>
  'dataSize' in filter
    ? { dataSize: BigInt(filter.dataSize) }
    : {
        memcmp: {
          offset: BigInt(filter.memcmp.offset),
          bytes: toText.decode(filter.memcmp.bytes) as Base64EncodedBytes,
          encoding: 'base64' as const,
        },
      };

/**
 * A kit RPC as what the SDK reads from: every fetcher, finder, the marketplace, positions and histories take it.
 *
 * @throws as the RPC does; `SearchRefusedError` if it does not allow getProgramAccounts
 *
 * @example
 * const source = kitSource(rpc);
 * const { rows } = await listMarketplace(source, { now: await fetchNow(source) });
 * const { events } = await walletHistory(source, kitAddress);
 */
export function kitSource(
  rpc: Rpc<ReadingApi>,
  { commitment = 'confirmed' }: KitSourceOptions = {},
): AccountSource & HistorySource {
  const config = { commitment, encoding: 'base64' } as const;
  return {
    async getAccountInfo(address) {
      const { value } = await rpc.getAccountInfo(addressOf(address), config).send();
      return accountOf(value);
    },
    async getMultipleAccounts(addresses) {
      const { value } = await rpc.getMultipleAccounts(addresses.map(addressOf), config).send();
      return value.map(accountOf);
    },
    async getProgramAccounts(programId, { filters, dataSlice }) {
      const options = { ...config, filters: filters.map(filterOf), ...(dataSlice && { dataSlice }) };
      const found = await rpc.getProgramAccounts(addressOf(programId), options).send().catch(refusedSearch);
      return found.map(({ pubkey, account }) => ({
        address: new PublicKey(pubkey),
        data: toBytes.encode(account.data[0]) as Uint8Array,
      }));
    },
    async getSignaturesForAddress(address, { before, until, limit }, certainty) {
      const found = await rpc
        .getSignaturesForAddress(addressOf(address), {
          commitment: certainty,
          limit,
          ...(before !== undefined && { before: before as Signature }),
          ...(until !== undefined && { until: until as Signature }),
        })
        .send();
      return found.map(({ signature, slot, err, transactionIndex }) => ({
        signature,
        slot: Number(slot),
        err,
        transactionIndex: transactionIndex === undefined ? null : Number(transactionIndex),
      }));
    },
    async getTransaction(signature, { commitment: certainty, maxSupportedTransactionVersion }) {
      const options = { commitment: certainty, maxSupportedTransactionVersion, encoding: 'json' } as const;
      const found = await rpc.getTransaction(signature as Signature, options).send();
      return plain(found) as (TransactionAnswer & { slot: number }) | null;
    },
    getFirstAvailableBlock: async () => Number(await rpc.getFirstAvailableBlock().send()),
    getSlot: async (certainty) => Number(await rpc.getSlot({ commitment: certainty }).send()),
  };
}
