import type { PublicKey, VersionedTransaction } from '@solana/web3.js';

/** How sure it is that a transaction stays. A confirmed one can, in theory, disappear; a finalized one cannot. */
export type SendCommitment = 'confirmed' | 'finalized';

/** An inner instruction as a simulation answers it. */
export interface SimulatedInstruction {
  programId: PublicKey | string;
  accounts?: readonly (PublicKey | string)[];
  /** Base58; missing if the RPC has interpreted the instruction itself. */
  data?: string;
}

/** The part of a web3.js `Connection` that sending needs; anything that answers like it will do. */
export interface SendConnection {
  /** A recent blockhash, and the last block height at which it can be used. */
  getLatestBlockhash(config: {
    commitment: SendCommitment;
  }): Promise<{ blockhash: string; lastValidBlockHeight: number }>;
  /** Runs an unsigned transaction on a recent blockhash of the node's own. */
  simulateTransaction(
    transaction: VersionedTransaction,
    config: {
      sigVerify: false;
      replaceRecentBlockhash: true;
      innerInstructions: true;
      commitment: SendCommitment;
    },
  ): Promise<{
    value: {
      err: unknown;
      logs: string[] | null;
      unitsConsumed?: number;
      innerInstructions?: { instructions: SimulatedInstruction[] }[] | null;
    };
  }>;
  /** Passes a signed transaction on, and gives its signature, base58. */
  sendRawTransaction(bytes: Uint8Array, options: { skipPreflight: true; maxRetries: 0 }): Promise<string>;
  /** What the node knows of each signature; `null` if it knows nothing. */
  getSignatureStatuses(
    signatures: string[],
    config: { searchTransactionHistory: boolean },
  ): Promise<{ context: { slot: number }; value: (SignatureStatus | null)[] }>;
  /** The slot and the block height that the node has reached. */
  getEpochInfo(config: {
    commitment: SendCommitment;
  }): Promise<{ absoluteSlot: number; blockHeight?: number }>;
  /** First slot that the node still has; 0 for an archive. */
  getFirstAvailableBlock(): Promise<number>;
  /** A block without its transactions; `blockHeight` is read of it. */
  getBlock(
    slot: number,
    config: {
      commitment: SendCommitment;
      maxSupportedTransactionVersion: 1;
      transactionDetails: 'none';
      rewards: false;
    },
  ): Promise<object | null>;
  /** The logs of a transaction that has landed; `null` if the node does not have it. */
  getTransaction(
    signature: string,
    config: { commitment: SendCommitment; maxSupportedTransactionVersion: 1 },
  ): Promise<{ meta: { logMessages?: string[] | null } | null } | null>;
  /** What was paid of late for writing to these accounts, micro-lamports per compute unit. */
  getRecentPrioritizationFees(config: {
    lockedWritableAccounts: PublicKey[];
  }): Promise<{ prioritizationFee: number }[]>;
  /** Listens for a transaction on the WebSocket, so that its outcome is known sooner. Left out, it is only asked for. */
  onSignature?(signature: string, report: () => void, commitment: SendCommitment): number;
  /** Ends {@link SendConnection.onSignature}. */
  removeSignatureListener?(listener: number): Promise<void>;
}

/** What a node says about a signature. */
export interface SignatureStatus {
  slot: number;
  err: unknown;
  confirmationStatus?: 'processed' | 'confirmed' | 'finalized';
}

/** A wallet that can sign: an adapter of a browser, or a key pair behind {@link keypairWallet}. */
export interface WalletSigner {
  publicKey: PublicKey;
  /** Gives the transaction back with the wallet's signature; throws if the user declines. */
  signTransaction(transaction: VersionedTransaction): Promise<VersionedTransaction>;
}

/** A wallet that signs and sends in one step, and cannot only sign. */
export interface SendingWallet {
  publicKey: PublicKey;
  /**
   * Signs and sends; throws if the user declines. The wallet may change the blockhash and the fee.
   *
   * @returns the signature, base58
   */
  signAndSendTransaction(transaction: VersionedTransaction): Promise<string | { signature: string }>;
}

/** A wallet that pays: one that signs, or one that signs and sends in one step. */
export type ClientWallet = WalletSigner | SendingWallet;
