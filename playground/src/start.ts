import { DAY } from '@co-staking/sdk';
import type { Keypair, PublicKey } from '@solana/web3.js';
import { createServer } from 'node:http';

import { Ledger } from './ledger/ledger';
import { Marketplace, type PlaygroundInfo } from './market/marketplace';
import type { RpcState } from './rpc/method';
import { httpServer } from './server/http';
import { HOST, close, listenOnPair } from './server/listen';
import { closeSockets, socketServer } from './server/socket';
import { writeWallets } from './wallets';

/** Options of {@link startPlayground}. */
export interface PlaygroundOptions {
  /** Port of the RPC; its WebSocket is one above. Any free pair by default. */
  port?: number;
  /** Text that decides wallets, devices and rewards; the same playground for the same seed. `co-staking` by default. */
  seed?: string;
  /** Unix second at which it opens; the present one by default. The marketplace's past lies before it. */
  opensAt?: bigint;
}

/** A running playground. */
export interface Playground extends PlaygroundInfo {
  /** Of the JSON-RPC, for a web3.js `Connection`. */
  url: string;
  /** Of the WebSocket, which web3.js derives from `url` by itself. */
  wsUrl: string;
  /** Named wallets with lamports and tokens: the roles, owners, co-stakers, a visitor, a newcomer without an account. */
  keypairs: Record<string, Keypair>;
  /** Unix second of the chain's clock, which runs with the machine's. */
  now(): bigint;
  /** Moves the chain's clock on by seconds. */
  warpBy(seconds: bigint): Promise<void>;
  /** Makes base units of the stake mint for a wallet; gives its token account. */
  giveTokens(wallet: PublicKey, amount: bigint): Promise<PublicKey>;
  /** Writes the named wallets as keypair files of the Solana tools; gives the files by name. */
  writeWallets(folder: string): Record<string, string>;
  /** Ends it; everything in it is gone. */
  stop(): Promise<void>;
}

const present = (): bigint => BigInt(Math.floor(Date.now() / 1_000));

/**
 * Starts a local JSON-RPC with the program on it and a marketplace of devices in every state. It listens on
 * this machine only, and keeps nothing when it stops.
 *
 * @throws Error where the port or the one above it is taken
 */
export async function startPlayground({
  port = 0,
  seed = 'co-staking',
  opensAt = present(),
}: PlaygroundOptions = {}): Promise<Playground> {
  const ledger = new Ledger({ seed, startsAt: opensAt - BigInt(Marketplace.days) * DAY });
  const marketplace = await Marketplace.create(ledger, seed);
  ledger.clock.run();
  const state: RpcState = { ledger, faucet: marketplace.faucet, marketplace };
  const http = httpServer(state);
  const upper = createServer((_, response) => response.writeHead(426).end());
  const sockets = socketServer(state, upper);
  const bound = await listenOnPair(http, upper, port);
  return {
    ...marketplace.info(),
    url: `http://${HOST}:${bound}`,
    wsUrl: `ws://${HOST}:${bound + 1}`,
    keypairs: marketplace.wallets,
    now: () => ledger.clock.now(),
    warpBy: (seconds) => marketplace.warpBy(seconds),
    giveTokens: (wallet, amount) => marketplace.giveTokens(wallet, amount),
    writeWallets: (folder) => writeWallets(marketplace.wallets, folder),
    async stop() {
      await closeSockets(sockets);
      await Promise.all([close(http), close(upper)]);
    },
  };
}
