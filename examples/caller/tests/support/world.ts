import { findProgramDataPda } from '@co-staking/sdk';
import {
  connectionOf,
  createMint,
  keypairOf,
  testChain,
  type Chain,
  type Roles,
  type WorldOptions,
} from '@co-staking/sdk/testing';
import type { Keypair, PublicKey, Signer, TransactionInstruction } from '@solana/web3.js';

import { defaultKind } from '../../../../tests/support/chain';
import { World } from '../../../../tests/support/world';
import { byTreasury, deployCaller, findTreasury, type Party } from './program';

/** Offset of the upgrade authority in a program data account, after its option byte. */
const UPGRADE_AUTHORITY = 13;

/** The treasuries of a chain. Each is used as a wallet's key pair, but has no secret: the example signs for it. */
class Treasuries {
  readonly #authorities = new Map<string, Keypair>();

  add(authority: Keypair): Keypair {
    const treasury = findTreasury(authority.publicKey);
    this.#authorities.set(treasury.toBase58(), authority);
    return { publicKey: treasury } as Keypair;
  }

  authorityOf(address: PublicKey): Keypair | undefined {
    return this.#authorities.get(address.toBase58());
  }

  /** Treasuries that must sign an instruction. */
  partiesOf({ keys }: TransactionInstruction): Party[] {
    const signers = new Set(keys.filter(({ isSigner }) => isSigner).map(({ pubkey }) => pubkey));
    const unique = new Map([...signers].map((key) => [key.toBase58(), key]));
    return [...unique.values()].flatMap((treasury) => {
      const authority = this.authorityOf(treasury)?.publicKey;
      return authority ? [{ authority, treasury }] : [];
    });
  }

  /** The instruction sent through the example, for each treasury that must sign. */
  wrap(instruction: TransactionInstruction): TransactionInstruction {
    // From the last one: the example's instruction is for the wallet's signature, not the registrar's.
    return this.partiesOf(instruction).reduceRight(byTreasury, instruction);
  }

  signersOf(instructions: TransactionInstruction[], signers: Signer[]): Signer[] {
    const wallets = signers.filter(({ publicKey }) => !this.authorityOf(publicKey));
    const authorities = instructions
      .flatMap((instruction) => this.partiesOf(instruction))
      .map(({ treasury }) => this.authorityOf(treasury)!);
    const all = [...wallets, ...authorities];
    return [...new Map(all.map((signer) => [signer.publicKey.toBase58(), signer])).values()];
  }
}

/** Sends what a treasury must sign through the example, and everything else unchanged. */
function sendThroughCaller(chain: Chain, treasuries: Treasuries): void {
  const send = chain.send.bind(chain);
  chain.send = (instructions, signers = [], options) => {
    const all = [instructions].flat();
    return send(
      all.map((instruction) => treasuries.wrap(instruction)),
      treasuries.signersOf(all, signers),
      options,
    );
  };
}

/** Makes an address the program's upgrade authority. */
async function giveUpgradeAuthority(chain: Chain, authority: PublicKey): Promise<void> {
  const [address] = findProgramDataPda();
  const state = await chain.account(address);
  if (!state) throw new Error('the program is not deployed');
  const data = Buffer.from(state.data);
  authority.toBuffer().copy(data, UPGRADE_AUTHORITY);
  await chain.setAccount(address, { ...state, data });
}

/** A world in which every party and every role is a treasury of the example. The same scenarios run in it. */
export class TreasuryWorld extends World {
  #treasuries!: Treasuries;
  #persons = 0;

  static override create = async ({
    initialized = true,
    ...options
  }: WorldOptions = {}): Promise<TreasuryWorld> => {
    const chain = await testChain({ kind: defaultKind(), ...options });
    await deployCaller(chain);
    const treasuries = new Treasuries();
    const role = (name: string): Keypair => treasuries.add(keypairOf(`treasury ${name}`));
    const roles: Roles = {
      admin: role('admin'),
      registrar: role('registrar'),
      rewardAuthority: role('reward authority'),
      slasher: role('slasher'),
      arbiter: role('arbiter'),
      pauser: role('pauser'),
    };
    await giveUpgradeAuthority(chain, roles.admin.publicKey);
    const mint = await createMint(chain, { key: keypairOf('treasury mint') });
    const world = new TreasuryWorld(chain, mint, roles, connectionOf(chain));
    world.#treasuries = treasuries;
    sendThroughCaller(chain, treasuries);
    for (const { publicKey } of Object.values(roles)) await world.giveLamports(publicKey);
    if (initialized) await world.initialize();
    return world;
  };

  /** A treasury that the world has not used yet. */
  override newKeypair(): Keypair {
    return this.#treasuries.add(super.newKeypair());
  }

  /** A wallet's own key: a person, not a program. */
  newPerson(): Keypair {
    this.#persons += 1;
    return keypairOf(`person ${this.#persons}`);
  }

  /** A treasury with its authority. */
  party({ publicKey: treasury }: { publicKey: PublicKey }): Party & { key: Keypair } {
    const key = this.#treasuries.authorityOf(treasury);
    if (!key) throw new Error(`${treasury.toBase58()} is not a treasury of this world`);
    return { key, authority: key.publicKey, treasury };
  }
}
