// Faults of the SDK and of the command line that a real node showed. Each is here under the number of its finding.
import {
  CoStakingClient,
  HistoryGapError,
  OutcomeUnknownError,
  deviceHistory,
  explainSignature,
  instructions,
  settleTransaction,
  walletHistory,
  type WalletSigner,
} from '@co-staking/sdk';
import { startPlayground } from '@co-staking/playground';
import { Keypair, PublicKey } from '@solana/web3.js';
import { assert } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cli, ended, startCli } from '../cli/support/cli';
import {
  addressOf,
  eventually,
  resultOf,
  sendTransfer,
  sendV1Transfer,
  usePlayground,
  walletOf,
  type Stand,
} from './support';

/** More blocks than a blockhash is good for. */
const EXPIRED = 160;

const signer = (keypair: Keypair): WalletSigner => ({
  publicKey: keypair.publicKey,
  signTransaction: async (transaction) => {
    transaction.sign([keypair]);
    return transaction;
  },
});

const clientOf = (stand: Stand, name: string): CoStakingClient =>
  new CoStakingClient({ connection: stand.connection, wallet: signer(walletOf(stand, name)) });

const deviceOf = (stand: Stand, name: string): PublicKey =>
  new PublicKey(stand.playground.devices[name]!.address);

/** Lets everything expire that has been signed before. */
async function expire(stand: Stand): Promise<void> {
  for (let count = 0; count < EXPIRED; count += 1)
    await resultOf(stand, 'requestAirdrop', [Keypair.generate().publicKey.toBase58(), 1_000_000 + count]);
}

