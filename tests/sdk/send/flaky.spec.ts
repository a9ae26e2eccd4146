import { sendInstructions, TransactionExpiredError, type SendCommitment } from '@co-staking/sdk';
import { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { Random } from '../../../fuzz/random';
import { flakyRpc, RememberingWallet, timingOf } from './flakyRpc';
import { blockOf, FINAL_DEPTH, LIFETIME, Network, type Weather } from './network';

/** Of each of two kinds. */
const SENDS = 5_000;
const WALLET = new PublicKey(Buffer.alloc(32, 3));
/** Long enough for every packet to arrive or to die, and for what landed to be final. */
const AFTERMATH = 2 * LIFETIME + FINAL_DEPTH + 200;

/** The last ones bring packets to the leaders about when the transaction expires. */
const DELAYS = [
  [0, 3],
  [0, 40],
  [0, LIFETIME + 50],
  [LIFETIME - 20, LIFETIME + 10],
] as const;

const instruction = (index: number): TransactionInstruction =>
  new TransactionInstruction({ programId: WALLET, keys: [], data: Buffer.from(String(index)) });

interface Result {
  /** The signature that was reported as landed; `null` where expiry was. */
  reported: string | null;
  /** What is in the final chain. */
  landed: string[];
  signed: number;
}

/** Sends once through bad weather, and waits until nothing can change any more. */
async function send(seed: number, commitment: SendCommitment, reorg: number): Promise<Result> {
  const random = new Random(seed);
  const weather: Weather = {
    lost: random.pick([10, 50, 80, 95, 98, 100]),
    delay: random.pick(DELAYS),
    forks: random.pick([0, 1, 3]),
    reorg,
    lag: random.pick([0, 20, 250]),
    unreported: random.pick([0, 30, 100]),
  };
  const network = new Network(random, weather);
  const wallet = new RememberingWallet(WALLET);
  const options = { commitment, timing: timingOf(network), attempts: 1 + random.below(3) };
  const reported = await sendInstructions(flakyRpc(network), wallet, [instruction(seed)], options).then(
    ({ signature }) => signature,
    (error) => {
      if (error instanceof TransactionExpiredError) return null;
      throw error;
    },
  );
  network.advance(AFTERMATH);
  const landed = wallet.signatures.filter((signature) => blockOf(network.tip, signature));
  return { reported, landed, signed: wallet.signatures.length };
}

/** Sends through many networks, checks each, and counts. */
async function sendMany(
  sends: number,
  commitment: SendCommitment,
  reorg: number,
  check: (result: Result, seed: number) => void,
): Promise<void> {
  const counts = { success: 0, expired: 0, again: 0 };
  for (let seed = 0; seed < sends; seed += 1) {
    const result = await send(seed, commitment, reorg);
    check(result, seed);
    counts[result.reported === null ? 'expired' : 'success'] += 1;
    if (result.signed > 1) counts.again += 1;
  }
  // The weather is such that everything happens often.
  for (const [what, count] of Object.entries(counts)) assert.isAbove(count, sends / 20, what);
}

const exactlyOnce = ({ reported, landed }: Result, seed: number): void =>
  assert.deepEqual(landed, reported === null ? [] : [reported], `seed ${seed}`);

describe('sending through a flaky RPC', function () {
  this.timeout(600_000);

  it('waits for finality: 5,000 sends on a chain that takes confirmed blocks back land once or never', () =>
    sendMany(SENDS, 'finalized', FINAL_DEPTH - 1, exactlyOnce));

  it('waits for confirmation: 5,000 sends on a chain that keeps what is confirmed land once or never', () =>
    sendMany(SENDS, 'confirmed', 1, exactlyOnce));

  it('never lands twice, nor after an expiry, even if confirmed blocks are taken back', () =>
    sendMany(1_500, 'confirmed', FINAL_DEPTH - 1, ({ reported, landed }, seed) =>
      assert.isAtMost(landed.length, reported === null ? 0 : 1, `seed ${seed}`),
    ));
});
