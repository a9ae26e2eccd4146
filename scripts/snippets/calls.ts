// How the functions of the texts' TypeScript snippets are called: with what a reader would give them, on a playground.
import {
  fetchConfig,
  fetchDevice,
  fetchOffer,
  fetchParticipant,
  findConfigPda,
  findOfferPda,
  findParticipantPda,
  type WalletSigner,
} from '@co-staking/sdk';
import type { Playground } from '@co-staking/playground';
import { Connection, PublicKey, type Keypair, type Transaction } from '@solana/web3.js';
import { equal, match, ok } from 'node:assert/strict';

/** A function of a snippet: what it takes and gives is checked by running it. */
export type Snippet = <T>(...args: unknown[]) => T;
type Call = (run: Snippet, stage: Stage) => Promise<void>;

/** What snippets take for granted. */
export class Stage {
  readonly connection: Connection;

  constructor(readonly playground: Playground) {
    this.connection = new Connection(playground.url, 'confirmed');
  }

  get decimals(): number {
    return this.playground.decimals;
  }

  key = (name: string): Keypair => this.playground.keypairs[name]!;

  device = (name: string): PublicKey => new PublicKey(this.playground.devices[name]!.address);

  signer = (name: string): WalletSigner => {
    const keypair = this.key(name);
    return {
      publicKey: keypair.publicKey,
      signTransaction(transaction) {
        transaction.sign([keypair]);
        return Promise.resolve(transaction);
      },
    };
  };

  /** Signs, sends and waits, as a wallet adapter does. */
  sender =
    (name: string) =>
    async (transaction: Transaction): Promise<string> => {
      const signature = await this.connection.sendTransaction(transaction, [this.key(name)]);
      await this.connection.confirmTransaction(signature);
      return signature;
    };

  /** Configuration, a device, its first offer, and the account of a wallet. */
  async state(device: string, wallet: string) {
    const address = this.device(device);
    const { publicKey } = this.key(wallet);
    return {
      config: await fetchConfig(this.connection, findConfigPda()[0]),
      device: await fetchDevice(this.connection, address),
      participant: await fetchParticipant(this.connection, findParticipantPda({ id: publicKey })[0]),
      offer: findOfferPda({ device: address, nonce: 0 })[0],
    };
  }
}

/**
 * By the function's name and the number of its parameters. A snippet that exports another one needs a line
 * here, or `<!-- not run: the reason -->` above it.
 */
export const CALLS: Readonly<Record<string, Call>> = {
  async 'overflowOf/3'(run, { connection, playground, decimals }) {
    match(await run<Promise<string>>(connection, playground.devices['ready']!.id, decimals), /^\d+(\.\d+)?$/);
  },
  async 'accept/3'(run, stage) {
    const { offer, participant } = await stage.state('open', 'visitor');
    const mint = new PublicKey(stage.playground.mint);
    const coStaker = stage.key('visitor').publicKey;
    const named = { offer, coStaker, participant: participant.address, mint };
    match(await run<Promise<string>>(stage.connection, stage.sender('visitor'), named), /^\w{80,90}$/);
    ok((await fetchOffer(stage.connection, offer)).principal > 0n);
  },
  async 'firstPages/2'(run, { connection, decimals }) {
    const rows = await run<Promise<string[]>>(connection, decimals);
    ok(rows.every((row) => /^H100 x \d+: /.test(row)));
  },
  async 'publish/4'(run, { connection, device, signer }) {
    const { nextNonce } = await fetchDevice(connection, device('ready'));
    const offer = await run<Promise<string>>(
      connection,
      signer('owner'),
      device('ready').toBase58(),
      nextNonce,
    );
    equal((await fetchOffer(connection, offer)).shareBps, 7_400);
  },
  async 'report/4'(run, { connection, key, decimals, playground }) {
    const wallet = key('co-staker').publicKey.toBase58();
    type Report = { csv: string; calendar: string; daily: unknown[] };
    const { csv, calendar, daily } = await run<Promise<Report>>(
      connection,
      wallet,
      decimals,
      playground.now(),
    );
    match(csv, /^date,/);
    match(calendar, /^BEGIN:VCALENDAR/);
    ok(daily.length > 0);
  },
  async 'share/4'(run, stage) {
    const { config, device, offer } = await stage.state('short', 'owner');
    const found = await fetchOffer(stage.connection, offer);
    match(run<string>(config, device, found, stage.playground.now()), /^(https:\/\/|\w{32,44}: )/);
  },
  async 'ownersView/3'(run, stage) {
    const { config, device, participant } = await stage.state('ready', 'owner');
    const viewer = { wallet: stage.key('owner').publicKey, participant, balance: null };
    type View = { buttons: unknown[]; freeAt: bigint | null };
    const { buttons, freeAt } = run<View>({ config, device }, viewer, stage.playground.now());
    // Null where the owner cannot leave: another snippet has published an offer on the device.
    ok(buttons.length > 30 && (freeAt === null || freeAt > 0n));
  },
  async 'report/2'(run, { key }) {
    const text = run<string>(
      { err: { InstructionError: [0, { Custom: 6_000 }] } },
      { wallet: key('owner').publicKey },
    );
    match(text, /\n\nerror: \w+\nwallet: /);
  },
  async 'threeWeeksOn/0'(run) {
    ok((await run<Promise<bigint>>()) > BigInt(Math.floor(Date.now() / 1_000)) + 20n * 86_400n);
  },
};
