import { UPGRADEABLE_LOADER_ID, settleTransaction } from '@co-staking/sdk';
import {
  Keypair,
  SystemProgram,
  type Connection,
  type PublicKey,
  type TransactionInstruction,
} from '@solana/web3.js';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  BUFFER_HEADER,
  deployWithMaxDataLen,
  initializeBuffer,
  makeFinal,
  upgrade,
  writeBuffer,
} from '../../loader/instructions';
import { signed } from '../signed';

/** Bytes of code in one transaction: the most is 1,010. */
const CHUNK = 1_000;
/** Writes on their way at one time. */
const AT_ONCE = 16;
const POLL_MS = 100;

/** Deploys programs through the upgradeable loader, as `solana program deploy` does, over RPC. */
export class Deployer {
  constructor(
    private readonly connection: Connection,
    /** Pays, and may upgrade what it deploys. */
    readonly authority: Keypair,
  ) {}

  /**
   * Makes an empty account of the loader a program.
   *
   * @returns how many transactions wrote the code
   * @throws CoStakingError with the loader's logs if it refuses the code
   */
  async deploy(program: PublicKey, code: Uint8Array): Promise<number> {
    const { buffer, writes } = await this.#buffer(code);
    await this.send([deployWithMaxDataLen(program, buffer, this.authority.publicKey, code.length)]);
    await this.#nextSlot();
    return writes;
  }

  /** Gives a program this code. @throws as {@link Deployer.deploy} */
  async upgrade(program: PublicKey, code: Uint8Array): Promise<number> {
    const { buffer, writes } = await this.#buffer(code);
    await this.send([upgrade(program, buffer, this.authority.publicKey)]);
    await this.#nextSlot();
    return writes;
  }

  /** Takes the upgrade authority away. */
  async makeFinal(program: PublicKey): Promise<void> {
    await this.send([makeFinal(program, this.authority.publicKey)]);
  }

  /** A buffer account with the code in it. */
  async #buffer(code: Uint8Array): Promise<{ buffer: PublicKey; writes: number }> {
    const { authority, connection } = this;
    const key = Keypair.generate();
    const space = BUFFER_HEADER + code.length;
    const create = SystemProgram.createAccount({
      fromPubkey: authority.publicKey,
      newAccountPubkey: key.publicKey,
      lamports: await connection.getMinimumBalanceForRentExemption(space),
      space,
      programId: UPGRADEABLE_LOADER_ID,
    });
    await this.send([create, initializeBuffer(key.publicKey, authority.publicKey)], [key]);
    const offsets = Array.from({ length: Math.ceil(code.length / CHUNK) }, (_, at) => at * CHUNK);
    const waiting = [...offsets];
    const worker = async (): Promise<void> => {
      for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift())
        await this.send([
          writeBuffer(key.publicKey, authority.publicKey, offset, code.subarray(offset, offset + CHUNK)),
        ]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { buffer: key.publicKey, writes: offsets.length };
  }

  /** Signs, sends and waits until it is confirmed. @throws CoStakingError if it fails on chain */
  async send(instructions: TransactionInstruction[], signers: Keypair[] = []): Promise<string> {
    const transaction = await signed(this.connection, instructions, [this.authority, ...signers]);
    await settleTransaction(this.connection, transaction);
    return transaction.signature;
  }

  /** In the slot of its deployment a program does not run yet. */
  async #nextSlot(): Promise<void> {
    const deployed = await this.connection.getSlot('confirmed');
    while ((await this.connection.getSlot('confirmed')) <= deployed) await sleep(POLL_MS);
  }
}
