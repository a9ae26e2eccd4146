// Offers as Solana Actions, on Node's own http server. `RPC_URL=… ICON_URL=… npx tsx examples/actionServer.ts 8080`
import {
  AccountNotFoundError,
  fetchConfig,
  fetchDevice,
  fetchNow,
  fetchOffer,
  findConfigPda,
} from '@co-staking/sdk';
import type { AccountReader, Config, Device, Offer } from '@co-staking/sdk';
import {
  OFFER_ACTION_PATH,
  actionHeaders,
  actionsJson,
  closedOfferAction,
  fetchViewer,
  offerActionGet,
  offerActionPost,
  readActionAccount,
  type ActionLook,
} from '@co-staking/sdk/blinks';
import { Connection } from '@solana/web3.js';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';

type Chain = AccountReader & Pick<Connection, 'getLatestBlockhash'>;
type Answer = [status: number, body: object];

async function subjectOf(
  chain: Chain,
  address: string,
): Promise<{ config: Config; device: Device; offer: Offer }> {
  const offer = await fetchOffer(chain, address);
  const [config, device] = await Promise.all([
    fetchConfig(chain, findConfigPda()[0]),
    fetchDevice(chain, offer.device),
  ]);
  return { config, device, offer };
}

async function answer(
  chain: Chain,
  look: ActionLook,
  now: bigint,
  request: IncomingMessage,
): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'OPTIONS') return [200, {}];
  if (pathname === '/actions.json') return [200, actionsJson()];
  if (!pathname.startsWith(OFFER_ACTION_PATH)) return [404, { message: 'there is nothing here' }];
  const address = pathname.slice(OFFER_ACTION_PATH.length);
  if (request.method === 'GET')
    return [200, offerActionGet({ ...(await subjectOf(chain, address)), ...look, now })];
  if (request.method !== 'POST') return [405, { message: 'GET or POST' }];
  const wallet = readActionAccount(await json(request));
  const subject = await subjectOf(chain, address);
  const viewer = await fetchViewer(chain, wallet, subject.config);
  const { blockhash } = await chain.getLatestBlockhash();
  const action = offerActionPost({ ...subject, ...look, viewer, now, blockhash });
  return ['transaction' in action ? 200 : 422, action];
}

function failure(look: ActionLook, request: IncomingMessage, error: unknown): Answer {
  if (error instanceof AccountNotFoundError && request.method === 'GET')
    return [200, closedOfferAction(look)];
  if (error instanceof AccountNotFoundError) return [404, { message: 'the offer is closed' }];
  if (error instanceof TypeError || error instanceof SyntaxError) return [400, { message: error.message }];
  return [500, { message: 'the chain could not be read, try again' }];
}

/** Serves the offers of a chain; `now` returns its unix second. */
export function actionServer(chain: Chain, look: ActionLook, now: () => Promise<bigint>): Server {
  return createServer((request, response) => {
    void now()
      .then((second) => answer(chain, look, second, request))
      .catch((error: unknown) => failure(look, request, error))
      .then(([status, body]) => response.writeHead(status, actionHeaders()).end(JSON.stringify(body)));
  });
}

if (process.argv[1]?.endsWith('actionServer.ts')) {
  const { RPC_URL = 'http://127.0.0.1:8899', ICON_URL = 'https://stake.example/icon.png' } = process.env;
  const chain = new Connection(RPC_URL, 'confirmed');
  const server = actionServer(chain, { icon: ICON_URL }, () => fetchNow(chain));
  server.listen(Number(process.argv[2] ?? 8080));
}
