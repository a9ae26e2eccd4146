import {
  getBase64Decoder,
  type Base64EncodedWireTransaction,
  type GetBlockApi,
  type GetEpochInfoApi,
  type GetLatestBlockhashApi,
  type GetRecentPrioritizationFeesApi,
  type GetSignatureStatusesApi,
  type Rpc,
  type SendTransactionApi,
  type Signature,
  type SimulateTransactionApi,
} from '@solana/kit';

import type { ClientConnection } from '../client';
import type { SendConnection } from '../send';
import { addressOf } from './convert';
import { plain } from './plain';
import { kitSource, type ReadingApi } from './source';

/** The methods of a node by which transactions are simulated, sent and waited for. */
export type SendingApi = ReadingApi &
  GetBlockApi &
  GetEpochInfoApi &
  GetLatestBlockhashApi &
  GetRecentPrioritizationFeesApi &
  GetSignatureStatusesApi &
  SendTransactionApi &
  SimulateTransactionApi;

const text = /* @__PURE__ */ getBase64Decoder();
const wire = (bytes: Uint8Array): Base64EncodedWireTransaction =>
  text.decode(bytes) as Base64EncodedWireTransaction;

/** A kit RPC as the client's connection: it reads accounts and sends. */
export function connectionOf(rpc: Rpc<SendingApi>): ClientConnection {
  const source = kitSource(rpc);
  const sending: SendConnection = {
    async getLatestBlockhash(config) {
      const { value } = await rpc.getLatestBlockhash(config).send();
      return { blockhash: value.blockhash, lastValidBlockHeight: Number(value.lastValidBlockHeight) };
    },
    async simulateTransaction(transaction, config) {
      const options = { ...config, encoding: 'base64' } as const;
      const answer = await rpc.simulateTransaction(wire(transaction.serialize()), options).send();
      return plain(answer) as Awaited<ReturnType<SendConnection['simulateTransaction']>>;
    },
    sendRawTransaction: (bytes) =>
      rpc.sendTransaction(wire(bytes), { encoding: 'base64', skipPreflight: true, maxRetries: 0n }).send(),
    async getSignatureStatuses(signatures, config) {
      const answer = await rpc.getSignatureStatuses(signatures as Signature[], config).send();
      return plain(answer) as Awaited<ReturnType<SendConnection['getSignatureStatuses']>>;
    },
    async getEpochInfo(config) {
      const { absoluteSlot, blockHeight } = await rpc.getEpochInfo(config).send();
      return { absoluteSlot: Number(absoluteSlot), blockHeight: Number(blockHeight) };
    },
    getFirstAvailableBlock: () => source.getFirstAvailableBlock!(),
    getBlock: async (slot, config) => plain(await rpc.getBlock(BigInt(slot), config).send()) as object | null,
    async getTransaction(signature, config) {
      const answer = await source.getTransaction(signature, config);
      return answer as Awaited<ReturnType<SendConnection['getTransaction']>>;
    },
    async getRecentPrioritizationFees({ lockedWritableAccounts }) {
      const found = await rpc.getRecentPrioritizationFees(lockedWritableAccounts.map(addressOf)).send();
      return found.map(({ prioritizationFee }) => ({ prioritizationFee: Number(prioritizationFee) }));
    },
  };
  return { ...sending, getAccountInfo: (address) => source.getAccountInfo(address) };
}
