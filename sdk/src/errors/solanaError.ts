// Errors of `@solana/kit`, without its package: numbers and names are those of its list. A test compares them.

/** Numbers of a transaction's failure, in the order of the runtime, from 1. */
const TRANSACTION = 7_050_000;
const TRANSACTION_NAMES =
  'AccountInUse AccountLoadedTwice AccountNotFound ProgramAccountNotFound InsufficientFundsForFee InvalidAccountForFee AlreadyProcessed BlockhashNotFound CallChainTooDeep MissingSignatureForFee InvalidAccountIndex SignatureFailure InvalidProgramForExecution SanitizeFailure ClusterMaintenance AccountBorrowOutstanding WouldExceedMaxBlockCostLimit UnsupportedVersion InvalidWritableAccount WouldExceedMaxAccountCostLimit WouldExceedAccountDataBlockLimit TooManyAccountLocks AddressLookupTableNotFound InvalidAddressLookupTableOwner InvalidAddressLookupTableData InvalidAddressLookupTableIndex InvalidRentPayingAccount WouldExceedMaxVoteCostLimit WouldExceedAccountDataTotalLimit DuplicateInstruction InsufficientFundsForRent MaxLoadedAccountsDataSizeExceeded InvalidLoadedAccountsDataSizeLimit ResanitizationNeeded ProgramExecutionTemporarilyRestricted UnbalancedTransaction';

/** Numbers of an instruction's failure, in the order of the runtime, from 1. */
const INSTRUCTION = 4_615_000;
const INSTRUCTION_NAMES =
  'GenericError InvalidArgument InvalidInstructionData InvalidAccountData AccountDataTooSmall InsufficientFunds IncorrectProgramId MissingRequiredSignature AccountAlreadyInitialized UninitializedAccount UnbalancedInstruction ModifiedProgramId ExternalAccountLamportSpend ExternalAccountDataModified ReadonlyLamportChange ReadonlyDataModified DuplicateAccountIndex ExecutableModified RentEpochModified NotEnoughAccountKeys AccountDataSizeChanged AccountNotExecutable AccountBorrowFailed AccountBorrowOutstanding DuplicateAccountOutOfSync Custom InvalidError ExecutableDataModified ExecutableLamportChange ExecutableAccountNotRentExempt UnsupportedProgramId CallDepth MissingAccount ReentrancyNotAllowed MaxSeedLengthExceeded InvalidSeeds InvalidRealloc ComputationalBudgetExceeded PrivilegeEscalation ProgramEnvironmentSetupFailure ProgramFailedToComplete ProgramFailedToCompile Immutable IncorrectAuthority BorshIoError AccountNotRentExempt InvalidAccountOwner ArithmeticOverflow UnsupportedSysvar IllegalOwner MaxAccountsDataAllocationsExceeded MaxAccountsExceeded MaxInstructionTraceLengthExceeded BuiltinProgramsMustConsumeComputeUnits';

/** What kit keeps beside the words of an error. */
export interface SolanaErrorContext {
  /** Number of the error: of JSON-RPC if a node answered with one. */
  __code: number;
  /** Words of the node. */
  __serverMessage?: string;
  [name: string]: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The context of an error of kit; `null` for any other value. Not by class: kit need not be installed. */
export function solanaContext(error: unknown): SolanaErrorContext | null {
  const context = isObject(error) ? error['context'] : undefined;
  return isObject(context) && typeof context['__code'] === 'number' ? (context as SolanaErrorContext) : null;
}

const nameOf = (code: number, first: number, names: string): string | undefined =>
  names.split(' ')[code - first - 1];

/** The failure of a transaction that an error of kit is about; empty if it is about something else. */
export function failureOf({ __code: code, ...context }: SolanaErrorContext): {
  number?: number;
  reason?: string;
} {
  const instruction = nameOf(code, INSTRUCTION, INSTRUCTION_NAMES);
  if (instruction === 'Custom') return { number: Number(context['code']) };
  const reason = instruction ?? nameOf(code, TRANSACTION, TRANSACTION_NAMES);
  return reason === undefined ? {} : { reason };
}
