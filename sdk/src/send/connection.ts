import type { PublicKey, VersionedTransaction } from '@solana/web3.js';

/** How sure it is that a transaction stays. A confirmed one can, in theory, disappear; a finalized one cannot. */
export type SendCommitment = 'confirmed' | 'finalized';

interface WithContext<T> {
  context: { slot: number };
  value: T;
}

/** An inner instruction as a simulation answers it. */
export interface SimulatedInstruction {
  programId: PublicKey | string;
  accounts?: readonly (PublicKey | string)[];
  /** Base58; missing where the RPC has interpreted the instruction itself. */
  data?: string;
}

/** The part of a web3.js `Connection` that sending needs; anything that answers like it will do. */
export interface SendConnection {
  getLatestBlockhash(config: {
    commitment: SendCommitment;
  }): Promise<{ blockhash: string; lastValidBlockHeight: number }>;
  simulateTransaction(
    transaction: VersionedTransaction,
    config: {
      sigVerify: false;
      replaceRecentBlockhash: true;
      innerInstructions: true;
      commitment: SendCommitment;
    },
  ): Promise<
    WithContext<{
      err: unknown;
      logs: string[] | null;
      unitsConsumed?: number;
      innerInstructions?: { instructions: SimulatedInstruction[] }[] | null;
    }>
  >;
  sendRawTransaction(bytes: Uint8Array, options: { skipPreflight: true; maxRetries: 0 }): Promise<string>;
  getSignatureStatuses(
    signatures: string[],
    config: { searchTransactionHistory: boolean },
  ): Promise<WithContext<(SignatureStatus | null)[]>>;
  getEpochInfo(config: {
    commitment: SendCommitment;
  }): Promise<{ absoluteSlot: number; blockHeight?: number }>;
  getTransaction(
    signature: string,
    config: { commitment: SendCommitment; maxSupportedTransactionVersion: 0 },
  ): Promise<{ meta: { logMessages?: string[] | null } | null } | null>;
  getRecentPrioritizationFees(config: {
    lockedWritableAccounts: PublicKey[];
  }): Promise<{ prioritizationFee: number }[]>;
}

/** What a node says about a signature. */
export interface SignatureStatus {
  slot: number;
  err: unknown;
  confirmationStatus?: 'processed' | 'confirmed' | 'finalized';
}

/** A wallet that can sign: an adapter of a browser, or a key pair behind two lines of code. */
export interface WalletSigner {
  publicKey: PublicKey;
  signTransaction(transaction: VersionedTransaction): Promise<VersionedTransaction>;
}
