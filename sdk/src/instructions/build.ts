import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { coder, IDL, type CoStaking } from '../idl';
import { camelCase } from '../names';
import { findEventAuthorityPda } from '../pda';
import { PROGRAM_ID } from '../programId';

/** Name of an instruction, for example `createOffer`. */
export type InstructionName = CoStaking['instructions'][number]['name'];

/** What a builder returns: the instruction, and the addresses it derived. */
export type Built<Derived extends string = never> = { instruction: TransactionInstruction } & Record<
  Derived,
  PublicKey
>;

interface IdlAccount {
  name: string;
  writable?: boolean;
  signer?: boolean;
  address?: string;
}

interface Parts {
  programId: Address | undefined;
  /** By their names in camelCase. Fixed programs and the event authority are filled in. */
  accounts: Record<string, Address>;
  /** By their names in camelCase, as the coder takes them. */
  args?: Record<string, unknown>;
  /** Accounts after the named ones. */
  remaining?: AccountMeta[];
}

/** Puts an instruction together as the IDL orders it. Every named account and argument must be used. */
export function buildInstruction(name: InstructionName, parts: Parts): TransactionInstruction {
  const programId = toPublicKey(parts.programId ?? PROGRAM_ID, 'programId');
  const idl = IDL.instructions.find((candidate) => camelCase(candidate.name) === name);
  if (!idl) throw new Error(`the IDL has no instruction ${name}`);

  const accounts = new Map(Object.entries(parts.accounts));
  const take = ({ name, address }: IdlAccount): PublicKey => {
    const key = camelCase(name);
    if (key === 'program' || address === IDL.address) return programId;
    if (key === 'eventAuthority') return findEventAuthorityPda({ programId })[0];
    if (address !== undefined) return new PublicKey(address);
    const given = accounts.get(key);
    accounts.delete(key);
    if (given === undefined) throw new Error(`${idl.name} needs the account ${key}`);
    return toPublicKey(given, key);
  };
  const keys = (idl.accounts as IdlAccount[]).map((account) => ({
    pubkey: take(account),
    isSigner: account.signer ?? false,
    isWritable: account.writable ?? false,
  }));

  const given = new Map(Object.entries(parts.args ?? {}));
  const args = idl.args.map(({ name }): [string, unknown] => {
    const key = camelCase(name);
    // The coder encodes what is missing as zero.
    if (given.get(key) === undefined) throw new Error(`${idl.name} needs the argument ${key}`);
    const value = given.get(key);
    given.delete(key);
    return [name, value];
  });
  const unused = [...accounts.keys(), ...given.keys()];
  if (unused.length > 0) throw new Error(`${idl.name} does not take ${unused.join(', ')}`);

  const data = coder.instruction.encode(idl.name, Object.fromEntries(args));
  return new TransactionInstruction({ programId, keys: [...keys, ...(parts.remaining ?? [])], data });
}
