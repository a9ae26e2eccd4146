import { settleTransaction, type SendConnection, type SignatureStatus } from '@co-staking/sdk';
import { assert } from 'chai';

const SIGNATURE = '1'.repeat(88);
const LAST = 1_000;
const LANDED: SignatureStatus = { slot: 900, err: null, confirmationStatus: 'confirmed' };

/** A node with a WebSocket: its statuses, one for each request, the last one repeated, and the requests it got. */
function nodeOf(statuses: (SignatureStatus | null)[], onSignature: SendConnection['onSignature']) {
  const asked: string[] = [];
  let height = 500;
  const node = {
    getEpochInfo: async () => ({ absoluteSlot: (height += 1), blockHeight: height }),
    getSignatureStatuses: async () => {
      asked.push('status');
      return { context: { slot: height }, value: [statuses.length > 1 ? statuses.shift()! : statuses[0]!] };
    },
    onSignature(signature: string, report: () => void, commitment: string) {
      asked.push(`listen ${commitment}`);
      return onSignature!(signature, report, commitment as 'confirmed');
    },
    removeSignatureListener: async (listener: number) => void asked.push(`stop ${listener}`),
  } as unknown as SendConnection;
  return { node, asked };
}

const settle = (node: SendConnection, sleep: (milliseconds: number) => Promise<void>) =>
  settleTransaction(
    node,
    { signature: SIGNATURE, lastValidBlockHeight: LAST },
    { timing: { now: () => 0, sleep } },
  );

/** A clock that does not advance: only a report ends the waiting. */
const never = () => new Promise<void>(() => undefined);

describe('a connection that reports transactions', () => {
  it('asks for the status as soon as the node reports it', async () => {
    let report: (() => void) | undefined;
    const { node, asked } = nodeOf([null, LANDED], (_, given) => {
      report = given;
      return 7;
    });
    const settling = settle(node, () => {
      report!();
      return never();
    });
    assert.deepEqual(await settling, { signature: SIGNATURE, slot: 900 });
    // web3.js has ended the subscription with the report.
    assert.deepEqual(asked, ['listen confirmed', 'status', 'status']);
  });

  it('believes the status, not the report, and does not ask without a pause', async () => {
    const pauses: number[] = [];
    const { node, asked } = nodeOf([null, null, null, LANDED], (_, report) => {
      report();
      return 7;
    });
    await settle(node, async (milliseconds) => {
      pauses.push(milliseconds);
      await Promise.resolve();
    });
    assert.deepEqual(asked, ['listen confirmed', 'status', 'status', 'status', 'status']);
    assert.deepEqual(pauses, [500, 500, 500]);
  });

  it('ends the subscription if the status came first', async () => {
    const { node, asked } = nodeOf([LANDED], () => 7);
    await settle(node, never);
    assert.deepEqual(asked, ['listen confirmed', 'status', 'stop 7']);
  });

  it('asks as ever if there is no WebSocket', async () => {
    const { node, asked } = nodeOf([null, LANDED], () => {
      throw new Error('no WebSocket here');
    });
    assert.deepEqual(await settle(node, () => Promise.resolve()), { signature: SIGNATURE, slot: 900 });
    assert.deepEqual(asked, ['listen confirmed', 'status', 'status']);
  });
});
