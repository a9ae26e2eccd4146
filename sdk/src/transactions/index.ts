export {
  buildTransaction,
  MAX_COMPUTE_UNITS,
  TransactionTooLargeError,
  type BuildTransactionInput,
} from './build';
export { MAX_TRANSACTION_BYTES } from './size';
