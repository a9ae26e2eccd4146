import {
  ACCOUNT_SIZE,
  ExtensionType,
  MINT_SIZE,
  MintLayout,
  TOKEN_2022_PROGRAM_ID,
  createInitializeMint2Instruction,
  getMintLen,
} from '@solana/spl-token';
import { PublicKey, SystemProgram, TransactionInstruction, type Keypair } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import type { Chain } from './chain';
import type { TestMint } from './tokens';

/** An extension as Token-2022 stores it: its number and its bytes. */
export type Extension = [type: number, value: Uint8Array];

/** Account types of Token-2022, behind the bytes of the longest base account. */
const IS_MINT = 1;

function entry([type, value]: Extension): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

/** Bytes of a mint that `authority` can mint and freeze; no one can if it is `null`. */
export function mintBytes(
  decimals: number,
  authority: PublicKey | null,
  extensions: Extension[] = [],
): Buffer {
  const data = Buffer.alloc(MINT_SIZE);
  MintLayout.encode(
    {
      mintAuthorityOption: authority ? 1 : 0,
      mintAuthority: authority ?? PublicKey.default,
      supply: 0n,
      decimals,
      isInitialized: true,
      freezeAuthorityOption: authority ? 1 : 0,
      freezeAuthority: authority ?? PublicKey.default,
    },
    data,
  );
  if (extensions.length === 0) return data;
  const padding = Buffer.alloc(ACCOUNT_SIZE - MINT_SIZE);
  return Buffer.concat([data, padding, Buffer.from([IS_MINT]), ...extensions.map(entry)]);
}

/** Writes a mint past all rules: for extensions that a chain's Token-2022 does not know. */
export async function injectMint(
  chain: Chain,
  { address, decimals, tokenProgram }: TestMint,
  extensions: Extension[] = [],
  authority: PublicKey | null = chain.payer.publicKey,
): Promise<void> {
  const data = mintBytes(decimals, authority, extensions);
  const lamports = await chain.rent(data.length);
  await chain.setAccount(address, { lamports, data, owner: tokenProgram, executable: false });
}

/** Creates a mint of Token-2022 as anyone would: the extension first, then the mint, then what comes after it. */
export async function createExtendedMint(
  chain: Chain,
  key: Keypair,
  types: ExtensionType[],
  before: TransactionInstruction,
  after: TransactionInstruction[] = [],
): Promise<void> {
  const authority = chain.payer.publicKey;
  const space = getMintLen(types);
  const create = SystemProgram.createAccount({
    fromPubkey: authority,
    newAccountPubkey: key.publicKey,
    // Metadata make the account longer.
    lamports: Number(await chain.rent(space + 1_000)),
    space,
    programId: TOKEN_2022_PROGRAM_ID,
  });
  const mint = createInitializeMint2Instruction(
    key.publicKey,
    8,
    authority,
    authority,
    TOKEN_2022_PROGRAM_ID,
  );
  await chain.run([create, before, mint, ...after], [key]);
}

const text = (value: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value)]);
};

/** Name, symbol and address of a page, as the metadata interface takes and stores them. */
const METADATA = Buffer.concat(['Stake', 'STK', 'https://example.com'].map(text));

/** The instruction that writes a mint's metadata into the mint itself. */
export function initializeMetadata(mint: PublicKey, authority: PublicKey): TransactionInstruction {
  const tag = createHash('sha256').update('spl_token_metadata_interface:initialize_account').digest();
  return new TransactionInstruction({
    programId: TOKEN_2022_PROGRAM_ID,
    keys: [
      { pubkey: mint, isSigner: false, isWritable: true },
      { pubkey: authority, isSigner: false, isWritable: false },
      { pubkey: mint, isSigner: false, isWritable: false },
      { pubkey: authority, isSigner: true, isWritable: false },
    ],
    data: Buffer.concat([tag.subarray(0, 8), METADATA]),
  });
}

/** The extension that instruction leaves behind: authority, mint, the texts, and no further pairs. */
export const metadata = (mint: PublicKey, authority: PublicKey): Extension => [
  ExtensionType.TokenMetadata,
  Buffer.concat([authority.toBuffer(), mint.toBuffer(), METADATA, Buffer.alloc(4)]),
];
