import { PublicKey, TransactionInstruction } from '@solana/web3.js';

/** The SPL memo program, version 2. */
export const MEMO_PROGRAM = new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr');

/** A memo, as `solana --with-memo` adds it: recorded in the logs, and signed by no one in particular. */
export const memoInstruction = (text: string): TransactionInstruction =>
  new TransactionInstruction({ programId: MEMO_PROGRAM, keys: [], data: Buffer.from(text, 'utf8') });
