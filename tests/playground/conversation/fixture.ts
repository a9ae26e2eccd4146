import { PROGRAM_ID } from '@co-staking/sdk';
import {
  approve,
  createInitializeMint2Instruction,
  createInitializeAccount3Instruction,
  createMintToInstruction,
  TOKEN_PROGRAM_ID,
} from '@solana/spl-token';
import {
  AddressLookupTableProgram,
  ComputeBudgetProgram,
  Connection,
  Keypair,
  NONCE_ACCOUNT_LENGTH,
  PublicKey,
  SystemProgram,
  Transaction,
  TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
  type AddressLookupTableAccount,
} from '@solana/web3.js';
import { setTimeout as pause } from 'node:timers/promises';

import { v1Transfer } from './v1';

const MEMO = new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr');
const LAMPORTS = 5_000_000_000;

/** What the conversation talks about, the same on every node: accounts, and transactions that are final. */
export interface Fixture {
  payer: Keypair;
  other: Keypair;
  /** An address without an account. */
  nobody: PublicKey;
  mint: PublicKey;
  tokenAccount: PublicKey;
  delegate: PublicKey;
  nonce: PublicKey;
  table: PublicKey;
  programId: PublicKey;
  signatures: Record<'transfer' | 'memo' | 'failed' | 'tokens' | 'v0' | 'v1', string>;
  slot: number;
}

const memo = (text: string): TransactionInstruction =>
  new TransactionInstruction({ programId: MEMO, keys: [], data: Buffer.from(text) });

/** Makes the accounts and transactions of a conversation, and waits until they are final. */
export async function setUp(connection: Connection): Promise<Fixture> {
  const [payer, other, mint, tokens, nonce] = Array.from({ length: 5 }, () => Keypair.generate()) as [
    Keypair,
    Keypair,
    Keypair,
    Keypair,
    Keypair,
  ];
  const delegate = Keypair.generate().publicKey;
  await confirmed(connection, await connection.requestAirdrop(payer.publicKey, LAMPORTS));
  const send = (instructions: TransactionInstruction[], ...signers: Keypair[]) =>
    sendAndConfirmTransaction(connection, new Transaction().add(...instructions), [payer, ...signers]);
  const create = async (key: Keypair, space: number, programId: PublicKey) =>
    SystemProgram.createAccount({
      fromPubkey: payer.publicKey,
      newAccountPubkey: key.publicKey,
      lamports: await connection.getMinimumBalanceForRentExemption(space),
      space,
      programId,
    });
  const transferTo = (lamports: number) =>
    SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: other.publicKey, lamports });
  const transfer = await send([transferTo(10_000_000)]);
  const memoed = await send([memo('seen'), memo('twice')]);
  const tokensMade = await send(
    [
      await create(mint, 82, TOKEN_PROGRAM_ID),
      createInitializeMint2Instruction(mint.publicKey, 6, payer.publicKey, payer.publicKey),
      await create(tokens, 165, TOKEN_PROGRAM_ID),
      createInitializeAccount3Instruction(tokens.publicKey, mint.publicKey, payer.publicKey),
      createMintToInstruction(mint.publicKey, tokens.publicKey, payer.publicKey, 1_500_000),
    ],
    mint,
    tokens,
  );
  await approve(connection, payer, tokens.publicKey, delegate, payer, 7);
  const authority = { noncePubkey: nonce.publicKey, authorizedPubkey: payer.publicKey };
  const createNonce = SystemProgram.createNonceAccount({
    fromPubkey: payer.publicKey,
    ...authority,
    lamports: await connection.getMinimumBalanceForRentExemption(NONCE_ACCOUNT_LENGTH),
  });
  await send(createNonce.instructions, nonce);
  const failed = await sendFailing(connection, payer, transferTo(LAMPORTS * 2));
  const table = await lookupTable(connection, payer, other.publicKey, send);
  const v0 = await sendVersioned(connection, payer, [transferTo(11)], table);
  const v1 = await v1Transfer(connection, payer, other.publicKey, 12n);
  await confirmed(connection, v1);
  await final(connection, v1);
  const status = (await connection.getSignatureStatus(transfer, { searchTransactionHistory: true })).value!;
  return {
    payer,
    other,
    nobody: Keypair.generate().publicKey,
    mint: mint.publicKey,
    tokenAccount: tokens.publicKey,
    delegate,
    nonce: nonce.publicKey,
    table: table.key,
    programId: PROGRAM_ID,
    signatures: { transfer, memo: memoed, failed, tokens: tokensMade, v0, v1 },
    slot: status.slot,
  };
}

async function until(connection: Connection, signature: string, levels: string[]): Promise<void> {
  const { lastValidBlockHeight } = await connection.getLatestBlockhash();
  for (;;) {
    const { value } = await connection.getSignatureStatus(signature);
    if (value && levels.includes(value.confirmationStatus!)) return;
    if (!value && (await connection.getBlockHeight()) > lastValidBlockHeight)
      throw new Error(`${signature} has expired: the machine is too slow for this node`);
    await pause(100);
  }
}

const confirmed = (connection: Connection, signature: string) =>
  until(connection, signature, ['confirmed', 'finalized']);
const final = (connection: Connection, signature: string) => until(connection, signature, ['finalized']);

async function sendFailing(
  connection: Connection,
  payer: Keypair,
  instruction: TransactionInstruction,
): Promise<string> {
  const { blockhash } = await connection.getLatestBlockhash();
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash });
  transaction.add(ComputeBudgetProgram.setComputeUnitLimit({ units: 1_000 }), instruction).sign(payer);
  const signature = await connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  await confirmed(connection, signature);
  return signature;
}

async function sendVersioned(
  connection: Connection,
  payer: Keypair,
  instructions: TransactionInstruction[],
  table: AddressLookupTableAccount,
): Promise<string> {
  const { blockhash } = await connection.getLatestBlockhash();
  const message = new TransactionMessage({
    payerKey: payer.publicKey,
    recentBlockhash: blockhash,
    instructions,
  });
  const transaction = new VersionedTransaction(message.compileToV0Message([table]));
  transaction.sign([payer]);
  const signature = await connection.sendTransaction(transaction);
  await confirmed(connection, signature);
  return signature;
}

/** A lookup table with one address, which can be used. */
async function lookupTable(
  connection: Connection,
  payer: Keypair,
  address: PublicKey,
  send: (instructions: TransactionInstruction[]) => Promise<string>,
): Promise<AddressLookupTableAccount> {
  // The slot has to be in the past of the bank that runs it.
  const recentSlot = await connection.getSlot('finalized');
  const authority = payer.publicKey;
  const [create, key] = AddressLookupTableProgram.createLookupTable({
    authority,
    payer: authority,
    recentSlot,
  });
  const extend = { payer: authority, authority, lookupTable: key, addresses: [address] };
  const signature = await send([create, AddressLookupTableProgram.extendLookupTable(extend)]);
  const { slot } = (await connection.getSignatureStatus(signature)).value!;
  // Its addresses count from the next slot on.
  while ((await connection.getSlot('confirmed')) <= slot) await pause(100);
  return (await connection.getAddressLookupTable(key)).value!;
}
