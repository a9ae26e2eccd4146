import { startPlayground } from '@co-staking/playground';
import { PROGRAM_ID, connectionSource, listMarketplace } from '@co-staking/sdk';
import {
  Connection,
  PublicKey,
  Transaction,
  TransactionInstruction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';
import { assert } from 'chai';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHIPPED = 'sdk/program/co_staking.so';
/** Offset of the SBPF version in an ELF file: its flags. */
const ELF_FLAGS = 48;

describe('playground: options of the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-start-'));
  after(() => rmSync(folder, { recursive: true }));

  const refusal = async (options: Parameters<typeof startPlayground>[0]): Promise<unknown> =>
    startPlayground(options).then(
      async (playground) => {
        await playground.stop();
        return null;
      },
      (error: unknown) => error,
    );

  it('registers more devices, in transactions of their parties', async () => {
    const playground = await startPlayground({ devices: 60 });
    const connection = new Connection(playground.url, 'confirmed');
    assert.equal(playground.fleet.length, 60);
    const now = playground.now();
    const { rows } = await listMarketplace(connectionSource(connection), { now, limit: 100 });
    const addresses = new Set(rows.map(({ device }) => device.toBase58()));
    assert.equal(playground.fleet.filter(({ address }) => addresses.has(address)).length, 18);
    const [registered] = await connection.getSignaturesForAddress(
      new PublicKey(playground.fleet[0]!.address),
    );
    assert.isNull(registered!.err);
    await playground.stop();
  });

  it('goes on from a file: accounts, history, wallets and time', async () => {
    const persist = join(folder, 'playground.bin');
    const first = await startPlayground({ persist, seed: 'kept' });
    const visitor = first.keypairs['visitor']!.publicKey;
    const connection = new Connection(first.url, 'confirmed');
    await first.warpBy(86_400n * 40n);
    const signature = await connection.requestAirdrop(visitor, 12_345);
    const before = {
      balance: await connection.getBalance(visitor),
      signatures: await connection.getSignaturesForAddress(visitor),
      genesis: await connection.getGenesisHash(),
      slot: await connection.getSlot(),
      now: first.now(),
    };
    await first.stop();
    assert.equal(statSync(persist).mode & 0o777, 0o600);
    const second = await startPlayground({ persist });
    const again = new Connection(second.url, 'confirmed');
    assert.equal(second.wallets['visitor'], visitor.toBase58());
    assert.equal(await again.getBalance(visitor), before.balance);
    assert.deepEqual(await again.getSignaturesForAddress(visitor), before.signatures);
    assert.equal(await again.getGenesisHash(), before.genesis);
    assert.isAtLeast(await again.getSlot(), before.slot);
    assert.isTrue(second.now() >= before.now);
    assert.equal(before.signatures[0]!.signature, signature);
    await second.giveTokens(visitor, 1n);
    await second.stop();
  });

  it('refuses a file that is something else, and leaves it as it is', async () => {
    const persist = join(folder, 'notes.txt');
    writeFileSync(persist, 'notes');
    assert.include(String(await refusal({ persist })), 'is not a saved playground');
    assert.equal(readFileSync(persist, 'utf8'), 'notes');
    assert.isFalse(existsSync(`${persist}.new`));
  });

  it('deploys a program through the loader, which can then be called', async () => {
    const file = join(folder, 'v3.so');
    const code = readFileSync(SHIPPED);
    writeFileSync(file, code);
    const failure = await refusal({ load: [{ file }] });
    if (code.readUInt32LE(ELF_FLAGS) < 3) {
      // The loader refuses what a cluster refuses, see finding 3.1.
      assert.include(String(failure), 'invalid account data');
      return;
    }
    const playground = await startPlayground({ load: [{ file }] });
    const [programId] = playground.loaded as [PublicKey];
    const connection = new Connection(playground.url, 'confirmed');
    assert.isTrue((await connection.getAccountInfo(programId))!.executable);
    const call = new TransactionInstruction({ programId, keys: [] });
    const refused = await sendAndConfirmTransaction(connection, new Transaction().add(call), [
      playground.keypairs['visitor']!,
    ]).catch((error: Error) => error.message);
    assert.include(refused, `Program ${programId.toBase58()} invoke`);
    assert.isFalse(programId.equals(PROGRAM_ID));
    await playground.stop();
  });

  it('refuses numbers out of range', async () => {
    for (const options of [
      { finality: -1 },
      { devices: 1.5 },
      { keepSlots: -1 },
      { replicas: [{ lag: -1 }] },
    ])
      assert.instanceOf(await refusal(options), RangeError);
  });
});
