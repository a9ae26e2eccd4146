// The cost of an event with Anchor's `emit!` (a line in the log) and `emit_cpi!` (a call of the program to itself),
// measured on a program of three instructions, compiled by this project's toolchain. Writes
// bench/events/measured.json, which `npm run bench` puts into docs/compute-units.md. Usage: npm run bench:events
import { PROGRAM_ID, findEventAuthorityPda } from '@co-staking/sdk';
import { testChain, setProgramCode, type ChainKind } from '@co-staking/sdk/testing';
import { Keypair, TransactionInstruction } from '@solana/web3.js';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const FOLDER = join(__dirname, 'events');
const TARGET = join(ROOT, 'target/bench-events');
const WAYS = ['none', 'log', 'call'] as const;

type Units = Record<(typeof WAYS)[number], number>;

/** The program, and its v0 twin for bankrun. */
function compile(): [code: Buffer, twin: Buffer] {
  const args = ['build', '--release', '--locked', '--target-dir', TARGET];
  const env = { ...process.env, SBF_WORK: join(ROOT, '.cache/sbf') };
  const { status } = spawnSync(join(ROOT, 'tools/sbf/cargo-sbf'), args, {
    cwd: FOLDER,
    env,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the program of the benchmark could not be compiled, see above');
  const release = join(TARGET, 'bpfel-solana/release');
  const files = ['event_cost.so', 'deps/event_cost.sbpf-v0.elf'].map((name) =>
    readFileSync(join(release, name)),
  );
  return files as [Buffer, Buffer];
}

async function measure(kind: ChainKind): Promise<Units> {
  const chain = await testChain({ kind });
  const [eventAuthority] = findEventAuthorityPda();
  const keys = [Keypair.fromSeed(new Uint8Array(32).fill(7)).publicKey, eventAuthority, PROGRAM_ID].map(
    (pubkey) => ({ pubkey, isSigner: false, isWritable: false }),
  );
  const units = { none: 0, log: 0, call: 0 };
  for (const way of WAYS) {
    const discriminator = createHash('sha256').update(`global:${way}`).digest().subarray(0, 8);
    const data = Buffer.concat([discriminator, Buffer.from('0102030405060708', 'hex')]);
    const outcome = await chain.run([new TransactionInstruction({ programId: PROGRAM_ID, keys, data })], []);
    units[way] = Number(outcome.units);
  }
  return units;
}

async function main(): Promise<void> {
  setProgramCode(...compile());
  const found: Partial<Record<ChainKind, { emit: number; emitCpi: number }>> = {};
  for (const kind of ['litesvm', 'bankrun'] as const) {
    const { none, log, call } = await measure(kind);
    found[kind] = { emit: log - none, emitCpi: call - none };
  }
  writeFileSync(join(FOLDER, 'measured.json'), `${JSON.stringify(found, null, 2)}\n`);
  console.log(JSON.stringify(found));
}

main().catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
