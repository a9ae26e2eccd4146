import { startPlayground, type Playground } from '@co-staking/playground';
import { assert } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { World } from '../support/world';
import { environmentOf, providerOf } from './support';

const ROOT = resolve(__dirname, '../..');
const SCRIPT = join(ROOT, 'migrations/deploy.ts');

/** The host script that `anchor migrate` of the command line tool 1.2.2 writes (its src/template.rs). */
const hostScript = (cluster: string): string => `import * as anchor from '@anchor-lang/core';

// Deploy script defined by the user.
const userScript = require("${SCRIPT}");

async function main() {
    const connection = new anchor.web3.Connection(
      "${cluster}",
      anchor.AnchorProvider.defaultOptions().commitment
    );
    const wallet = anchor.Wallet.local();
    const provider = new anchor.AnchorProvider(connection, wallet);

    // Run the user's deploy script.
    userScript(provider);
}
main();
`;

interface Ended {
  code: number | null;
  text: string;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, text }));
  });
}

describe('the host script of `anchor migrate`', () => {
  let playground: Playground;
  let folder: string;
  let wallet: string;

  before(async () => {
    playground = await startPlayground();
    // Beside the one that the tool makes: the packages are found from here.
    mkdirSync(join(ROOT, '.anchor'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.anchor', 'host-'));
    wallet = Object.values(playground.writeWallets(join(folder, 'wallets')))[0]!;
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await playground.stop();
  });

  /** As the tool runs it: `npm run ts-node FILE`, with the wallet in the environment. */
  function migrate(cluster: string): Promise<Ended> {
    const file = join(folder, 'deploy.ts');
    writeFileSync(file, hostScript(cluster));
    return run('npm', ['run', 'ts-node', file], { ANCHOR_WALLET: wallet });
  }

  it('finds a function, and says what the migration did', async () => {
    const { code, text } = await migrate(playground.url);
    assert.include(text, 'the program is already initialised');
    assert.equal(code, 0, text);
  });

  it('ends with an error if the migration fails', async () => {
    // Nothing listens on the port of discard; the tool looks at the exit code alone.
    const { code, text } = await migrate('http://127.0.0.1:9');
    assert.notEqual(code, 0, text);
    assert.include(text, 'fetch failed');
  });

  it('is needed: alone the script says so and fails', async () => {
    const { code, text } = await run(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), SCRIPT]);
    assert.equal(code, 2, text);
    assert.include(text, 'run `anchor migrate`');
  });
});

describe('migrations/deploy.ts, required as the host script does', () => {
  it('initialises a deployed program', async () => {
    const world = await World.create({ initialized: false });
    const before = { ...process.env };
    Object.assign(process.env, environmentOf(world));
    try {
      const deploy = createRequire(__filename)(SCRIPT) as (provider: unknown) => Promise<void>;
      assert.isFunction(deploy);
      await deploy(providerOf(world));
    } finally {
      for (const name of Object.keys(environmentOf(world))) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    const { admin, mint } = await world.readConfig();
    assert.isTrue(admin.equals(world.chain.payer.publicKey));
    assert.isTrue(mint.equals(world.mint.address));
  });
});
