import type { Address } from '../address';
import { checkFields, type Fields } from '../codec/fields';
import type { SendCommitment, WalletSigner } from './connection';

/** A step of sending, for a progress display, a log or a journal. */
export type SendProgress =
  /** The transaction would succeed. */
  | { stage: 'simulated'; units: number; logs: readonly string[] }
  /** It is signed and about to be sent for the first time: write it to your journal now. */
  | { stage: 'signed'; signature: string; lastValidBlockHeight: number; bytes: Uint8Array }
  /** The bytes went out; `count` is 1 for the first time. */
  | { stage: 'sent'; signature: string; count: number }
  /** It landed, and is as certain as was asked for. */
  | { stage: 'confirmed'; signature: string; slot: number }
  /** It never landed; another one is signed if attempts are left. */
  | { stage: 'expired'; signature: string; lastValidBlockHeight: number }
  /** A request to the RPC failed and is repeated. */
  | { stage: 'retrying'; request: string; error: unknown };

/** Time, so that tests need not wait. */
export interface SendTiming {
  /** Milliseconds since any moment. */
  now(): number;
  /** Ends after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** Options of waiting for a transaction. */
export interface SettleOptions {
  /**
   * How certain it has to be that the transaction stays; `confirmed` by default. `finalized` only waits longer: reading
   * and simulating always look at the confirmed state.
   */
  commitment?: SendCommitment;
  /** Called at every step. */
  onProgress?: (progress: SendProgress) => void;
  /** The clock of the machine by default. */
  timing?: SendTiming;
  /** The program whose errors are translated; `PROGRAM_ID` by default. */
  programId?: Address;
  /**
   * Stops the waiting. Before anything is signed its reason is thrown; after that the transaction may still land, so
   * `OutcomeUnknownError` is, with the reason as its cause.
   */
  signal?: AbortSignal;
}

/** Options of one sending. Nothing is global. */
export interface SendOptions extends SettleOptions {
  /**
   * Compute units that the transaction may use. `simulate`, the default, takes what the simulation used
   * and a tenth more: too high a limit costs priority.
   */
  computeUnitLimit?: 'simulate' | number;
  /** Micro-lamports per compute unit, or `auto` for what others pay at present; none by default. */
  computeUnitPrice?: bigint | 'auto';
  /**
   * Most that `computeUnitPrice` may be, micro-lamports. `auto` stays below it
   * (`DEFAULT_MAX_COMPUTE_UNIT_PRICE` by default), a higher fixed price is refused.
   */
  maxComputeUnitPrice?: bigint;
  /** How often it may be signed, each time after the one before has provably expired; 1 by default. */
  attempts?: number;
  /** Further wallets that have to sign. */
  signers?: readonly WalletSigner[];
}

const SETTLE_FIELDS: Fields<SettleOptions> = {
  commitment: 'optional',
  onProgress: 'optional',
  timing: 'optional',
  programId: 'optional',
  signal: 'optional',
};

const sendFields = (): Fields<SendOptions> => ({
  ...SETTLE_FIELDS,
  computeUnitLimit: 'optional',
  computeUnitPrice: 'optional',
  maxComputeUnitPrice: 'optional',
  attempts: 'optional',
  signers: 'optional',
});

function checkCommitment({ commitment = 'confirmed' }: SettleOptions): void {
  if (commitment !== 'confirmed' && commitment !== 'finalized')
    throw new TypeError(`commitment must be confirmed or finalized: ${String(commitment)}`);
}

/** Refuses a misspelt option, which would otherwise be as good as none. */
export function checkSettleOptions(caller: string, options: SettleOptions): void {
  checkFields(caller, options, SETTLE_FIELDS);
  checkCommitment(options);
}

/** Refuses a misspelt option, as {@link checkSettleOptions}. */
export function checkSendOptions(caller: string, options: SendOptions): void {
  checkFields(caller, options, sendFields());
  const { attempts = 1 } = options;
  if (!Number.isSafeInteger(attempts) || attempts < 1)
    throw new RangeError(`attempts must be a whole number from 1: ${attempts}`);
  checkCommitment(options);
}

/** The clock of the machine. */
export const MACHINE_TIMING: SendTiming = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
