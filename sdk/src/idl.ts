/**
 * The IDL of the program and its type, for Anchor's `Program` and for tools. The rest of the SDK does not need it: a page
 * that does not import this subpath does not load it.
 *
 * @module @co-staking/sdk/idl
 */
import json from './idl/co_staking.json';

export type { CoStaking } from './idl/co_staking';

/** A type in the IDL; only the kinds that this program uses. All have a fixed size, but for constants of `bytes`. */
export type IdlType =
  | 'bool'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'i64'
  | 'pubkey'
  | 'bytes'
  | { array: [IdlType, number] }
  | { defined: { name: string } };

/** A field of a struct, or an argument of an instruction. */
export interface IdlField {
  name: string;
  docs?: string[];
  type: IdlType;
}

/** A part of what an address is derived from: fixed bytes, an argument, or an account or a field of one. */
export type IdlSeed =
  | { kind: 'const'; value: number[] }
  | { kind: 'arg'; path: string }
  | { kind: 'account'; path: string; account?: string };

/** An account in its place in an instruction. */
export interface IdlInstructionAccount {
  name: string;
  docs?: string[];
  writable?: boolean;
  signer?: boolean;
  /** Set if the account can only be this one. */
  address?: string;
  /** How a client derives the address. */
  pda?: { seeds: IdlSeed[]; program?: IdlSeed };
  /** Accounts of the instruction that record this one's address. */
  relations?: string[];
}

/** An instruction: its accounts in their order, and its arguments. */
export interface IdlInstruction {
  name: string;
  docs?: string[];
  discriminator: number[];
  accounts: IdlInstructionAccount[];
  args: IdlField[];
}

/** A struct, the layout of an account, of an event, or of a part of them; or an enum, which is one byte. */
export interface IdlTypeDef {
  name: string;
  docs?: string[];
  serialization?: 'bytemuck';
  repr?: { kind: 'c' | 'rust' };
  type: { kind: 'struct'; fields: IdlField[] } | { kind: 'enum'; variants: { name: string }[] };
}

/**
 * The IDL of this program. Anchor's clients of both lines, `@coral-xyz/anchor` 0.32 and `@anchor-lang/core`
 * 1.x, take it as theirs.
 */
export interface Idl {
  address: string;
  metadata: { name: string; version: string; spec: string; description?: string };
  instructions: IdlInstruction[];
  accounts: { name: string; discriminator: number[] }[];
  events: { name: string; discriminator: number[] }[];
  errors: { name: string; code: number; msg?: string }[];
  types: IdlTypeDef[];
  constants: { name: string; docs?: string[]; type: IdlType; value: string }[];
}

/**
 * The IDL that belongs to the shipped program, exactly as the build writes it (names in snake_case).
 *
 * @example
 * import { Program } from '@coral-xyz/anchor'; // or '@anchor-lang/core'
 * const program = new Program<CoStaking>(IDL, provider);
 */
export const IDL: Idl = json as Idl;
