import type { PublicKey } from '@solana/web3.js';
import type { FailedTransactionMetadata } from 'litesvm';

import type { ReadAccount } from './accountKeys';
import type { Run } from './record';
import type { Message } from './wire';

/** The `err` of an RPC response. */
export type TransactionFailure = string | Record<string, unknown>;

/** Names of LiteSVM's numbers, in its order. */
const TRANSACTION_ERRORS = `AccountInUse AccountLoadedTwice AccountNotFound ProgramAccountNotFound
  InsufficientFundsForFee InvalidAccountForFee AlreadyProcessed BlockhashNotFound CallChainTooDeep
  MissingSignatureForFee InvalidAccountIndex SignatureFailure InvalidProgramForExecution SanitizeFailure
  ClusterMaintenance AccountBorrowOutstanding WouldExceedMaxBlockCostLimit UnsupportedVersion
  InvalidWritableAccount WouldExceedMaxAccountCostLimit WouldExceedAccountDataBlockLimit TooManyAccountLocks
  AddressLookupTableNotFound InvalidAddressLookupTableOwner InvalidAddressLookupTableData
  InvalidAddressLookupTableIndex InvalidRentPayingAccount WouldExceedMaxVoteCostLimit
  WouldExceedAccountDataTotalLimit MaxLoadedAccountsDataSizeExceeded ResanitizationNeeded
  InvalidLoadedAccountsDataSizeLimit UnbalancedTransaction ProgramCacheHitMaxLimit CommitCancelled`.split(
  /\s+/,
);

const INSTRUCTION_ERRORS = `GenericError InvalidArgument InvalidInstructionData InvalidAccountData
  AccountDataTooSmall InsufficientFunds IncorrectProgramId MissingRequiredSignature AccountAlreadyInitialized
  UninitializedAccount UnbalancedInstruction ModifiedProgramId ExternalAccountLamportSpend
  ExternalAccountDataModified ReadonlyLamportChange ReadonlyDataModified DuplicateAccountIndex
  ExecutableModified RentEpochModified NotEnoughAccountKeys AccountDataSizeChanged AccountNotExecutable
  AccountBorrowFailed AccountBorrowOutstanding DuplicateAccountOutOfSync InvalidError ExecutableDataModified
  ExecutableLamportChange ExecutableAccountNotRentExempt UnsupportedProgramId CallDepth MissingAccount
  ReentrancyNotAllowed MaxSeedLengthExceeded InvalidSeeds InvalidRealloc ComputationalBudgetExceeded
  PrivilegeEscalation ProgramEnvironmentSetupFailure ProgramFailedToComplete ProgramFailedToCompile Immutable
  IncorrectAuthority AccountNotRentExempt InvalidAccountOwner ArithmeticOverflow UnsupportedSysvar IllegalOwner
  MaxAccountsDataAllocationsExceeded MaxAccountsExceeded MaxInstructionTraceLengthExceeded
  BuiltinProgramsMustConsumeComputeUnits BorshIoError`.split(/\s+/);

/** The runtime's messages for the failures that users see. */
const WORDS: Record<string, string> = {
  AccountNotFound: 'Attempt to debit an account but found no record of a prior credit.',
  ProgramAccountNotFound: 'Attempt to load a program that does not exist',
  InsufficientFundsForFee: 'Insufficient funds for fee',
  AlreadyProcessed: 'This transaction has already been processed',
  BlockhashNotFound: 'Blockhash not found',
  SignatureFailure: 'Transaction did not pass signature verification',
  SanitizeFailure: 'Transaction failed to sanitize accounts offsets correctly',
};

/** The runtime's spelling of `MissingRequiredSignature`: `missing required signature`. */
const spoken = (name: string): string => name.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

/** LiteSVM's failure as an RPC shows it. */
export function failureOf(failed: FailedTransactionMetadata): TransactionFailure {
  const error = failed.err();
  if (typeof error === 'number') return TRANSACTION_ERRORS[error] ?? `Unknown${error as number}`;
  if ('err' in error) {
    const inner = error.err();
    const detail =
      typeof inner === 'number'
        ? INSTRUCTION_ERRORS[inner]
        : 'code' in inner
          ? { Custom: inner.code }
          : { BorshIoError: inner.msg };
    return { InstructionError: [error.index, detail] };
  }
  if ('accountIndex' in error) {
    const name = error.constructor.name.replace('TransactionError', '');
    return { [name]: { account_index: error.accountIndex } };
  }
  return { DuplicateInstruction: error.index };
}

/** A failure as the runtime's message. */
export function wordsOf(failure: TransactionFailure): string {
  if (typeof failure === 'string') return WORDS[failure] ?? spoken(failure);
  const instruction = failure['InstructionError'] as [number, string | { Custom?: number }] | undefined;
  if (!instruction) return spoken(Object.keys(failure)[0]!);
  const [index, detail] = instruction;
  const inner =
    typeof detail === 'string'
      ? spoken(detail)
      : detail.Custom === undefined
        ? 'Failed to serialize or deserialize account data'
        : `custom program error: 0x${detail.Custom.toString(16)}`;
  return `Error processing Instruction ${index}: ${inner}`;
}

/** Whether a failed transaction is in a block, with its fee paid; the others never leave the leader. */
export const isInBlock = (failure: TransactionFailure): boolean =>
  typeof failure !== 'string' && ('InstructionError' in failure || 'InsufficientFundsForRent' in failure);

/** On a node, a call of a missing program has its own error name. */
export function unknownProgram(run: Run, { calls }: Message, keys: PublicKey[], read: ReadAccount): Run {
  if (run.failure !== 'InvalidProgramForExecution') return run;
  const missing = calls.some(({ programIdIndex }) => read(keys[programIdIndex]!) === null);
  return missing ? { ...run, failure: 'ProgramAccountNotFound' } : run;
}
