// Calls of the functions in the pages' TypeScript snippets, with realistic arguments, on a playground.
import {
  fetchConfig,
  fetchDevice,
  fetchOffer,
  fetchParticipant,
  findConfigPda,
  findOfferPda,
  findParticipantPda,
  keypairWallet,
  type WalletSigner,
} from '@co-staking/sdk';
import { AnchorProvider, Wallet } from '@coral-xyz/anchor';
import { startIndexer } from '@co-staking/indexer';
import type { Playground } from '@co-staking/playground';
import { createKeyPairSignerFromBytes } from '@solana/kit';
import { Connection, PublicKey, type Keypair } from '@solana/web3.js';
import { equal, match, ok } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';

/** A function of a snippet; running it checks its arguments and result. */
export type Snippet = <T>(...args: unknown[]) => T;
type Call = (run: Snippet, fixture: Fixture) => Promise<void>;

/** What snippets need. */
export class Fixture {
  readonly connection: Connection;

  constructor(readonly playground: Playground) {
    this.connection = new Connection(playground.url, 'confirmed');
  }

  get decimals(): number {
    return this.playground.decimals;
  }

  key = (name: string): Keypair => this.playground.keypairs[name]!;

  device = (name: string): PublicKey => new PublicKey(this.playground.devices[name]!.address);

  signer = (name: string): WalletSigner => keypairWallet(this.key(name));

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
  async 'overview/2'(run, { playground, key }) {
    const { url, indexer, stop } = await startIndexer({ rpc: [playground.url], port: 0 });
    await once(indexer!.events, 'poll');
    const wallet = key('co-staker').publicKey.toBase58();
    const { rows, coStakes, events } = await run<Promise<Record<'rows' | 'coStakes' | 'events', unknown[]>>>(
      url,
      wallet,
    );
    ok(rows.length > 0 && coStakes.length > 0 && events.length > 0);
    await stop();
  },
  async 'cheapest/1'(run, { playground }) {
    const { url, indexer, stop } = await startIndexer({ rpc: [playground.url], port: 0 });
    await once(indexer!.events, 'poll');
    const rows = await run<Promise<{ model: string }[]>>(url);
    ok(rows.length > 0 && rows.every(({ model }) => model === 'H100'));
    await stop();
  },
  async 'receive/4'(run) {
    const key = Buffer.alloc(32, 7);
    const body = JSON.stringify({ kind: 'matured', text: 'stake is free', deviceId: null });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signed = createHmac('sha256', key).update(`message_1.${timestamp}.${body}`).digest('base64');
    const headers = {
      'webhook-id': 'message_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signed}`,
    };
    const seen = new Set<string>();
    run(`whsec_${key.toString('base64')}`, headers, body, seen);
    ok(seen.has('message_1'));
  },
  async 'serve/1'(run, { playground }) {
    const stop = await run<Promise<() => Promise<void>>>([playground.url]);
    await stop();
  },
  async 'overflowOf/3'(run, { connection, playground, decimals }) {
    match(await run<Promise<string>>(connection, playground.devices['ready']!.id, decimals), /^\d+(\.\d+)?$/);
  },
  async 'accept/3'(run, fixture) {
    const { offer } = await fixture.state('open', 'visitor');
    match(await run<Promise<string>>(fixture.connection, fixture.signer('visitor'), offer), /^\w{80,90}$/);
    ok((await fetchOffer(fixture.connection, offer)).principal > 0n);
  },
  async 'acceptByKit/3'(run, fixture) {
    const { offer } = await fixture.state('reserved', 'visitor');
    const signer = await createKeyPairSignerFromBytes(fixture.key('visitor').secretKey);
    match(await run<Promise<string>>(fixture.playground.url, signer, offer.toBase58()), /^\w{80,90}$/);
    ok((await fetchOffer(fixture.connection, offer)).principal > 0n);
  },
  async 'readOn/3'(run, { connection, key }) {
    const kept = { events: [], cursor: {} };
    const wallet = key('co-staker').publicKey.toBase58();
    const { positions } = await run<Promise<{ positions: unknown[] }>>(connection, wallet, kept);
    ok(positions.length > 0 && kept.events.length > 0);
  },
  async 'leave/2'(run, fixture) {
    const { offer } = await fixture.state('active', 'co-staker');
    const provider = new AnchorProvider(fixture.connection, new Wallet(fixture.key('co-staker')));
    match(await run<Promise<string>>(provider, offer), /^\w{80,90}$/);
    ok((await fetchOffer(fixture.connection, offer)).unstakedAt > 0n);
  },
  async 'risk/4'(run, fixture) {
    const { config, device, offer } = await fixture.state('active', 'co-staker');
    const shown = await fetchOffer(fixture.connection, offer);
    type Risk = { capBps: number; worst: { stake: bigint; frozen: bigint; capBps: number } };
    const { capBps, worst } = run<Risk>(config, device, shown, fixture.playground.now());
    ok(capBps <= worst.capBps);
    equal(worst.stake, worst.frozen + ((shown.principal - worst.frozen) * BigInt(worst.capBps)) / 10_000n);
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
  async 'share/4'(run, fixture) {
    const { config, device, offer } = await fixture.state('short', 'owner');
    const found = await fetchOffer(fixture.connection, offer);
    match(run<string>(config, device, found, fixture.playground.now()), /^(https:\/\/|\w{32,44}: )/);
  },
  async 'ownersView/3'(run, fixture) {
    const { config, device, participant } = await fixture.state('ready', 'owner');
    const viewer = { wallet: fixture.key('owner').publicKey, participant, balance: null };
    type View = { buttons: unknown[]; freeAt: bigint | null };
    const { buttons, freeAt } = run<View>({ config, device }, viewer, fixture.playground.now());
    // Null if the owner cannot leave: another snippet has published an offer on the device.
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
