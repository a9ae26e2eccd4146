import { assert } from 'chai';
import { once } from 'node:events';
import { SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import WebSocket from 'ws';

import { addressOf, call, eventually, resultOf, sendTransfer, transferOf, usePlayground } from './support';

interface Status {
  slot: number;
  confirmations: number | null;
  confirmationStatus: string;
}

const SEND = { encoding: 'base64', preflightCommitment: 'confirmed' };

describe('playground: time and finality', () => {
  // Nothing becomes final here unless the clock is moved.
  const stand = usePlayground({ finality: 3_600 });

  const status = async (signature: string): Promise<Status | null> => {
    const params = [[signature], { searchTransactionHistory: true }];
    return (await resultOf<{ value: (Status | null)[] }>(stand, 'getSignatureStatuses', params)).value[0]!;
  };

  const level = (signature: string, wanted: string): Promise<Status | null> =>
    eventually(
      () => status(signature),
      (found) => found?.confirmationStatus === wanted,
    );

  const ownerAt = (commitment: 'processed' | 'confirmed' | 'finalized'): Promise<number> =>
    stand.connection.getBalance(addressOf(stand, 'owner'), commitment);

  it('keeps processed, confirmed and finalized apart', async () => {
    const [processed, confirmed, finalized] = await Promise.all(
      (['processed', 'confirmed', 'finalized'] as const).map((commitment) =>
        stand.connection.getSlot(commitment),
      ),
    );
    assert.isTrue(processed! >= confirmed!);
    assert.equal(confirmed! - finalized! >= 8_000, true, `${confirmed} ${finalized}`);
    const before = await ownerAt('finalized');
    const signature = await sendTransfer(stand, 1_001);
    assert.equal(await ownerAt('processed'), before + 1_001);
    const found = await level(signature, 'confirmed');
    assert.isNumber(found!.confirmations);
    assert.equal(await ownerAt('confirmed'), before + 1_001);
    assert.equal(await ownerAt('finalized'), before);
    const config = { maxSupportedTransactionVersion: 0 };
    assert.isNull(await resultOf(stand, 'getTransaction', [signature, config]));
    assert.isNotNull(
      await resultOf(stand, 'getTransaction', [signature, { ...config, commitment: 'confirmed' }]),
    );
    const listed = await resultOf<unknown[]>(stand, 'getSignaturesForAddress', [
      addressOf(stand, 'owner').toBase58(),
    ]);
    assert.notDeepInclude(JSON.stringify(listed), signature);
  });

  it('simulates on the state of the commitment that is asked for', async () => {
    const owner = addressOf(stand, 'owner').toBase58();
    const before = await ownerAt('finalized');
    await level(await sendTransfer(stand, 1_002), 'confirmed');
    const { text } = await transferOf(stand, 5, 'finalized');
    const accounts = { encoding: 'base64', addresses: [owner] };
    const after = async (commitment: string): Promise<number> => {
      // Blocks become final an hour later here: a final blockhash has expired in a confirmed block.
      const config = { encoding: 'base64', commitment, accounts, replaceRecentBlockhash: true };
      const { value } = await resultOf<{ value: { accounts: { lamports: number }[] } }>(
        stand,
        'simulateTransaction',
        [text, config],
      );
      return value.accounts[0]!.lamports;
    };
    assert.equal(await after('finalized'), before + 5);
    assert.equal(await after('confirmed'), (await ownerAt('confirmed')) + 5);
  });

  it('refuses a blockhash that the state of the preflight does not know yet', async () => {
    const { text } = await transferOf(stand, 7, 'confirmed');
    const { error } = await call(stand, 'sendTransaction', [text, { encoding: 'base64' }]);
    assert.equal(error?.code, -32002);
    assert.equal(error?.message, 'Transaction simulation failed: Blockhash not found');
  });

  it('puts several transactions into a slot, and numbers them', async () => {
    // Two are in one slot unless it ends between them.
    const places = await eventually(
      async () => {
        const texts = await Promise.all([1, 2, 3].map((lamports) => transferOf(stand, lamports)));
        await Promise.all(texts.map(({ text }) => resultOf(stand, 'sendTransaction', [text, SEND])));
        await level(texts[2]!.signature, 'confirmed');
        const config = { maxSupportedTransactionVersion: 0, commitment: 'confirmed' };
        return Promise.all(
          texts.map(({ signature }) =>
            resultOf<{ slot: number; transactionIndex: number }>(stand, 'getTransaction', [
              signature,
              config,
            ]),
          ),
        );
      },
      (found) => new Set(found.map(({ slot }) => slot)).size === 1,
    );
    assert.sameMembers(
      places.map(({ transactionIndex }) => transactionIndex),
      [0, 1, 2],
    );
    const block = await resultOf<{ signatures: string[] }>(stand, 'getBlock', [
      places[0]!.slot,
      { transactionDetails: 'signatures', commitment: 'confirmed' },
    ]);
    assert.equal(block.signatures.length, 3);
  });

  it('gives the same signature for bytes that are sent again at once', async () => {
    const { text, signature } = await transferOf(stand, 8);
    const before = await ownerAt('processed');
    for (let time = 0; time < 2; time += 1)
      assert.equal(
        await resultOf(stand, 'sendTransaction', [text, { ...SEND, skipPreflight: true }]),
        signature,
      );
    assert.equal(await ownerAt('processed'), before + 8);
    await level(signature, 'confirmed');
    const { error } = await call(stand, 'sendTransaction', [text, SEND]);
    assert.equal(
      error?.message,
      'Transaction simulation failed: This transaction has already been processed',
    );
  });

  it('takes back what was confirmed, and takes the same bytes again', async () => {
    const { text, signature } = await transferOf(stand, 1_003);
    const before = await ownerAt('processed');
    await resultOf(stand, 'sendTransaction', [text, SEND]);
    const { slot } = (await level(signature, 'confirmed'))!;
    const height = await stand.connection.getBlockHeight('processed');
    const fork = async (): Promise<number> => {
      const depth = (await stand.connection.getSlot('processed')) - slot + 1;
      return resultOf<number>(stand, 'playground_fork', [depth]);
    };
    // A slot may pass between the two requests: then the fork was one too short.
    await eventually(fork, (left) => left < slot);
    assert.isNull(await status(signature));
    assert.equal(await ownerAt('processed'), before);
    assert.isBelow(await stand.connection.getBlockHeight('processed'), height + 1);
    const { error } = await call(stand, 'getBlock', [slot, { commitment: 'confirmed' }]);
    assert.include([-32004, -32007], error?.code);
    await resultOf(stand, 'sendTransaction', [text, SEND]);
    await level(signature, 'confirmed');
    assert.equal(await ownerAt('confirmed'), before + 1_003);
  });

  it('does not take back what is final', async () => {
    const { error } = await call(stand, 'playground_fork', [1_000_000]);
    assert.equal(error?.code, -32602);
    assert.include(error?.message, 'not final yet');
  });

  it('makes everything final when the clock is moved', async () => {
    const { text, signature } = await transferOf(stand, 9);
    await resultOf(stand, 'sendTransaction', [text, SEND]);
    await stand.playground.warpBy(86_400n);
    const { confirmations, confirmationStatus } = (await status(signature))!;
    assert.deepEqual(
      { confirmations, confirmationStatus },
      { confirmations: null, confirmationStatus: 'finalized' },
    );
  });
});

describe('playground: the clock', () => {
  const stand = usePlayground({ finality: 0.8 });

  it("lags two seconds behind the machine's", async () => {
    const { data } = (await stand.connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY, 'processed'))!;
    const chain = Number(data.readBigInt64LE(32));
    const machine = Math.floor(Date.now() / 1_000);
    assert.isAtMost(chain, machine - 1);
  });

  it('keeps blockhashes valid when the clock is moved', async () => {
    const { blockhash } = await stand.connection.getLatestBlockhash('processed');
    const before = stand.playground.now();
    await stand.playground.warpBy(86_400n);
    assert.isTrue(stand.playground.now() >= before + 86_400n);
    const { value } = await stand.connection.isBlockhashValid(blockhash, { commitment: 'processed' });
    assert.isTrue(value);
  });

  it('announces slots, roots and the steps of a signature in their order', async () => {
    const socket = new WebSocket(stand.playground.wsUrl);
    await once(socket, 'open');
    const heard: { method: string; params: { result: { slot: number } | number } }[] = [];
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as (typeof heard)[number]));
    const { text, signature } = await transferOf(stand, 10);
    const send = (method: string, params: unknown[]) =>
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
    for (const method of ['slotSubscribe', 'rootSubscribe', 'slotsUpdatesSubscribe']) send(method, []);
    for (const commitment of ['processed', 'confirmed', 'finalized'])
      send('signatureSubscribe', [signature, { commitment }]);
    await resultOf(stand, 'sendTransaction', [text, SEND]);
    const of = (method: string) => heard.filter((message) => message.method === method);
    while (of('signatureNotification').length < 3) await once(socket, 'message');
    socket.close();
    const slots = of('slotNotification').map(({ params }) => (params.result as { slot: number }).slot);
    const roots = of('rootNotification').map(({ params }) => params.result as number);
    assert.isAbove(slots.length, 1);
    assert.isAbove(roots.length, 1);
    assert.isBelow(roots.at(-1)!, slots.at(-1)!);
    const types = new Set(
      of('slotsUpdatesNotification').map(({ params }) => (params.result as { type?: string }).type),
    );
    assert.sameMembers([...types], ['createdBank', 'frozen', 'optimisticConfirmation', 'root']);
  });
});
