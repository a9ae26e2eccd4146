import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';
import { Buffer } from 'buffer';

import { toPublicKey, type Address } from '../address';
import { DISCRIMINATOR_SIZE, placeFields, viewOf, writeFields } from '.';
import { IDL, type CoStaking, type IdlInstructionAccount } from '../idl';
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

interface Parts {
  programId: Address | undefined;
  /** By their names in camelCase. Fixed programs and the event authority are filled in. */
  accounts: Record<string, Address>;
  /** By their names in camelCase. */
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
  const take = ({ name, address }: IdlInstructionAccount): PublicKey => {
    const key = camelCase(name);
    if (key === 'program' || address === IDL.address) return programId;
    if (key === 'eventAuthority') return findEventAuthorityPda({ programId })[0];
    if (address !== undefined) return new PublicKey(address);
    const given = accounts.get(key);
    accounts.delete(key);
    if (given === undefined) throw new Error(`${idl.name} needs the account ${key}`);
    return toPublicKey(given, key);
  };
  const keys = idl.accounts.map((account) => ({
    pubkey: take(account),
    isSigner: account.signer ?? false,
    isWritable: account.writable ?? false,
  }));

  const args = parts.args ?? {};
  const { placed, size } = placeFields(idl.args);
  const wanted = new Set(placed.map((field) => field.name));
  for (const key of wanted)
    if (args[key] === undefined) throw new Error(`${idl.name} needs the argument ${key}`);
  const unused = [...accounts.keys(), ...Object.keys(args).filter((key) => !wanted.has(key))];
  if (unused.length > 0) throw new Error(`${idl.name} does not take ${unused.join(', ')}`);

  const data = Buffer.alloc(DISCRIMINATOR_SIZE + size);
  data.set(idl.discriminator);
  writeFields(placed, viewOf(data), DISCRIMINATOR_SIZE, args);
  return new TransactionInstruction({ programId, keys: [...keys, ...(parts.remaining ?? [])], data });
}
