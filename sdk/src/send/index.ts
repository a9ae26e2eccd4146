export type {
  ClientWallet,
  SendCommitment,
  SendConnection,
  SendingWallet,
  SignatureStatus,
  SimulatedInstruction,
  WalletSigner,
} from './connection';
export { OutcomeUnknownError, TransactionExpiredError, type UnknownReason } from './errors';
export type { SendOptions, SendProgress, SendTiming, SettleOptions } from './options';
export { AUTO_PRICE_PERCENTILE, DEFAULT_MAX_COMPUTE_UNIT_PRICE } from './price';
export { computeUnitLimitFor, sendInstructions, type Sent } from './send';
export { settleTransaction, type Landed, type SignedTransaction } from './settle';
export { simulateInstructions, type SimulateInput, type Simulation } from './simulate';
export { keypairWallet } from './keypairWallet';
