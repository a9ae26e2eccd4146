import { CoStakingError, PROGRAM_ID, fetchConfig, findConfigPda } from '@co-staking/sdk';
import { AnchorProvider, Wallet } from '@coral-xyz/anchor';
import type { Connection, Keypair } from '@solana/web3.js';
import { assert } from 'chai';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { migrate } from '../../../migrations/initialize';
import { describeProgram } from '../../../scripts/elf.mjs';
import type { Checks } from '../checks';
import type { Target } from '../target';
import { Deployer } from './deploy';

const POLL_MS = 200;
const ROOT = join(__dirname, '../../..');

/** A program's code and the file it is from. */
export interface Code {
  file: string;
  bytes: Buffer;
}

/** Runs `scripts/verify-deployed.mjs`. */
const verify = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const argv = [join(ROOT, 'scripts/verify-deployed.mjs'), ...args];
    execFile(process.execPath, argv, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out + err }),
    );
  });

async function assertVerifies(url: string, { file }: Code, authority: string, code: number): Promise<void> {
  const found = await verify('--url', url, '--file', file, '--authority', authority);
  assert.equal(found.code, code, found.out);
}

/** Asserts that the loader refuses something, in its words. */
async function refusedByLoader(act: () => Promise<unknown>, words: string): Promise<void> {
  const error: unknown = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert(error instanceof CoStakingError, `the loader should refuse: ${String(error)}`);
  assert.include(error.logs.join('\n'), words);
}

/** Waits until everything that is confirmed now is final. */
async function final(connection: Connection): Promise<void> {
  const slot = await connection.getSlot('confirmed');
  while ((await connection.getSlot('finalized')) < slot) await sleep(POLL_MS);
}

/** The loader's own refusal of a binary, with its logs. */
function explained(error: unknown, code: Buffer): unknown {
  if (!(error instanceof CoStakingError)) return error;
  const words = `the loader refused the program (${describeProgram(code)}): ${error.message}`;
  return new Error([words, ...error.logs].join('\n'), { cause: error });
}

/** Deploys the program. Gives whether it is there. */
export function deployment(
  checks: Checks,
  deployer: Deployer,
  connection: Connection,
  code: Code,
): Promise<boolean> {
  const { authority } = deployer;
  return checks.section('deployment through the upgradeable loader', async () => {
    await checks.check(`written and deployed: ${describeProgram(code.bytes)}`, async () => {
      await deployer.deploy(PROGRAM_ID, code.bytes).catch((error: unknown) => {
        throw explained(error, code.bytes);
      });
    });
    await checks.check('verify-deployed: byte for byte, and whose upgrade authority', async () => {
      await final(connection);
      const { rpcEndpoint: url } = connection;
      await assertVerifies(url, code, authority.publicKey.toBase58(), 0);
      await assertVerifies(url, code, 'none', 1);
    });
  });
}

/** Runs migrations/deploy.ts. Gives whether the program is initialised. */
export function migration(checks: Checks, connection: Connection, { roles, mint }: Target): Promise<boolean> {
  const providerOf = (key: Keypair) =>
    new AnchorProvider(connection, new Wallet(key), { commitment: 'confirmed' });
  const environment = {
    MINT: mint.toBase58(),
    REGISTRAR: roles.registrar.publicKey.toBase58(),
    REWARD_AUTHORITY: roles['reward-authority'].publicKey.toBase58(),
    SLASHER: roles.slasher.publicKey.toBase58(),
    ARBITER: roles.arbiter.publicKey.toBase58(),
    PAUSER: roles.pauser.publicKey.toBase58(),
  };
  return checks.section('migration', async () => {
    await checks.check('refuses a stranger', async () => {
      const error: unknown = await migrate(providerOf(roles.registrar), environment).catch(
        (thrown: unknown) => thrown,
      );
      assert.equal(CoStakingError.from(error)?.code, 'NotUpgradeAuthority');
    });
    await checks.check('initialises the program for its upgrade authority, once', async () => {
      assert.include(await migrate(providerOf(roles.admin), environment), 'initialised for the mint');
      const config = await fetchConfig(connection, findConfigPda()[0]);
      assert.isTrue(config.admin.equals(roles.admin.publicKey) && config.mint.equals(mint));
      assert.include(await migrate(providerOf(roles.admin), environment), 'nothing to do');
    });
  });
}

/** Upgrades the program while it is in use, and makes it final. */
export function upgradeAndMakeFinal(
  checks: Checks,
  deployer: Deployer,
  connection: Connection,
  code: Code,
  stranger: Keypair,
): Promise<boolean> {
  const { rpcEndpoint: url } = connection;
  // The loader looks at the authority before it looks at the code.
  const piece = code.bytes.subarray(0, 1_000);
  return checks.section('upgrade, and no upgrade any more', async () => {
    await checks.check('a stranger’s upgrade is refused', async () => {
      const forged = new Deployer(connection, stranger);
      await refusedByLoader(() => forged.upgrade(PROGRAM_ID, piece), 'Incorrect upgrade authority');
    });
    await checks.check('an upgrade by the authority keeps every account', async () => {
      const before = await connection.getProgramAccounts(PROGRAM_ID, 'confirmed');
      await deployer.upgrade(PROGRAM_ID, code.bytes);
      const after = await connection.getProgramAccounts(PROGRAM_ID, 'confirmed');
      const texts = (accounts: typeof before) =>
        accounts.map(({ pubkey, account }) => `${pubkey.toBase58()} ${account.data.toString('hex')}`).sort();
      assert.deepEqual(texts(after), texts(before));
      assert.isNotEmpty(before);
    });
    await checks.check('a final program is not upgraded, and verify-deployed knows it', async () => {
      await deployer.makeFinal(PROGRAM_ID);
      await refusedByLoader(() => deployer.upgrade(PROGRAM_ID, piece), 'Program not upgradeable');
      await final(connection);
      await assertVerifies(url, code, 'none', 0);
    });
  });
}
