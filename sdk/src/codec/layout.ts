// The form of the tables in sdk/src/generated.

/** The layout of a value in bytes. All types of this program have a fixed size. */
export type TypeLayout =
  | 'bool'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'i64'
  | 'pubkey'
  | { array: readonly [TypeLayout, number] }
  | { struct: StructLayout };

/** A field: its name in camelCase, and its type. */
export type FieldLayout = readonly [name: string, type: TypeLayout];

/** The fields of a struct, one behind the other. */
export type StructLayout = readonly FieldLayout[];

/** A kind of account. */
export interface AccountLayout {
  name: string;
  discriminator: readonly number[];
  fields: StructLayout;
}

/** An event. */
export type EventLayout = AccountLayout;

/** An account in its place in an instruction. */
export interface AccountPlace {
  /** In camelCase. */
  name: string;
  signer?: true;
  writable?: true;
  /** It is the program itself. */
  program?: true;
  /** The account can only be this one. */
  address?: string;
}

/** An instruction: its accounts in their order, and its arguments. */
export interface InstructionLayout {
  name: string;
  discriminator: readonly number[];
  accounts: readonly AccountPlace[];
  args: StructLayout;
}
