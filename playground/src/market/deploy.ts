import { UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import {
  Keypair,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  TransactionInstruction,
  type AccountMeta,
  type PublicKey,
} from '@solana/web3.js';
import { existsSync, readFileSync } from 'node:fs';

import type { PlaygroundChain } from '../ledger/chain';

const BUFFER_HEADER = 37;
const PROGRAM_BYTES = 36;
/** Bytes of code that fit into a transaction. */
const CHUNK = 1_000;

/** A program to deploy when a playground starts. */
export interface ProgramToLoad {
  /** Its binary. */
  file: string;
  /** Its key; default: the one in `NAME-keypair.json` next to `NAME.so`, or a new one. */
  key?: Keypair;
}

const meta = (pubkey: PublicKey, isWritable = false, isSigner = false): AccountMeta => ({
  pubkey,
  isWritable,
  isSigner,
});

const loader = (keys: AccountMeta[], data: Buffer): TransactionInstruction =>
  new TransactionInstruction({ programId: UPGRADEABLE_LOADER_ID, keys, data });

/** Instruction 1 of the loader: offset, length, bytes. */
function write(
  buffer: PublicKey,
  authority: PublicKey,
  offset: number,
  code: Buffer,
): TransactionInstruction {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(1, 0);
  head.writeUInt32LE(offset, 4);
  head.writeBigUInt64LE(BigInt(code.length), 8);
  return loader([meta(buffer, true), meta(authority, false, true)], Buffer.concat([head, code]));
}

/** Instruction 2 of the loader: deploy with room for this many bytes. */
function deploy(
  program: PublicKey,
  buffer: PublicKey,
  authority: PublicKey,
  room: number,
): TransactionInstruction {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0);
  data.writeBigUInt64LE(BigInt(room), 4);
  const [programData] = findProgramDataPda({ programId: program });
  const writable = [
    meta(authority, true, true),
    ...[programData, program, buffer].map((key) => meta(key, true)),
  ];
  const readonly = [SYSVAR_RENT_PUBKEY, SYSVAR_CLOCK_PUBKEY, SystemProgram.programId].map((key) => meta(key));
  return loader([...writable, ...readonly, meta(authority, false, true)], data);
}

/** The key of a program whose binary `cargo build-sbf` or Anchor has built. */
export function keyBeside(file: string): Keypair | null {
  const path = file.replace(/\.so$/, '-keypair.json');
  if (!existsSync(path) || path === file) return null;
  return Keypair.fromSecretKey(Uint8Array.from(JSON.parse(readFileSync(path, 'utf8')) as number[]));
}

/**
 * Deploys a program like `solana program deploy`: code into a buffer, then the loader, which verifies it with all
 * features of the runtime. The chain's payer remains its upgrade authority.
 *
 * @returns its address
 * @throws Error if the file is missing; CoStakingError with the loader's message if the loader refuses the program
 */
export async function deployProgram(
  chain: PlaygroundChain,
  { file, key }: ProgramToLoad,
): Promise<PublicKey> {
  const code = readFileSync(file);
  const program = key ?? keyBeside(file) ?? Keypair.generate();
  const { payer } = chain;
  const authority = payer.publicKey;
  const buffer = Keypair.generate();
  const space = BUFFER_HEADER + code.length;
  const initialize = loader([meta(buffer.publicKey, true), meta(authority)], Buffer.alloc(4));
  await chain.run([await account(chain, buffer, space), initialize], [buffer]);
  for (let at = 0; at < code.length; at += CHUNK)
    await chain.run([write(buffer.publicKey, authority, at, code.subarray(at, at + CHUNK))]);
  await chain.run(
    [
      await account(chain, program, PROGRAM_BYTES),
      deploy(program.publicKey, buffer.publicKey, authority, code.length),
    ],
    [program],
  );
  return program.publicKey;
}

async function account(chain: PlaygroundChain, key: Keypair, space: number): Promise<TransactionInstruction> {
  return SystemProgram.createAccount({
    fromPubkey: chain.payer.publicKey,
    newAccountPubkey: key.publicKey,
    lamports: Number(await chain.rent(space)),
    space,
    programId: UPGRADEABLE_LOADER_ID,
  });
}
