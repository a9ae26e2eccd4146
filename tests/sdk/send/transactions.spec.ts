import {
  MAX_TRANSACTION_BYTES,
  TransactionTooLargeError,
  buildTransaction,
  instructions,
  type BuildTransactionInput,
} from '@co-staking/sdk';
import {
  ComputeBudgetProgram,
  Keypair,
  PublicKey,
  SystemProgram,
  TransactionInstruction,
} from '@solana/web3.js';
import { assert } from 'chai';

const payer = Keypair.fromSeed(Buffer.alloc(32, 1));
const blockhash = new PublicKey(Buffer.alloc(32, 2)).toBase58();

const openParticipant = instructions.openParticipant({ wallet: payer.publicKey }).instruction;
const base: BuildTransactionInput = { instructions: [openParticipant], payer: payer.publicKey, blockhash };

const carrying = (bytes: number): TransactionInstruction =>
  new TransactionInstruction({ programId: openParticipant.programId, keys: [], data: Buffer.alloc(bytes) });

const built = (change: object) => buildTransaction({ ...base, ...change });

describe('buildTransaction', () => {
  it('puts limit and price before the instructions, in a version 0 transaction that is not signed', () => {
    const transaction = built({ computeUnitLimit: 25_000, computeUnitPrice: 7n });
    assert.equal(transaction.version, 0);
    assert.isTrue(transaction.signatures.every((bytes) => bytes.every((byte) => byte === 0)));
    const { compiledInstructions, staticAccountKeys, recentBlockhash } = transaction.message;
    const [limit, price, last] = compiledInstructions;
    assert.equal(compiledInstructions.length, 3);
    assert.deepEqual(
      Buffer.from(limit!.data),
      ComputeBudgetProgram.setComputeUnitLimit({ units: 25_000 }).data,
    );
    assert.deepEqual(
      Buffer.from(price!.data),
      ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 7n }).data,
    );
    assert.isTrue(staticAccountKeys[last!.programIdIndex]!.equals(openParticipant.programId));
    assert.isTrue(staticAccountKeys[0]!.equals(payer.publicKey));
    assert.equal(recentBlockhash, blockhash);
  });

  it('leaves the advance of a durable nonce where it is, at the front', () => {
    const advance = SystemProgram.nonceAdvance({
      noncePubkey: Keypair.generate().publicKey,
      authorizedPubkey: payer.publicKey,
    });
    const change = {
      instructions: [advance, openParticipant],
      computeUnitLimit: 25_000,
      computeUnitPrice: 7n,
    };
    const dataOf = (input: object) =>
      built(input).message.compiledInstructions.map(({ data }) => Buffer.from(data).toString('hex'));
    const [nonce, limit, price, rest] = dataOf(change);
    assert.equal(nonce, advance.data.toString('hex'));
    assert.equal(limit, ComputeBudgetProgram.setComputeUnitLimit({ units: 25_000 }).data.toString('hex'));
    assert.equal(price, ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 7n }).data.toString('hex'));
    assert.equal(rest, openParticipant.data.toString('hex'));
    // Anywhere else it is an instruction like any other.
    assert.equal(dataOf({ ...change, instructions: [openParticipant, advance] })[0], limit);
  });

  it('adds no compute budget unless asked', () =>
    assert.equal(built({}).message.compiledInstructions.length, 1));

  it('takes a transaction of exactly the most bytes, and refuses one byte more with both numbers', () => {
    const fixed = built({ instructions: [carrying(200)] }).serialize().length - 200;
    const most = MAX_TRANSACTION_BYTES - fixed;
    assert.equal(built({ instructions: [carrying(most)] }).serialize().length, MAX_TRANSACTION_BYTES);
    try {
      built({ instructions: [carrying(most + 1)] });
      assert.fail('it was built');
    } catch (error) {
      assert.instanceOf(error, TransactionTooLargeError);
      assert.include(error, { bytes: MAX_TRANSACTION_BYTES + 1, limit: MAX_TRANSACTION_BYTES });
      assert.equal(
        (error as Error).message,
        `the transaction has 1233 bytes, 1 more than the ${MAX_TRANSACTION_BYTES} that fit`,
      );
    }
  });

  it('refuses a misspelt, missing or malformed field', () => {
    const withoutPayer = { instructions: base.instructions, blockhash };
    const refused: [() => unknown, new () => Error, string][] = [
      [() => built({ computeUnitLimt: 1 }), TypeError, 'unknown field "computeUnitLimt"'],
      [() => buildTransaction(withoutPayer as BuildTransactionInput), TypeError, 'missing field "payer"'],
      [() => built({ instructions: [] }), TypeError, 'at least one instruction'],
      [() => built({ blockhash: 'yesterday' }), TypeError, 'blockhash is not base58 of 32 bytes: yesterday'],
      [() => built({ computeUnitLimit: 0 }), RangeError, 'from 1 to 1400000: 0'],
      [() => built({ computeUnitLimit: 1_400_001 }), RangeError, 'from 1 to 1400000: 1400001'],
      [() => built({ computeUnitLimit: 1.5 }), TypeError, 'computeUnitLimit must be a whole number'],
      [() => built({ computeUnitPrice: -1n }), RangeError, 'computeUnitPrice does not fit 64 bits: -1'],
      [() => built({ computeUnitPrice: 7 }), TypeError, 'computeUnitPrice must be a bigint'],
    ];
    for (const [build, kind, words] of refused) assert.throws(build, kind, words);
  });
});
