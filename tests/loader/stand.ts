import { PROGRAM_ID, UPGRADEABLE_LOADER_ID } from '@co-staking/sdk';
import {
  keypairOf,
  svmAddress,
  svmTransaction,
  type ChainFeatures,
  type Outcome,
} from '@co-staking/sdk/testing';
import {
  SystemProgram,
  TransactionMessage,
  VersionedTransaction,
  type Keypair,
  type PublicKey,
  type TransactionInstruction,
} from '@solana/web3.js';
import { FailedTransactionMetadata, type LiteSVM } from 'litesvm';

import { LiteSvmChain, machineWith } from '../../sdk/src/testing/chain/litesvm';
import { World } from '../support/world';
import {
  BUFFER_HEADER,
  PROGRAM_BYTES,
  deployWithMaxDataLen,
  initializeBuffer,
  makeFinal,
  upgrade,
  writeBuffer,
} from './instructions';

const SOL = 1_000_000_000n;
/** Bytes of code in one transaction, whose 1,232 bytes also hold a signature and three keys. */
const PIECE = 1_000;

/** A chain on which nothing can be written past the rules. */
class RuleboundChain extends LiteSvmChain {
  override setAccount(): Promise<void> {
    throw new Error('no account is written by hand on this chain');
  }
}

/** A world whose lamports come from transfers. */
class RuleboundWorld extends World {
  static on = (chain: RuleboundChain): Promise<RuleboundWorld> =>
    World.start(RuleboundWorld, { chain, initialized: false });

  override async giveLamports(address: PublicKey, lamports = 10n * SOL): Promise<void> {
    const fromPubkey = this.chain.payer.publicKey;
    await this.chain.run(SystemProgram.transfer({ fromPubkey, toPubkey: address, lamports }));
  }
}

/** A machine without the program, and the upgradeable loader's steps on it. */
export class Stand {
  readonly #machine: LiteSVM;
  readonly chain: RuleboundChain;
  readonly #authority: Keypair;
  #buffers = 0;

  constructor(features: ChainFeatures) {
    this.#machine = machineWith(features);
    this.#authority = keypairOf('upgrade authority');
    this.chain = new RuleboundChain(this.#machine, this.#authority, true);
    type Lamports = Parameters<LiteSVM['airdrop']>[1];
    this.#machine.airdrop(svmAddress(this.#authority.publicKey), (10_000n * SOL) as Lamports);
  }

  /** The world on this machine, not initialised yet. */
  world = (): Promise<RuleboundWorld> => RuleboundWorld.on(this.chain);

  /** A buffer with this code, written piece by piece. */
  async write(code: Uint8Array): Promise<PublicKey> {
    const key = keypairOf(`buffer ${(this.#buffers += 1)}`);
    const [buffer, authority] = [key.publicKey, this.#authority.publicKey];
    const create = await this.#create(buffer, BUFFER_HEADER + code.length);
    await this.chain.run([create, initializeBuffer(buffer, authority)], [key]);
    for (let offset = 0; offset < code.length; offset += PIECE)
      this.#send(writeBuffer(buffer, authority, offset, code.subarray(offset, offset + PIECE)));
    return buffer;
  }

  /** Hundreds of them: in a legacy message web3.js keeps data in base58, which takes most of the time of a test. */
  #send(instruction: TransactionInstruction): void {
    const message = new TransactionMessage({
      payerKey: this.#authority.publicKey,
      recentBlockhash: this.#machine.latestBlockhash(),
      instructions: [instruction],
    });
    const transaction = new VersionedTransaction(message.compileToV0Message());
    transaction.sign([this.#authority]);
    const result = this.#machine.sendTransaction(svmTransaction(transaction.serialize()));
    if (result instanceof FailedTransactionMetadata) throw new Error(result.meta().logs().join('\n'));
  }

  /**
   * Makes the program of a buffer. Its address has no key here, so signatures are not checked in this one transaction.
   */
  async deploy(buffer: PublicKey, bytes: number): Promise<Outcome> {
    const unsigned = new LiteSvmChain(this.#machine, this.#authority, false);
    const create = await this.#create(PROGRAM_ID, PROGRAM_BYTES);
    const deployment = deployWithMaxDataLen(PROGRAM_ID, buffer, this.#authority.publicKey, bytes);
    this.#machine.withSigverify(false);
    try {
      return await unsigned.send([create, deployment]);
    } finally {
      this.#machine.withSigverify(true);
    }
  }

  upgrade = (buffer: PublicKey): Promise<Outcome> =>
    this.chain.send(upgrade(PROGRAM_ID, buffer, this.#authority.publicKey));

  makeFinal = (): Promise<Outcome> => this.chain.send(makeFinal(PROGRAM_ID, this.#authority.publicKey));

  /** A program runs from the slot after its deployment on, and is changed once in a slot. */
  nextSlot(): bigint {
    const { slot } = this.#machine.getClock();
    this.#machine.warpToSlot(slot + 1n);
    return slot + 1n;
  }

  async #create(address: PublicKey, space: number): Promise<TransactionInstruction> {
    return SystemProgram.createAccount({
      fromPubkey: this.#authority.publicKey,
      newAccountPubkey: address,
      lamports: Number(await this.chain.rent(space)),
      space,
      programId: UPGRADEABLE_LOADER_ID,
    });
  }
}
