// The SDK as a bundler makes it for a page, a phone or an edge worker, in a context that has nothing of Node: no `Buffer`,
// no `process`, no modules, and a `URL` that does not parse.
import { PROGRAM_ID, findDevicePda, type Device } from '@co-staking/sdk';
import { connectionOf } from '@co-staking/sdk/testing';
import { PublicKey, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import { assert } from 'chai';
import { build, type Metafile } from 'esbuild';
import { join } from 'node:path';
import { createContext, runInContext, type Context } from 'node:vm';

import { openCase } from '../../support/caseSteps';
import { World, tokens, type TestCoStake } from '../../support/world';

const ROOT = join(__dirname, '../../..');

async function bundled(contents: string): Promise<{ code: string; inputs: string[]; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'sdk',
    platform: 'browser',
    logLevel: 'error',
  });
  return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs), metafile };
}

/** Who imports a package. */
const importersOf = ({ inputs }: Metafile, name: string): string[] =>
  Object.entries(inputs)
    .filter(([, { imports }]) => imports.some(({ path }) => path.includes(`node_modules/${name}/`)))
    .map(([path]) => path);

/** Reads and finds everything, inside: values of the outside are of another realm. */
const READERS = `async (text) => {
  const { accounts, wallet, offer: offerAt, device: deviceAt, number } = JSON.parse(text);
  const { PublicKey } = sdk;
  const dataOf = ({ data, owner }) => ({ data: Uint8Array.from(data), owner: new PublicKey(owner) });
  const one = (address) => (accounts[address] ? dataOf(accounts[address]) : null);
  const source = {
    getAccountInfo: async (address) => one(address.toBase58()),
    getMultipleAccounts: async (addresses) => addresses.map((address) => one(address.toBase58())),
    getProgramAccounts: async (programId, { filters, dataSlice }) =>
      Object.entries(accounts)
        .map(([address, account]) => ({ address: new PublicKey(address), ...dataOf(account) }))
        .filter(({ owner }) => owner.equals(programId))
        .filter(({ data }) => filters.every((filter) => 'dataSize' in filter
          ? data.length === filter.dataSize
          : filter.memcmp.bytes.every((byte, at) => data[filter.memcmp.offset + at] === byte)))
        .map(({ address, data }) => ({
          address,
          data: dataSlice ? data.subarray(dataSlice.offset, dataSlice.offset + dataSlice.length) : data,
        })),
  };
  const now = await sdk.fetchNow(source);
  const config = await sdk.fetchConfig(source, sdk.findConfigPda()[0]);
  const viewer = await sdk.fetchViewer(source, wallet, config);
  const [device] = await sdk.fetchMultipleDevices(source, [deviceAt]);
  const [offer] = await sdk.fetchMultipleOffers(source, [offerAt]);
  const slashCaseAt = sdk.findSlashCasePda({ device: deviceAt, number })[0];
  const [slashCase] = await sdk.fetchMultipleSlashCases(source, [slashCaseAt]);
  const { devices, coStakes } = await sdk.fetchPositions(source, wallet, now);
  const { total } = await sdk.listMarketplace(source, { now });
  const found = await Promise.all(
    [sdk.findDevices, sdk.findOffers, sdk.findSlashCases, sdk.findParticipants, sdk.findWalletLinks].map(
      async (find) => (await find(source, {})).length,
    ),
  );
  const subject = { config, device, offer, slashCase };
  const transaction = sdk.buildTransaction({
    instructions: sdk.actionInstructions('unstakeCoStake', subject, viewer, now).instructions,
    payer: wallet,
    blockhash: wallet,
  });
  const refused = await sdk.findDevices({ ...source, getProgramAccounts: async () => [], getAccountInfo: async () => null }, {})
    .catch((error) => sdk.explain(error).code);
  return JSON.stringify({
    now: String(now),
    balance: String(viewer.balance),
    participant: viewer.participant.address.toBase58(),
    held: [devices.length, coStakes.length],
    total,
    found,
    bytes: transaction.serialize().length,
    refused,
    actions: sdk.availableActions(subject, viewer, now).filter(({ enabled }) => enabled).map(({ action }) => action),
  });
}`;

const plain = ({ data, owner }: { data: Uint8Array; owner: PublicKey }) => ({
  data: [...data],
  owner: owner.toBase58(),
});

describe('the SDK in a bundle', function () {
  this.timeout(60_000);
  let world: World;
  let coStake: TestCoStake;

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    coStake = await world.coStaked();
    await world.openOffer(coStake.device, { amount: tokens(5), shareBps: 1_000 });
    await openCase(world, coStake.device);
  });

  /** Only what a page of its own realm has. */
  function bareContext(): Context {
    const bare = {
      TextEncoder,
      TextDecoder,
      AbortController,
      AbortSignal,
      setTimeout,
      clearTimeout,
      crypto,
      fetch,
    };
    class URL {
      constructor() {
        throw new Error('URL does not parse here');
      }
    }
    return createContext({ ...bare, URL });
  }

  it('reads, finds, explains and builds without anything of Node', async () => {
    const { code } = await bundled(
      "export * from '@co-staking/sdk'; export { PublicKey } from '@solana/web3.js';",
    );
    const context = bareContext();
    runInContext(`${code};globalThis.sdk = sdk;`, context);
    const connection = connectionOf(world.chain);
    const found = await connection.getProgramAccounts(PROGRAM_ID, {});
    const clock = (await connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY))!;
    const { address, tokenAccount, participant } = coStake.coStaker;
    const tokensHeld = (await connection.getAccountInfo(tokenAccount))!;
    const accounts = Object.fromEntries([
      ...found.map(({ pubkey, account }) => [pubkey.toBase58(), plain(account)]),
      [SYSVAR_CLOCK_PUBKEY.toBase58(), plain(clock)],
      [tokenAccount.toBase58(), plain(tokensHeld)],
    ]) as Record<string, ReturnType<typeof plain>>;
    const device: Device = await world.readDevice(coStake.device);
    const facts = {
      accounts,
      wallet: address.toBase58(),
      offer: coStake.address.toBase58(),
      device: findDevicePda({ id: device.id })[0].toBase58(),
      number: device.nextCase - 1,
    };
    const act = runInContext(READERS, context) as (text: string) => Promise<string>;
    const { bytes, actions, ...read } = JSON.parse(await act(JSON.stringify(facts))) as Record<
      string,
      unknown
    >;
    assert.deepEqual(read, {
      now: String(await world.chain.now()),
      balance: String(await world.balance(tokenAccount)),
      participant: participant.toBase58(),
      held: [0, 1],
      total: 1,
      found: [1, 2, 1, 2, 2],
      refused: 'ProgramNotSetUpError',
    });
    assert.include(actions as string[], 'unstakeCoStake');
    assert.isAbove(bytes as number, 200);
  });

  it('holds nothing that needs a global of Node, and no second bn.js', async () => {
    const { inputs, metafile } = await bundled("export * from '@co-staking/sdk';");
    for (const name of ['@solana/spl-token', 'bigint-buffer', '@solana/buffer-layout-utils'])
      assert.isEmpty(inputs.filter((path) => path.includes(`node_modules/${name}/`)));
    assert.isEmpty(importersOf(metafile, 'bn.js').filter((path) => path.startsWith('sdk/')));
  });
});
