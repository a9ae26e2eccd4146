// Instructions of the upgradeable loader (bincode: a tag of four bytes, integers little-endian), as the loader's
// interface crate `solana-loader-v3-interface` 7.0 defines them.
import { UPGRADEABLE_LOADER_ID } from '@co-staking/sdk';
import {
  PublicKey,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SystemProgram,
  TransactionInstruction,
} from '@solana/web3.js';

const Tag = { InitializeBuffer: 0, Write: 1, DeployWithMaxDataLen: 2, Upgrade: 3, SetAuthority: 4 } as const;

/** Bytes of a buffer account before the code: tag, and the authority behind its option byte. */
export const BUFFER_HEADER = 4 + 1 + 32;
/** Bytes of a program account: tag, and the address of its code. */
export const PROGRAM_BYTES = 4 + 32;

const signer = (pubkey: PublicKey) => ({ pubkey, isSigner: true, isWritable: false });
const payer = (pubkey: PublicKey) => ({ pubkey, isSigner: true, isWritable: true });
const writable = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: true });
const readonly = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: false });

function instruction(
  tag: keyof typeof Tag,
  keys: TransactionInstruction['keys'],
  rest: Uint8Array = new Uint8Array(),
): TransactionInstruction {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(Tag[tag]);
  return new TransactionInstruction({
    programId: UPGRADEABLE_LOADER_ID,
    keys,
    data: Buffer.concat([head, rest]),
  });
}

/** Where the loader keeps the code of a program. */
export const programDataOf = (program: PublicKey): PublicKey =>
  PublicKey.findProgramAddressSync([program.toBuffer()], UPGRADEABLE_LOADER_ID)[0];

/** Makes an allocated account a buffer for code. */
export const initializeBuffer = (buffer: PublicKey, authority: PublicKey): TransactionInstruction =>
  instruction('InitializeBuffer', [writable(buffer), readonly(authority)]);

/** Writes a piece of code into a buffer. */
export function write(
  buffer: PublicKey,
  authority: PublicKey,
  offset: number,
  bytes: Uint8Array,
): TransactionInstruction {
  const head = Buffer.alloc(4 + 8);
  head.writeUInt32LE(offset, 0);
  head.writeBigUInt64LE(BigInt(bytes.length), 4);
  return instruction('Write', [writable(buffer), signer(authority)], Buffer.concat([head, bytes]));
}

/** Who and what takes part in a deployment. */
export interface Deployment {
  program: PublicKey;
  buffer: PublicKey;
  /** May upgrade the program; pays the rent too. */
  authority: PublicKey;
}

/** Makes an empty program account a program with the code of a buffer. */
export function deployWithMaxDataLen(
  { program, buffer, authority }: Deployment,
  maxDataLen: number,
): TransactionInstruction {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(maxDataLen));
  const keys = [
    payer(authority),
    writable(programDataOf(program)),
    writable(program),
    writable(buffer),
    readonly(SYSVAR_RENT_PUBKEY),
    readonly(SYSVAR_CLOCK_PUBKEY),
    readonly(SystemProgram.programId),
    signer(authority),
  ];
  return instruction('DeployWithMaxDataLen', keys, length);
}

/** Replaces a program's code by that of a buffer; the buffer's rent goes to the authority. */
export const upgrade = ({ program, buffer, authority }: Deployment): TransactionInstruction =>
  instruction('Upgrade', [
    writable(programDataOf(program)),
    writable(program),
    writable(buffer),
    writable(authority),
    readonly(SYSVAR_RENT_PUBKEY),
    readonly(SYSVAR_CLOCK_PUBKEY),
    signer(authority),
  ]);

/** Takes the upgrade authority away: nobody can change the program afterwards. */
export const makeFinal = (program: PublicKey, authority: PublicKey): TransactionInstruction =>
  instruction('SetAuthority', [writable(programDataOf(program)), signer(authority)]);
