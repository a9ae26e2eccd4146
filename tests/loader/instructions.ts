import { UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import {
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  TransactionInstruction,
  type PublicKey,
} from '@solana/web3.js';

/** Bytes of the loader's accounts: before a buffer's code, before a program's code, and of a program itself. */
export const BUFFER_HEADER = 37;
export const PROGRAM_DATA_HEADER = 45;
export const PROGRAM_BYTES = 36;

/** Numbers of the loader's instructions, in the order of the crate solana-loader-v3-interface. */
const INITIALIZE_BUFFER = 0;
const WRITE = 1;
const DEPLOY_WITH_MAX_DATA_LEN = 2;
const UPGRADE = 3;
const SET_AUTHORITY = 4;

const readonly = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: false });
const writable = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: true });
const signer = (pubkey: PublicKey) => ({ pubkey, isSigner: true, isWritable: false });

function loaderInstruction(
  tag: number,
  keys: TransactionInstruction['keys'],
  ...fields: Uint8Array[]
): TransactionInstruction {
  const data = Buffer.concat([u32(tag), ...fields]);
  return new TransactionInstruction({ programId: UPGRADEABLE_LOADER_ID, keys, data });
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** Makes a new account of the loader's a buffer that `authority` may write. */
export const initializeBuffer = (buffer: PublicKey, authority: PublicKey): TransactionInstruction =>
  loaderInstruction(INITIALIZE_BUFFER, [writable(buffer), readonly(authority)]);

/** Writes a piece of the code into a buffer, from byte `offset` of the code on. */
export const writeBuffer = (
  buffer: PublicKey,
  authority: PublicKey,
  offset: number,
  piece: Uint8Array,
): TransactionInstruction =>
  loaderInstruction(WRITE, [writable(buffer), signer(authority)], u32(offset), u64(piece.length), piece);

/** Makes a new account of the loader's a program, with the code of a buffer and room for `maxBytes` of it. */
export const deployWithMaxDataLen = (
  program: PublicKey,
  buffer: PublicKey,
  authority: PublicKey,
  maxBytes: number,
): TransactionInstruction =>
  loaderInstruction(
    DEPLOY_WITH_MAX_DATA_LEN,
    [
      { pubkey: authority, isSigner: true, isWritable: true },
      writable(findProgramDataPda({ programId: program })[0]),
      writable(program),
      writable(buffer),
      readonly(SYSVAR_RENT_PUBKEY),
      readonly(SYSVAR_CLOCK_PUBKEY),
      readonly(SystemProgram.programId),
      signer(authority),
    ],
    u64(maxBytes),
  );

/** Replaces a program's code by that of a buffer. */
export const upgrade = (
  program: PublicKey,
  buffer: PublicKey,
  authority: PublicKey,
): TransactionInstruction =>
  loaderInstruction(UPGRADE, [
    writable(findProgramDataPda({ programId: program })[0]),
    writable(program),
    writable(buffer),
    writable(authority),
    readonly(SYSVAR_RENT_PUBKEY),
    readonly(SYSVAR_CLOCK_PUBKEY),
    signer(authority),
  ]);

/** Removes a program's upgrade authority, so that it can never be changed again. */
export const makeFinal = (program: PublicKey, authority: PublicKey): TransactionInstruction =>
  loaderInstruction(SET_AUTHORITY, [
    writable(findProgramDataPda({ programId: program })[0]),
    signer(authority),
  ]);
