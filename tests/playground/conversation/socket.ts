import { getBase58Decoder } from '@solana/kit';
import { SystemProgram, Transaction, type Connection } from '@solana/web3.js';
import { once } from 'node:events';
import WebSocket from 'ws';

import type { Exchange } from './compare';
import { shapeOf } from './shape';
import type { Fixture } from './fixture';

interface Message {
  id?: number;
  method?: string;
  params?: { subscription: number; result: unknown };
}

/** Methods of the WebSocket with their parameters; each announces something when a transfer lands, unless it is refused. */
const subscriptions = ({ payer, other }: Fixture, signature: string): [string, unknown[]][] => [
  ['accountSubscribe', [other.publicKey.toBase58(), { encoding: 'base64', commitment: 'confirmed' }]],
  [
    'programSubscribe',
    [
      SystemProgram.programId.toBase58(),
      { encoding: 'base64', commitment: 'confirmed', filters: [{ dataSize: 0 }] },
    ],
  ],
  ['logsSubscribe', [{ mentions: [payer.publicKey.toBase58()] }, { commitment: 'confirmed' }]],
  ['signatureSubscribe', [signature, { commitment: 'confirmed' }]],
  ['slotSubscribe', []],
  ['rootSubscribe', []],
];

const REFUSED: [name: string, method: string, params: unknown[]][] = [
  ['socket: unknown subscription', 'accountUnsubscribe', [1_000_000_000]],
  ['socket: blocks', 'blockSubscribe', ['all']],
  ['socket: votes', 'voteSubscribe', []],
  ['socket: a method of the other half', 'getSlot', []],
  ['socket: version', 'getVersion', []],
  ['socket: no address', 'accountSubscribe', ['abc']],
  ['socket: no signature', 'signatureSubscribe', ['abc']],
  ['socket: two mentions', 'logsSubscribe', [{ mentions: ['a', 'b'] }]],
  ['socket: nothing', 'moonSubscribe', []],
];

/** Milliseconds after which a message that was due counts as missing: a node may drop a transaction. */
const LONGEST = 120_000;

/** Plays the part of the conversation that goes over the WebSocket. */
export async function playSocket(
  wsUrl: string,
  fixture: Fixture,
  connection: Connection,
): Promise<Exchange[]> {
  const socket = new WebSocket(wsUrl);
  await once(socket, 'open');
  const heard: Message[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as Message));
  let last = 0;
  const find = async (what: string, wanted: (message: Message) => boolean): Promise<Message> => {
    const signal = AbortSignal.timeout(LONGEST);
    for (;;) {
      const found = heard.find(wanted);
      if (found) return found;
      if (signal.aborted) throw new Error(`${what}: no message within ${LONGEST / 1_000} s`);
      await once(socket, 'message', { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  };
  const ask = async (method: string, params: unknown[]): Promise<Record<string, unknown>> => {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return (await find(method, (message) => message.id === id)) as Record<string, unknown>;
  };
  const exchanges: Exchange[] = [];
  for (const [name, method, params] of REFUSED) {
    const { result, error } = await ask(method, params);
    exchanges.push({ name, method, answer: shapeOf(error === undefined ? { result } : { error }) });
  }
  const { payer, other } = fixture;
  const { blockhash } = await connection.getLatestBlockhash('confirmed');
  const transfer = SystemProgram.transfer({
    fromPubkey: payer.publicKey,
    toPubkey: other.publicKey,
    lamports: 41,
  });
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: blockhash }).add(
    transfer,
  );
  transaction.sign(payer);
  const signed = transaction.serialize();
  const signature = getBase58Decoder().decode(transaction.signature!);
  const open: [string, number][] = [];
  for (const [method, params] of subscriptions(fixture, signature))
    open.push([method, (await ask(method, params))['result'] as number]);
  await connection.sendRawTransaction(signed, { preflightCommitment: 'confirmed' });
  for (const [method, subscription] of open) {
    const { method: notification, params } = await find(
      method,
      (message) => message.params?.subscription === subscription,
    );
    const answer = shapeOf({ notification, result: params!.result });
    exchanges.push({ name: `socket: ${method}`, method, answer });
  }
  socket.close();
  return exchanges;
}
