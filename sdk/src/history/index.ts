export { parseTransactionEvents, type TransactionAnswer } from './parse';
