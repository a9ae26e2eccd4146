import {
  CoStakingError,
  fetchDevice,
  fetchOffer,
  findOfferPda,
  findParticipantPda,
  instructions,
  offerTerms,
} from '@co-staking/sdk';
import { getBase58Decoder } from '@solana/kit';
import {
  ComputeBudgetProgram,
  Keypair,
  LAMPORTS_PER_SOL,
  PublicKey,
  SendTransactionError,
  SystemProgram,
  Transaction,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, usePlayground, walletOf } from './support';

const base58 = getBase58Decoder();

describe('playground: transactions', () => {
  const stand = usePlayground();

  const transfer = (from: PublicKey, lamports = 1_000): TransactionInstruction =>
    SystemProgram.transfer({ fromPubkey: from, toPubkey: addressOf(stand, 'owner'), lamports });

  async function signed(signer: Keypair, ...list: TransactionInstruction[]): Promise<VersionedTransaction> {
    const { blockhash } = await stand.connection.getLatestBlockhash();
    const message = new TransactionMessage({
      payerKey: signer.publicKey,
      recentBlockhash: blockhash,
      instructions: list,
    });
    const transaction = new VersionedTransaction(message.compileToV0Message());
    transaction.sign([signer]);
    return transaction;
  }

  /** An offer that the program refuses: its owner holds none of the stake. */
  async function refusedOffer(): Promise<TransactionInstruction> {
    const device = new PublicKey(stand.playground.devices['active']!.address);
    const { nextNonce: nonce } = await fetchDevice(stand.connection, device);
    const owner = addressOf(stand, 'visitor');
    return instructions.createOffer({ owner, device, nonce, amount: 1n, shareBps: 500 }).instruction;
  }

  it('gives lamports on request, twice if requested twice', async () => {
    const { publicKey } = Keypair.generate();
    for (const total of [LAMPORTS_PER_SOL, 2 * LAMPORTS_PER_SOL]) {
      const signature = await stand.connection.requestAirdrop(publicKey, LAMPORTS_PER_SOL);
      const latest = await stand.connection.getLatestBlockhash();
      await stand.connection.confirmTransaction({ signature, ...latest }, 'confirmed');
      assert.equal(await stand.connection.getBalance(publicKey), total);
    }
  });

  it('sends and confirms a legacy transaction', async () => {
    const visitor = walletOf(stand, 'visitor');
    const before = await stand.connection.getBalance(addressOf(stand, 'owner'));
    const transaction = new Transaction().add(transfer(visitor.publicKey));
    const signature = await sendAndConfirmTransaction(stand.connection, transaction, [visitor]);
    assert.equal(await stand.connection.getBalance(addressOf(stand, 'owner')), before + 1_000);
    const { value } = await stand.connection.getSignatureStatus(signature);
    assert.deepInclude(value, { err: null, confirmationStatus: 'finalized' });
  });

  it('lands identical bytes once, and says so', async () => {
    const visitor = walletOf(stand, 'visitor');
    const bytes = (await signed(visitor, transfer(visitor.publicKey))).serialize();
    const owner = addressOf(stand, 'owner');
    const before = await stand.connection.getBalance(owner);
    const signature = await stand.connection.sendRawTransaction(bytes);
    assert.equal(await stand.connection.sendRawTransaction(bytes, { skipPreflight: true }), signature);
    assert.equal(await stand.connection.getBalance(owner), before + 1_000);
    const error = await stand.connection.sendRawTransaction(bytes).catch((thrown: unknown) => thrown);
    assert.instanceOf(error, SendTransactionError);
    assert.include((error as Error).message, 'This transaction has already been processed');
  });

  it('refuses with logs in the preflight, as the SDK reads them', async () => {
    const visitor = walletOf(stand, 'visitor');
    const transaction = await signed(visitor, await refusedOffer());
    const error = await stand.connection.sendTransaction(transaction).catch((thrown: unknown) => thrown);
    assert.instanceOf(error, SendTransactionError);
    const logs = error.logs!;
    assert.isTrue(logs.some((line) => line.includes(stand.playground.programId)));
    assert.equal(CoStakingError.from(error)?.code, 'NotDeviceOwner');
    const status = await stand.connection.getSignatureStatus(base58.decode(transaction.signatures[0]!));
    assert.isNull(status.value);
  });

  it('lands a failing transaction if the preflight is skipped', async () => {
    const visitor = walletOf(stand, 'visitor');
    const transaction = await signed(visitor, await refusedOffer());
    const before = await stand.connection.getBalance(visitor.publicKey);
    const signature = await stand.connection.sendTransaction(transaction, { skipPreflight: true });
    const { value } = await stand.connection.getSignatureStatus(signature);
    assert.equal(CoStakingError.from({ err: value!.err })?.code, 'NotDeviceOwner');
    assert.equal(await stand.connection.getBalance(visitor.publicKey), before - 5_000);
    const found = await stand.connection.getTransaction(signature, { maxSupportedTransactionVersion: 0 });
    assert.equal(CoStakingError.from(found)?.code, 'NotDeviceOwner');
  });

  it('refuses a bad signature, a foreign blockhash and a wallet without lamports', async () => {
    const visitor = walletOf(stand, 'visitor');
    const forged = await signed(visitor, transfer(visitor.publicKey));
    forged.signatures[0]![0]! ^= 1;
    await refuses(forged, 'Transaction did not pass signature verification');
    const old = await signed(visitor, transfer(visitor.publicKey));
    old.message.recentBlockhash = await stand.connection.getGenesisHash();
    old.sign([visitor]);
    await refuses(old, 'Blockhash not found');
    const poor = Keypair.generate();
    await refuses(await signed(poor, transfer(poor.publicKey)), 'no record of a prior credit');
  });

  async function refuses(transaction: VersionedTransaction, words: string): Promise<void> {
    const error = await stand.connection.sendTransaction(transaction).catch((thrown: unknown) => thrown);
    assert.include((error as Error).message, words);
  }

  it('simulates unsigned, with any blockhash, with inner instructions and accounts', async () => {
    const visitor = addressOf(stand, 'visitor');
    const device = new PublicKey(stand.playground.devices['open']!.address);
    const offer = findOfferPda({ device, nonce: 0 })[0];
    const terms = await fetchOffer(stand.connection, offer);
    const { instruction } = instructions.acceptOffer({
      coStaker: visitor,
      participant: findParticipantPda({ id: visitor })[0],
      device,
      offer,
      ...offerTerms(terms),
      mint: stand.playground.mint,
    });
    const message = new TransactionMessage({
      payerKey: visitor,
      recentBlockhash: PublicKey.default.toBase58(),
      instructions: [instruction],
    });
    const transaction = new VersionedTransaction(message.compileToV0Message());
    const { value } = await stand.connection.simulateTransaction(transaction, {
      sigVerify: false,
      replaceRecentBlockhash: true,
      innerInstructions: true,
      accounts: { encoding: 'base64', addresses: [offer.toBase58()] },
    });
    assert.isNull(value.err);
    assert.isAbove(value.unitsConsumed!, 5_000);
    assert.isNotEmpty(value.innerInstructions![0]!.instructions);
    const after = Buffer.from(value.accounts![0]!.data[0]!, 'base64');
    const before = await stand.connection.getAccountInfo(offer);
    assert.isFalse(after.equals(before!.data), 'the simulation changes the offer');
    assert.deepEqual(await fetchOffer(stand.connection, offer), terms, 'and nothing else');
  });

  it('simulates a refusal with its logs, and a limit of units', async () => {
    const visitor = walletOf(stand, 'visitor');
    const transaction = await signed(visitor, await refusedOffer());
    const { value } = await stand.connection.simulateTransaction(transaction, { sigVerify: true });
    assert.equal(CoStakingError.from({ err: value.err, logs: value.logs })?.code, 'NotDeviceOwner');
    const limited = await signed(
      visitor,
      ComputeBudgetProgram.setComputeUnitLimit({ units: 400 }),
      await refusedOffer(),
    );
    const short = await stand.connection.simulateTransaction(limited);
    assert.deepEqual(short.value.err, { InstructionError: [1, 'ProgramFailedToComplete'] });
  });
});
