import {
  CoStakingClient,
  associatedTokenAccount,
  findParticipantPda,
  toBaseUnits,
  type WalletSigner,
} from '@co-staking/sdk';
import { keypairOf } from '@co-staking/sdk/testing';
import { Connection, SYSVAR_CLOCK_PUBKEY, type Keypair, type PublicKey } from '@solana/web3.js';
import { AccountLayout } from '@solana/spl-token';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Checks } from './checks';
import { ROLES, type RoleName, type Target } from './target';

/** A wallet with its client. */
export interface Person {
  name: string;
  keypair: Keypair;
  address: PublicKey;
  /** Address of the account that the wallet can open itself. */
  participant: PublicKey;
  tokenAccount: PublicKey;
  client: CoStakingClient;
  /** For `signers` of a transaction that another wallet pays. */
  signer: WalletSigner;
  /** Keypair file, for the command line. */
  file: string;
}

const LAMPORTS = 10_000_000_000;
const TOKENS = 100_000n * 100_000_000n;
/** Offset of the time in the clock sysvar: slot, epoch start, epoch, leader schedule epoch come before it. */
const CLOCK_TIME = 32;
const POLL_MS = 200;
const PATIENCE_MS = 120_000;

/** Whole tokens of 8 decimals in base units. */
export const tokens = (text: string | number): bigint => toBaseUnits(String(text), 8);

/** A key pair as the SDK asks for signatures. */
export const signerOf = (keypair: Keypair): WalletSigner => ({
  publicKey: keypair.publicKey,
  signTransaction(transaction) {
    transaction.sign([keypair]);
    return Promise.resolve(transaction);
  },
});

/** The people and devices of a run, and the chain they are on. */
export class Fixture {
  readonly connection: Connection;
  readonly roles: Record<RoleName, Person>;
  readonly #names = new Set<string>();
  #devices = 0;

  constructor(
    readonly target: Target,
    readonly checks: Checks,
    /** For keypair files, reward files and journals. */
    readonly folder: string,
  ) {
    this.connection = new Connection(target.url, { commitment: 'confirmed', wsEndpoint: target.wsUrl });
    const roles = ROLES.map((name) => [name, this.#personOf(name, target.roles[name])]);
    this.roles = Object.fromEntries(roles) as Record<RoleName, Person>;
  }

  get mint(): PublicKey {
    return this.target.mint;
  }

  /** Wallets with lamports and 100,000 tokens. The same keys in every run, so that two runs can be compared. */
  async wallets<Name extends string>(...names: Name[]): Promise<Record<Name, Person>> {
    for (const name of names) {
      if (this.#names.has(name)) throw new Error(`two sections use the name ${name}`);
      this.#names.add(name);
    }
    const made = names.map((name) => [name, this.#personOf(name, keypairOf(`validator ${name}`))] as const);
    await this.target.give(made.map(([, { address }]) => ({ address, lamports: LAMPORTS, tokens: TOKENS })));
    return Object.fromEntries(made) as Record<Name, Person>;
  }

  /** {@link Fixture.wallets} that have opened their accounts. */
  async people<Name extends string>(...names: Name[]): Promise<Record<Name, Person>> {
    const made = await this.wallets(...names);
    const open = ({ client, address }: Person) => client.do.openParticipant({ wallet: address });
    await Promise.all(Object.values<Person>(made).map(open));
    return made;
  }

  #personOf(name: string, keypair: Keypair): Person {
    const address = keypair.publicKey;
    const signer = signerOf(keypair);
    const file = join(this.folder, `${name.replaceAll(' ', '-')}.json`);
    writeFileSync(file, JSON.stringify(Array.from(keypair.secretKey)), { mode: 0o600 });
    return {
      name,
      keypair,
      address,
      participant: findParticipantPda({ id: address })[0],
      tokenAccount: associatedTokenAccount(address, { mint: this.mint }),
      client: new CoStakingClient({ connection: this.connection, wallet: signer }),
      signer,
      file,
    };
  }

  /** A UUID that no device of this run has. */
  deviceId(): string {
    this.#devices += 1;
    return `7e570000-0000-4000-8000-${this.#devices.toString(16).padStart(12, '0')}`;
  }

  /** Unix second of the chain's clock. */
  async now(): Promise<bigint> {
    const clock = await this.connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY, 'confirmed');
    return clock!.data.readBigInt64LE(CLOCK_TIME);
  }

  /** Base units in a token account; zero if there is none. */
  async balance(account: PublicKey): Promise<bigint> {
    const found = await this.connection.getAccountInfo(account, 'confirmed');
    return found ? AccountLayout.decode(found.data).amount : 0n;
  }

  /** Asks until the answer is yes. @throws Error after two minutes: nothing here takes longer, it would never come */
  async until(holds: () => Promise<boolean> | boolean): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; !(await holds()); await sleep(POLL_MS))
      if (Date.now() > deadline) throw new Error(`still not so after ${PATIENCE_MS / 1_000} s: ${holds}`);
  }

  /** Waits until everything that is confirmed now is final. */
  async finality(): Promise<void> {
    const confirmed = await this.connection.getSlot('confirmed');
    await this.until(async () => (await this.connection.getSlot('finalized')) >= confirmed);
  }
}
