import { MAX_COMPUTE_UNITS, buildTransaction } from '@co-staking/sdk';
import { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { expect } from 'chai';

import { pack } from '../../cli/src/operator/pack';
import type { Item } from '../../cli/src/operator/task';

const PAYER = new PublicKey(new Uint8Array(32).fill(9));
const key = (at: number): PublicKey => new PublicKey(new Uint8Array(32).fill(at + 10));

/** An item that names as many accounts of its own, with as many bytes of data. */
function item(at: number, bytes: number): Item {
  const device = key(at % 200);
  const keys = [{ pubkey: device, isSigner: false, isWritable: true }];
  const instruction = new TransactionInstruction({ programId: PAYER, keys, data: Buffer.alloc(bytes) });
  return { entry: { line: at, device: device.toBase58() }, device, name: String(at), instruction };
}

/** The plain way: each further item is tried. */
function oneByOne(items: readonly Item[], calls: number, priced: boolean): number[] {
  const fits = (some: readonly Item[]): boolean => {
    if (some.length * calls + 2 > 64) return false;
    try {
      buildTransaction({
        payer: PAYER,
        instructions: some.map(({ instruction }) => instruction),
        blockhash: PublicKey.default.toBase58(),
        computeUnitLimit: MAX_COMPUTE_UNITS,
        ...(priced && { computeUnitPrice: 1n }),
      });
      return true;
    } catch {
      return false;
    }
  };
  const sizes: number[] = [];
  let current: Item[] = [];
  for (const each of items) {
    if (current.length > 0 && !fits([...current, each])) {
      sizes.push(current.length);
      current = [];
    }
    current.push(each);
  }
  return current.length > 0 ? [...sizes, current.length] : sizes;
}

describe('co-staking operator: items in transactions', () => {
  for (const [title, sizes, calls] of [
    ['of one size', Array.from({ length: 60 }, () => 60), 3],
    ['that grow', Array.from({ length: 40 }, (_, at) => at * 12), 3],
    ['that shrink', Array.from({ length: 40 }, (_, at) => (39 - at) * 12), 3],
    ['small and large by turns', Array.from({ length: 60 }, (_, at) => (at % 7 === 0 ? 700 : 10)), 1],
    ['that the number of calls limits', Array.from({ length: 30 }, () => 1), 10],
    ['of which each fills one', [900, 900, 900], 1],
    ['none at all', [], 1],
  ] as const)
    for (const priced of [false, true])
      it(`${title}, ${priced ? 'with' : 'without'} a price: as few as when each further one is tried, in their order`, () => {
        const items = sizes.map((bytes, at) => item(at, bytes));
        const packs = pack(items, PAYER, calls, priced);
        expect(packs.flat()).to.deep.equal(items);
        expect(packs.map(({ length }) => length)).to.deep.equal(oneByOne(items, calls, priced));
      });
});