const thrownBy = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('findings on a node', () => {
  describe('3.1', () => {
    it('3.1 the shipped binary can be deployed through the loader', async () => {
      const playground = await startPlayground({ load: [{ file: 'sdk/program/co_staking.so' }] });
      await playground.stop();
      assert.lengthOf(playground.loaded, 1);
    });
  });

  describe('3.2 and 3.3 and 3.4: a node that forgets', () => {
    const stand = usePlayground({ keepSlots: 20 });
    const folder = mkdtempSync(join(tmpdir(), 'playground-findings-'));
    after(() => rmSync(folder, { recursive: true }));

    it('3.2 a landed transaction that the node has forgotten is not called expired', async () => {
      const { lastValidBlockHeight } = await stand.connection.getLatestBlockhash();
      const signature = await sendTransfer(stand, 1_001);
      await expire(stand);
      const error = await thrownBy(settleTransaction(stand.connection, { signature, lastValidBlockHeight }));
      assert.instanceOf(error, OutcomeUnknownError);
    });

    it('3.2 the status of a landed transaction that the node has forgotten is unknown', async () => {
      const { lastValidBlockHeight } = await stand.connection.getLatestBlockhash();
      const signature = await sendTransfer(stand, 1_002);
      await expire(stand);
      const { out, err } = await cli(
        `status ${signature} --valid-until ${lastValidBlockHeight} -o json -u ${stand.playground.url}`.split(
          ' ',
        ),
      );
      assert.notInclude(out, 'expired');
      assert.notInclude(err, 'can be sent again');
    });

    it('3.2 the outbox does not pay twice', async () => {
      const files = stand.playground.writeWallets(folder);
      const { id } = stand.playground.devices['ready']!;
      const words = ['stake', id, '11', '--yes', '-u', stand.playground.url, '-k', files['owner']!];
      const home = { HOME: folder, XDG_STATE_HOME: '' };
      // It takes the transaction, and does not report its outcome.
      stand.playground.setFaults([{ method: 'getSignatureStatuses', status: 503 }]);
      const sent = await resultOf<number>(stand, 'getTransactionCount');
      const child = startCli(words, home);
      const end = ended(child);
      await eventually(
        () => resultOf<number>(stand, 'getTransactionCount'),
        (count) => count > sent,
      );
      child.kill('SIGKILL');
      await end;
      stand.playground.setFaults([]);
      await expire(stand);
      const before = await resultOf<number>(stand, 'getTransactionCount');
      const { code } = await cli(words, { home: folder });
      assert.equal(await resultOf<number>(stand, 'getTransactionCount'), before, 'it sends nothing');
      assert.equal(code, 5);
    });

    it('3.3 a history that does not begin at the beginning is not silently short', async () => {
      await expire(stand);
      const error = await thrownBy(deviceHistory(stand.connection, deviceOf(stand, 'active')));
      assert.instanceOf(error, HistoryGapError);
    });

    it('3.4 a stored cursor that the node has forgotten is a gap that names it', async () => {
      const device = deviceOf(stand, 'active');
      const newest = await sendTransfer(stand, 1_003);
      const { value: status } = await stand.connection.getSignatureStatus(newest);
      await expire(stand);
      const cursor = { [device.toBase58()]: { signature: newest, slot: status!.slot } };
      const error = await thrownBy(deviceHistory(stand.connection, device, { cursor }));
      assert.instanceOf(error, HistoryGapError);
      assert.include(String(error), newest);
    });
  });

  describe('3.2: a node that lags', () => {
    const stand = usePlayground({ replicas: [{ lag: 60 }] });

    it('3.2 the status of a landed transaction that the node has not seen yet is unknown', async () => {
      const signature = await sendTransfer(stand, 1_004);
      const status = (url: string) => cli(['status', signature, '-o', 'json', '-u', url]);
      const behind = await status(stand.playground.replicas[0]!.url);
      assert.equal(behind.code, 5);
      assert.deepEqual(JSON.parse(behind.out), { signature, outcome: 'unknown', slot: null });
      assert.include(behind.err, 'Do not send it again');
      const ahead = await status(stand.playground.url);
      assert.equal(ahead.code, 0, ahead.err);
      assert.equal((JSON.parse(ahead.out) as { outcome: string }).outcome, 'landed');
    });
  });

  describe('3.5: levels of finality apart', () => {
    const stand = usePlayground({ finality: 6 });

    it('3.5 `finalized` does not refuse what is possible', async () => {
      const wallet = Keypair.generate();
      await resultOf(stand, 'requestAirdrop', [wallet.publicKey.toBase58(), 1_000_000_000]);
      await eventually(
        () => stand.connection.getBalance(wallet.publicKey, 'confirmed'),
        (lamports) => lamports > 0,
      );
      const client = new CoStakingClient({ connection: stand.connection, wallet: signer(wallet) });
      const { signature } = await client.do.openParticipant(
        { wallet: wallet.publicKey },
        { commitment: 'finalized' },
      );
      const { value } = await stand.connection.getSignatureStatus(signature);
      assert.equal(value?.confirmationStatus, 'finalized');
    });

    it('3.5 the same bytes are not sent again once their status is known', async () => {
      let sent = 0;
      const onProgress = ({ stage }: { stage: string }): void => void (sent += stage === 'sent' ? 1 : 0);
      const owner = addressOf(stand, 'owner');
      const device = deviceOf(stand, 'ready');
      await clientOf(stand, 'owner').do.stake(
        { owner, device, amount: 1n, mint: stand.playground.mint },
        { commitment: 'finalized', onProgress },
      );
      assert.equal(sent, 1);
    });
  });

  describe('3.6: a transaction of version 1', () => {
    const stand = usePlayground();

    it('3.6 does not end the histories of its device and wallet', async () => {
      const device = deviceOf(stand, 'active');
      const wallet = addressOf(stand, 'co-staker');
      const read = async () => [
        (await deviceHistory(stand.connection, device)).events,
        (await walletHistory(stand.connection, wallet)).events,
      ];
      const before = await read();
      for (const to of [device, wallet]) await sendV1Transfer(stand, to, 2n);
      assert.deepEqual(await read(), before);
    });

    it('3.6 can be explained', async () => {
      const signature = await sendV1Transfer(stand, addressOf(stand, 'owner'), 2n);
      const { source } = await explainSignature(stand.connection, signature);
      assert.equal(source, 'success');
    });
  });

  describe('3.7: the clock of the chain', () => {
    const stand = usePlayground({ clockLag: 2 });
    const folder = mkdtempSync(join(tmpdir(), 'playground-findings-'));
    after(() => rmSync(folder, { recursive: true }));

    it("3.7 an infraction at the machine's present second is taken as now", async () => {
      const files = stand.playground.writeWallets(folder);
      const { id } = stand.playground.devices['active']!;
      const present = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
      const { code, err } = await cli([
        ...['open-case', id, '--reason', 'frequent-downtime', '--infraction-at', present],
        ...['--stake', '5', '--rewards', '10', '--evidence', 'ab'.repeat(32), '--yes'],
        ...['-u', stand.playground.url, '-k', files['slasher']!],
      ]);
      assert.equal(code, 0, err);
    });

    it('3.7 an infraction further ahead is refused', async () => {
      const files = stand.playground.writeWallets(folder);
      const { id } = stand.playground.devices['active']!;
      const ahead = new Date(Date.now() + 600_000).toISOString().replace(/\.\d+Z$/, 'Z');
      const { code, err } = await cli([
        ...['open-case', id, '--reason', 'frequent-downtime', '--infraction-at', ahead],
        ...['--stake', '5', '--rewards', '10', '--evidence', 'ab'.repeat(32), '--yes'],
        ...['-u', stand.playground.url, '-k', files['slasher']!],
      ]);
      assert.equal(code, 3, err);
      assert.include(err, 'BadInfractionTime');
    });
  });

  describe('3.8', () => {
    const stand = usePlayground();

    it('3.8 a wallet without SOL is named in words', async () => {
      const wallet = Keypair.generate();
      const client = new CoStakingClient({ connection: stand.connection, wallet: signer(wallet) });
      const error = (await thrownBy(client.do.openParticipant({ wallet: wallet.publicKey }))) as Error;
      assert.notEqual(error.message, 'AccountNotFound');
      assert.include(error.message, 'SOL');
    });

    it('3.8 what is not a signature is named as such', async () => {
      const { message, cause } = await explainSignature(stand.connection, 'abc');
      assert.notInclude(message + cause, 'WrongSize');
    });

    it('3.8 waiting for a confirmation listens to the WebSocket', async () => {
      const asked: string[] = [];
      const connection = new Proxy(stand.connection, {
        get(target, name, receiver) {
          if (name === 'getSignatureStatuses' || name === 'onSignatureWithOptions' || name === 'onSignature')
            asked.push(name);
          const value: unknown = Reflect.get(target, name, receiver);
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
      const owner = walletOf(stand, 'owner');
      const client = new CoStakingClient({ connection, wallet: signer(owner) });
      const input: instructions.StakeInput = {
        owner: owner.publicKey,
        device: deviceOf(stand, 'ready'),
        amount: 1n,
        mint: stand.playground.mint,
      };
      await client.do.stake(input);
      assert.include(asked.join(' '), 'onSignature');
    });
  });
});
