import {
  OutcomeUnknownError,
  TransactionExpiredError,
  settleTransaction,
  type SendConnection,
  type SignatureStatus,
} from '@co-staking/sdk';
import { Keypair } from '@solana/web3.js';
import { assert } from 'chai';

const SIGNATURE = '1'.repeat(88);
/** Last block height at which the transaction can land, and the height that is final now. */
const [LAST, NOW] = [1_000, 5_000];
/** The chain has skipped slots, so a slot is above its height. */
const SKIPPED = 700;

interface Node {
  /** First slot that is still there. */
  first: number;
  status?: SignatureStatus | null;
  height?: () => number;
  firstBlock?: () => Promise<number>;
}

const nodeOf = ({ first, status = null, height = () => NOW, firstBlock }: Node): SendConnection =>
  ({
    getEpochInfo: async () => ({ absoluteSlot: height() + SKIPPED, blockHeight: height() }),
    getSignatureStatuses: async () => ({ context: { slot: height() + SKIPPED }, value: [status] }),
    getFirstAvailableBlock: firstBlock ?? (async () => first),
    getBlock: async (slot: number) => ({ blockHeight: slot - SKIPPED }),
  }) as never;

function clock() {
  let now = 0;
  return { now: () => now, sleep: async (milliseconds: number) => void (now += milliseconds) };
}

const settled = (node: Node, lastValidBlockHeight = LAST): Promise<unknown> =>
  settleTransaction(nodeOf(node), { signature: SIGNATURE, lastValidBlockHeight }, { timing: clock() }).catch(
    (error: unknown) => error,
  );

describe('what a node can know of a transaction without a status', () => {
  // It can land at the 150 heights up to the last one: from 851 on.
  for (const [name, first, forgotten] of [
    ['an archive', 0, false],
    ['a node with the first block in which it could land', 851 + SKIPPED, false],
    ['a node that lacks that block alone', 852 + SKIPPED, true],
    ['a node that begins after the last one', LAST + 1 + SKIPPED, true],
    ['a node that has the slots of these heights, in a chain without skipped slots', 851, false],
  ] as const)
    it(`${name}: ${forgotten ? 'unknown' : 'it never landed'}`, async () => {
      const error = await settled({ first });
      if (!forgotten) return assert.instanceOf(error, TransactionExpiredError);
      assert.instanceOf(error, OutcomeUnknownError);
      assert.equal(error.reason, 'forgotten');
      assert.include((error as Error).message, 'ask an archive');
    });

  it('a node that does not say what it has: unknown', async () => {
    const firstBlock = () => Promise.reject(Object.assign(new Error('Method not found'), { code: -32601 }));
    const error = await settled({ first: 0, firstBlock });
    assert.instanceOf(error, OutcomeUnknownError);
    assert.equal(error.reason, 'no-answer');
  });

  it('a chain that has stopped, and a status that stays behind: the waiting ends', async () => {
    assert.instanceOf(await settled({ first: 0, height: () => LAST - 1 }), OutcomeUnknownError);
    const behind = nodeOf({ first: 0 });
    behind.getSignatureStatuses = async () => ({ context: { slot: 1 }, value: [null] });
    const waiting = settleTransaction(
      behind,
      { signature: SIGNATURE, lastValidBlockHeight: LAST },
      { timing: clock() },
    );
    assert.instanceOf(await waiting.catch((error: unknown) => error), OutcomeUnknownError);
  });

  it('a confirmed transaction is not sent again while it becomes final', async () => {
    let polls = 0;
    const status = (): SignatureStatus => ({
      slot: 900,
      err: null,
      confirmationStatus: (polls += 1) < 40 ? 'confirmed' : 'finalized',
    });
    const node = nodeOf({ first: 0, height: () => 500 + polls });
    node.getSignatureStatuses = async () => ({ context: { slot: 1_200 }, value: [status()] });
    let sent = 0;
    node.sendRawTransaction = async () => {
      sent += 1;
      return SIGNATURE;
    };
    const transaction = {
      signature: SIGNATURE,
      lastValidBlockHeight: LAST,
      bytes: Keypair.generate().secretKey,
    };
    const options = { timing: clock(), commitment: 'finalized' } as const;
    assert.deepEqual(await settleTransaction(node, transaction, options), {
      signature: SIGNATURE,
      slot: 900,
    });
    assert.equal(sent, 1);
  });
});
