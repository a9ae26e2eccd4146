import { PROGRAM_ID, fetchDevice, instructions } from '@co-staking/sdk';
import { PublicKey, SystemProgram, Transaction, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';
import { once } from 'node:events';
import WebSocket from 'ws';

import { addressOf, usePlayground, walletOf } from './support';

interface Message {
  id?: number;
  result?: unknown;
  error?: { code: number };
  method?: string;
  params?: { result: { context: { slot: number }; value: never }; subscription: number };
}

describe('playground: subscriptions', () => {
  const stand = usePlayground();
  let socket: WebSocket;

  beforeEach(async () => {
    socket = new WebSocket(stand.playground.wsUrl);
    await once(socket, 'open');
  });
  afterEach(() => socket.close());

  async function next(): Promise<Message> {
    const [data] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(data.toString()) as Message;
  }

  async function ask(method: string, params: unknown[]): Promise<Message> {
    const answer = next();
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: 7, method, params }));
    return answer;
  }

  async function send(instruction: TransactionInstruction, name: string): Promise<string> {
    const { blockhash } = await stand.connection.getLatestBlockhash();
    const wallet = walletOf(stand, name);
    const transaction = new Transaction({ recentBlockhash: blockhash, feePayer: wallet.publicKey });
    transaction.add(instruction).sign(wallet);
    return stand.connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  }

  const transfer = (lamports: number): TransactionInstruction =>
    SystemProgram.transfer({
      fromPubkey: addressOf(stand, 'visitor'),
      toPubkey: addressOf(stand, 'owner'),
      lamports,
    });

  it('reports a signature that landed before, at once and once', async () => {
    const signature = await send(transfer(11), 'visitor');
    const messages: Message[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
    const { result } = await ask('signatureSubscribe', [signature, { commitment: 'confirmed' }]);
    while (messages.length < 2) await once(socket, 'message');
    assert.equal(messages[1]!.method, 'signatureNotification');
    assert.equal(messages[1]!.params!.subscription, result);
    assert.deepEqual(messages[1]!.params!.result.value, { err: null });
    assert.equal((await ask('signatureUnsubscribe', [result])).error?.code, -32602);
  });

  it('reports the changes of an account', async () => {
    const { result } = await ask('accountSubscribe', [
      addressOf(stand, 'owner').toBase58(),
      { encoding: 'base64' },
    ]);
    const notification = next();
    await send(transfer(12), 'visitor');
    const { method, params } = await notification;
    assert.equal(method, 'accountNotification');
    const lamports = await stand.connection.getBalance(addressOf(stand, 'owner'));
    assert.equal((params!.result.value as { lamports: number }).lamports, lamports);
    assert.isTrue((await ask('accountUnsubscribe', [result])).result);
  });

  it('reports the logs of mentioned accounts, and the accounts of a program', async () => {
    const device = new PublicKey(stand.playground.devices['ready']!.address);
    const { nextNonce: nonce } = await fetchDevice(stand.connection, device);
    const owner = addressOf(stand, 'owner');
    const { instruction, offer } = instructions.createOffer({
      owner,
      device,
      nonce,
      amount: 1n,
      shareBps: 500,
    });
    await ask('logsSubscribe', [{ mentions: [device.toBase58()] }]);
    await ask('programSubscribe', [PROGRAM_ID.toBase58(), { encoding: 'base64' }]);
    const messages: Message[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
    const signature = await send(instruction, 'owner');
    while (messages.length < 3) await once(socket, 'message');
    const values = messages.map(({ params }) => params!.result.value as Record<string, unknown>);
    assert.deepInclude(values[0], { signature, err: null });
    const changed = values.slice(1).map(({ pubkey }) => pubkey);
    assert.sameMembers(changed, [device.toBase58(), offer.toBase58()]);
  });

  it('refuses what no one can subscribe to, and ignores a ping', async () => {
    socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'ping', params: [] }));
    assert.equal((await ask('moonSubscribe', [])).error?.code, -32601);
    assert.equal((await ask('accountSubscribe', ['nobody'])).error?.code, -32602);
  });

  it('answers one method of the other half, as a node does', async () => {
    assert.containsAllKeys((await ask('getVersion', [])).result, ['solana-core']);
    assert.equal((await ask('getHealth', [])).error?.code, -32601);
  });
});
