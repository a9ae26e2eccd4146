import Transport from '@ledgerhq/hw-transport';
import { Keypair } from '@solana/web3.js';
import { createPrivateKey, sign } from 'node:crypto';

const CLA = 0xe0;
const GET_ADDRESS = 0x05;
const SIGN = 0x06;
const MORE = 0x02;
const EXTEND = 0x01;
const DER_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** How the owner of the device answers. */
export type Mood = 'confirms' | 'refuses' | 'locked' | 'wrong app' | 'no blind signing';

const STATUS: Record<Mood, number> = {
  confirms: 0x9000,
  refuses: 0x6985,
  locked: 0x5515,
  'wrong app': 0x6d00,
  'no blind signing': 0x6808,
};

/**
 * A Ledger with the Solana app, as its protocol describes it: commands of at most 255 bytes, messages in pieces, one
 * key for each path. The transport and the app's client are the real ones.
 */
export class SimulatedLedger extends Transport {
  /** Messages that it has signed. */
  readonly signed: Buffer[] = [];
  closed = false;
  #pending: Buffer = Buffer.alloc(0);

  constructor(
    private readonly seed: number,
    private readonly mood: Mood = 'confirms',
  ) {
    super();
  }

  /** The key at a path, such as `44'/501'/0'`. */
  key(path: readonly number[]): Keypair {
    const seed = new Uint8Array(32).fill(this.seed);
    path.forEach((step, at) => (seed[at] = (seed[at]! + step * 7 + at) % 256));
    return Keypair.fromSeed(seed);
  }

  override close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  override exchange(apdu: Buffer): Promise<Buffer> {
    const [cla, instruction, , p2, length] = apdu;
    const data = apdu.subarray(5);
    if (cla !== CLA || data.length !== length) return this.#answer(0x6a80);
    if (this.mood === 'locked' || this.mood === 'wrong app') return this.#answer(STATUS[this.mood]);
    if (instruction === GET_ADDRESS) return this.#answer(0x9000, this.key(pathOf(data)).publicKey.toBuffer());
    if (instruction !== SIGN) return this.#answer(0x6d00);
    this.#pending = p2! & EXTEND ? Buffer.concat([this.#pending, data]) : Buffer.from(data);
    if (p2! & MORE) return this.#answer(0x9000);
    if (this.mood !== 'confirms') return this.#answer(STATUS[this.mood]);
    const steps = this.#pending[1]!;
    const keypair = this.key(pathOf(this.#pending.subarray(1)));
    const message = this.#pending.subarray(2 + steps * 4);
    this.signed.push(message);
    const der = Buffer.concat([DER_HEAD, keypair.secretKey.subarray(0, 32)]);
    return this.#answer(
      0x9000,
      sign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })),
    );
  }

  #answer(status: number, data: Buffer = Buffer.alloc(0)): Promise<Buffer> {
    const end = Buffer.alloc(2);
    end.writeUInt16BE(status);
    return Promise.resolve(Buffer.concat([data, end]));
  }
}

/** A path as the device gets it: a count, and its steps, all of them hardened. */
function pathOf(data: Buffer): number[] {
  return Array.from({ length: data[0]! }, (_, at) => {
    const step = data.readUInt32BE(1 + at * 4);
    if (step < 0x8000_0000) throw new Error('a step is not hardened');
    return step - 0x8000_0000;
  });
}
