import { PROGRAM_ID, decodeEvent } from '@co-staking/sdk';
import { getBase58Encoder } from '@solana/kit';
import {
  AddressLookupTableProgram,
  PublicKey,
  SystemProgram,
  TransactionMessage,
  VersionedTransaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, call, usePlayground, walletOf } from './support';

const base58 = getBase58Encoder();
const READ = { maxSupportedTransactionVersion: 0 } as const;

describe('playground: history', () => {
  const stand = usePlayground();
  const deviceOf = (name: string): PublicKey => new PublicKey(stand.playground.devices[name]!.address);

  it("reports a device's past, the newest first, in pages", async () => {
    const device = deviceOf('active');
    const all = await stand.connection.getSignaturesForAddress(device);
    assert.isAbove(all.length, 25);
    const slots = all.map(({ slot }) => slot);
    assert.deepEqual(
      slots,
      [...slots].sort((a, b) => b - a),
    );
    const [first, second, third, fourth] = all.map(({ signature }) => signature);
    const page = await stand.connection.getSignaturesForAddress(device, { before: first, limit: 2 });
    assert.deepEqual(
      page.map(({ signature }) => signature),
      [second, third],
    );
    const between = await stand.connection.getSignaturesForAddress(device, { before: first, until: fourth });
    assert.deepEqual(
      between.map(({ signature }) => signature),
      [second, third],
    );
  });

  it('reports a transaction with its inner instructions, from which events are read', async () => {
    const [newest] = await stand.connection.getSignaturesForAddress(deviceOf('open'), { limit: 1 });
    const found = await stand.connection.getTransaction(newest!.signature, READ);
    const keys = found!.transaction.message.getAccountKeys().staticAccountKeys;
    const events = found!
      .meta!.innerInstructions!.flatMap(({ instructions }) => instructions)
      .filter(({ programIdIndex }) => keys[programIdIndex]!.equals(PROGRAM_ID))
      .map(({ data }) => decodeEvent(Uint8Array.from(base58.encode(data)))?.name);
    assert.deepEqual(events, ['RewardsPosted']);
    assert.isTrue(found!.meta!.logMessages!.some((line) => line.includes(stand.playground.programId)));
    assert.isAbove(found!.meta!.computeUnitsConsumed!, 0);
    assert.equal(found!.meta!.fee, 5_000 * found!.transaction.signatures.length);
    assert.isAtMost(found!.blockTime!, Number(stand.playground.now()));
  });

  it('reports how balances of tokens moved', async () => {
    const [newest] = await stand.connection.getSignaturesForAddress(deviceOf('open'), { limit: 1 });
    const { preTokenBalances, postTokenBalances } = (await stand.connection.getTransaction(
      newest!.signature,
      READ,
    ))!.meta!;
    const moves = postTokenBalances!.map(
      ({ uiTokenAmount }, index) =>
        BigInt(uiTokenAmount.amount) - BigInt(preTokenBalances![index]!.uiTokenAmount.amount),
    );
    assert.equal(moves.length, 2);
    assert.equal(moves[0]! + moves[1]!, 0n);
    assert.notEqual(moves[0], 0n);
  });

  it('reports a transaction parsed', async () => {
    const [newest] = await stand.connection.getSignaturesForAddress(deviceOf('open'), { limit: 1 });
    const found = await stand.connection.getParsedTransaction(newest!.signature, READ);
    const { accountKeys, instructions } = found!.transaction.message;
    assert.isTrue(accountKeys[0]!.signer);
    assert.isTrue(instructions.some(({ programId }) => programId.equals(PROGRAM_ID)));
    assert.isNotEmpty(found!.meta!.innerInstructions);
  });

  it('gives null for what never landed', async () => {
    const unknown = '1'.repeat(64);
    assert.isNull(await stand.connection.getTransaction(unknown, READ));
    const { value } = await stand.connection.getSignatureStatuses([unknown]);
    assert.deepEqual(value, [null]);
  });

  async function send(
    instructions: TransactionInstruction[],
    table?: Parameters<TransactionMessage['compileToV0Message']>[0],
  ): Promise<string> {
    const visitor = walletOf(stand, 'visitor');
    const latest = await stand.connection.getLatestBlockhash();
    const message = new TransactionMessage({
      payerKey: visitor.publicKey,
      recentBlockhash: latest.blockhash,
      instructions,
    });
    const transaction = new VersionedTransaction(message.compileToV0Message(table));
    transaction.sign([visitor]);
    const signature = await stand.connection.sendTransaction(transaction);
    await stand.connection.confirmTransaction({ signature, ...latest }, 'confirmed');
    return signature;
  }

  it('runs and reports version 0 with a lookup table, and asks whether the client knows it', async () => {
    const visitor = addressOf(stand, 'visitor');
    const owner = addressOf(stand, 'owner');
    const [create, address] = AddressLookupTableProgram.createLookupTable({
      authority: visitor,
      payer: visitor,
      recentSlot: await stand.connection.getSlot(),
    });
    const lookupTable = address;
    const extend = { payer: visitor, authority: visitor, lookupTable, addresses: [owner] };
    await send([create, AddressLookupTableProgram.extendLookupTable(extend)]);
    const { value: table } = await stand.connection.getAddressLookupTable(address);
    const transfer = SystemProgram.transfer({ fromPubkey: visitor, toPubkey: owner, lamports: 7 });
    const signature = await send([transfer], [table!]);
    const found = await stand.connection.getTransaction(signature, READ);
    assert.equal(found!.version, 0);
    assert.deepEqual(
      found!.meta!.loadedAddresses!.writable.map((key) => key.toBase58()),
      [owner.toBase58()],
    );
    const { error } = await call(stand, 'getTransaction', [signature]);
    assert.equal(error?.code, -32015);
  });
});
