import {
  ComputeBudgetProgram,
  Keypair,
  NONCE_ACCOUNT_LENGTH,
  NonceAccount,
  SystemProgram,
  Transaction,
  sendAndConfirmTransaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { getBase58Decoder } from '@solana/kit';
import { assert } from 'chai';

import { buildV1 } from './conversation/v1';

import { addressOf, call, resultOf, usePlayground, walletOf } from './support';

interface Landed {
  version: number;
  meta: { fee: number; err: unknown };
  transaction: { message: { transactionConfig: unknown; recentBlockhash: string }; signatures: string[] };
}

const base58 = getBase58Decoder();

describe('playground: transactions of version 1', () => {
  const stand = usePlayground();

  async function build(lamports: bigint): Promise<{ text: string; signature: string }> {
    const text = await buildV1(
      stand.connection,
      walletOf(stand, 'visitor'),
      addressOf(stand, 'owner'),
      lamports,
    );
    // The one signature is at the end.
    return { text, signature: base58.decode(Buffer.from(text, 'base64').subarray(-64)) };
  }

  it('land, cost their fee, and are shown to readers that know them', async () => {
    const before = await stand.connection.getBalance(addressOf(stand, 'owner'));
    const { text, signature } = await build(2n);
    assert.equal(await resultOf(stand, 'sendTransaction', [text, { encoding: 'base64' }]), signature);
    assert.equal(await stand.connection.getBalance(addressOf(stand, 'owner')), before + 2);
    const found = await resultOf<Landed>(stand, 'getTransaction', [
      signature,
      { maxSupportedTransactionVersion: 1 },
    ]);
    assert.equal(found.version, 1);
    assert.deepEqual(found.meta, { ...found.meta, fee: 5_000, err: null });
    assert.deepEqual(found.transaction.signatures, [signature]);
    assert.deepEqual(found.transaction.message.transactionConfig, {
      priorityFee: null,
      computeUnitLimit: 10_000,
      loadedAccountsDataSizeLimit: 100_000,
      heapSize: null,
    });
    const [bytes] = (
      await resultOf<{ transaction: [string] }>(stand, 'getTransaction', [
        signature,
        { maxSupportedTransactionVersion: 1, encoding: 'base64' },
      ])
    ).transaction;
    assert.equal(bytes, text);
  });

  it('are refused to readers that do not, with the number of a node', async () => {
    const { text, signature } = await build(3n);
    await resultOf(stand, 'sendTransaction', [text, { encoding: 'base64' }]);
    for (const config of [{}, { maxSupportedTransactionVersion: 0 }]) {
      const { error } = await call(stand, 'getTransaction', [signature, config]);
      assert.equal(error?.code, -32015);
      assert.include(error?.message, 'Transaction version (1) is not supported by the requesting client');
    }
    const [newest] = await stand.connection.getSignaturesForAddress(addressOf(stand, 'owner'), { limit: 1 });
    assert.equal(newest!.signature, signature);
  });

  it('are checked for their signature', async () => {
    const { text } = await build(4n);
    const bytes = Buffer.from(text, 'base64');
    // Signatures of version 1 are at the end.
    bytes[bytes.length - 1]! ^= 1;
    const forged = bytes.toString('base64');
    const { error } = await call(stand, 'sendTransaction', [forged, { encoding: 'base64' }]);
    assert.deepEqual(
      [error?.code, error?.message],
      [-32002, 'Transaction simulation failed: Transaction did not pass signature verification'],
    );
  });
});

describe('playground: durable nonces', () => {
  const stand = usePlayground();
  const nonce = Keypair.generate();

  const valueOf = async (): Promise<string> => {
    const { data } = (await stand.connection.getAccountInfo(nonce.publicKey))!;
    return NonceAccount.fromAccountData(data).nonce;
  };

  const transfer = (lamports: number): TransactionInstruction =>
    SystemProgram.transfer({
      fromPubkey: addressOf(stand, 'visitor'),
      toPubkey: addressOf(stand, 'owner'),
      lamports,
    });

  const advance = (): TransactionInstruction =>
    SystemProgram.nonceAdvance({
      noncePubkey: nonce.publicKey,
      authorizedPubkey: addressOf(stand, 'visitor'),
    });

  /** A transaction that stays valid until the nonce moves on. */
  async function signed(...instructions: TransactionInstruction[]): Promise<Buffer> {
    const transaction = new Transaction({
      feePayer: addressOf(stand, 'visitor'),
      nonceInfo: { nonce: await valueOf(), nonceInstruction: advance() },
    }).add(...instructions);
    transaction.sign(walletOf(stand, 'visitor'));
    return transaction.serialize();
  }

  before(async () => {
    const visitor = walletOf(stand, 'visitor');
    const lamports = await stand.connection.getMinimumBalanceForRentExemption(NONCE_ACCOUNT_LENGTH);
    const create = SystemProgram.createNonceAccount({
      fromPubkey: visitor.publicKey,
      noncePubkey: nonce.publicKey,
      authorizedPubkey: visitor.publicKey,
      lamports,
    });
    await sendAndConfirmTransaction(stand.connection, new Transaction().add(create), [visitor, nonce]);
  });

  it('carry a transaction over any number of blocks, once', async () => {
    const bytes = await signed(transfer(1_001));
    const value = await valueOf();
    for (let count = 0; count < 160; count += 1)
      await resultOf(stand, 'requestAirdrop', [Keypair.generate().publicKey.toBase58(), 1_000_000]);
    const before = await stand.connection.getBalance(addressOf(stand, 'owner'));
    await stand.connection.sendRawTransaction(bytes);
    assert.equal(await stand.connection.getBalance(addressOf(stand, 'owner')), before + 1_001);
    assert.notEqual(await valueOf(), value);
    const again = await stand.connection.sendRawTransaction(bytes).catch((error: Error) => error.message);
    assert.include(again, 'Blockhash not found');
    assert.equal(await stand.connection.getBalance(addressOf(stand, 'owner')), before + 1_001);
  });

  it('move on with a transaction that fails as well', async () => {
    const bytes = await signed(transfer(Number.MAX_SAFE_INTEGER));
    const value = await valueOf();
    const signature = await stand.connection.sendRawTransaction(bytes, { skipPreflight: true });
    const { err } = (await stand.connection.getSignatureStatus(signature)).value!;
    assert.deepEqual(err, { InstructionError: [1, { Custom: 1 }] });
    assert.notEqual(await valueOf(), value);
    // And with its new value it can be used again.
    await stand.connection.sendRawTransaction(await signed(transfer(1_002)));
  });

  it('are not a lifetime for a transaction that does not advance them first', async () => {
    const transaction = new Transaction({
      feePayer: addressOf(stand, 'visitor'),
      recentBlockhash: await valueOf(),
    });
    transaction.add(ComputeBudgetProgram.setComputeUnitLimit({ units: 10_000 }), advance(), transfer(1));
    transaction.sign(walletOf(stand, 'visitor'));
    const refusal = await stand.connection
      .sendRawTransaction(transaction.serialize())
      .catch((error: Error) => error.message);
    assert.include(refusal, 'Blockhash not found');
  });

  it('have fields that are parsed', async () => {
    const { value } = await stand.connection.getParsedAccountInfo(nonce.publicKey);
    const { program, parsed } = value!.data as { program: string; parsed: { type: string; info: object } };
    assert.deepEqual([program, parsed.type], ['nonce', 'initialized']);
    assert.deepEqual(parsed.info, {
      authority: addressOf(stand, 'visitor').toBase58(),
      blockhash: await valueOf(),
      feeCalculator: { lamportsPerSignature: '5000' },
    });
  });
});

describe('playground: a fee payer apart', () => {
  const stand = usePlayground();

  it('pays the fee, priority included, and nothing else', async () => {
    const payer = walletOf(stand, 'co-staker');
    const visitor = walletOf(stand, 'visitor');
    const balances = () =>
      Promise.all([payer, visitor].map(({ publicKey }) => stand.connection.getBalance(publicKey)));
    const before = await balances();
    const { blockhash } = await stand.connection.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash }).add(
      ComputeBudgetProgram.setComputeUnitLimit({ units: 10_000 }),
      ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 150 }),
      SystemProgram.transfer({
        fromPubkey: visitor.publicKey,
        toPubkey: addressOf(stand, 'owner'),
        lamports: 77,
      }),
    );
    transaction.sign(payer, visitor);
    const { value: fee } = await stand.connection.getFeeForMessage(transaction.compileMessage());
    // Two signatures, and 1.5 lamports for priority, rounded up.
    assert.equal(fee, 10_002);
    const signature = await stand.connection.sendRawTransaction(transaction.serialize());
    assert.equal(
      (await stand.connection.getTransaction(signature, { maxSupportedTransactionVersion: 0 }))!.meta!.fee,
      10_002,
    );
    assert.deepEqual(await balances(), [before[0]! - 10_002, before[1]! - 77]);
  });
});
