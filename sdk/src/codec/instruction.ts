import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { web3Buffer } from '../buffer';
import type { FirstSigners } from '../generated/instructionTypes';
import { findEventAuthorityPda } from '../pda';
import { PROGRAM_ID } from '../programId';
import { DISCRIMINATOR_SIZE, viewOf } from './bytes';
import type { AccountPlace, InstructionLayout } from './layout';
import { placeFields, writeFields } from './structs';

/** Name of an instruction, for example `createOffer`. */
export type InstructionName = keyof FirstSigners;

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
export function buildInstruction(layout: InstructionLayout, parts: Parts): TransactionInstruction {
  const programId = toPublicKey(parts.programId ?? PROGRAM_ID, 'programId');
  const accounts = new Map(Object.entries(parts.accounts));
  const take = ({ name, address, program }: AccountPlace): PublicKey => {
    if (program) return programId;
    if (name === 'eventAuthority') return findEventAuthorityPda({ programId })[0];
    if (address !== undefined) return new PublicKey(address);
    const given = accounts.get(name);
    accounts.delete(name);
    if (given === undefined) throw new Error(`${layout.name} needs the account ${name}`);
    return toPublicKey(given, name);
  };
  const keys = layout.accounts.map((place) => ({
    pubkey: take(place),
    isSigner: place.signer ?? false,
    isWritable: place.writable ?? false,
  }));

  const args = parts.args ?? {};
  const { placed, size } = placeFields(layout.args);
  const wanted = new Set(placed.map((field) => field.name));
  for (const key of wanted)
    if (args[key] === undefined) throw new Error(`${layout.name} needs the argument ${key}`);
  const unused = [...accounts.keys(), ...Object.keys(args).filter((key) => !wanted.has(key))];
  if (unused.length > 0) throw new Error(`${layout.name} does not take ${unused.join(', ')}`);

  const data = web3Buffer().alloc(DISCRIMINATOR_SIZE + size);
  data.set(layout.discriminator);
  writeFields(placed, viewOf(data), DISCRIMINATOR_SIZE, args);
  return new TransactionInstruction({ programId, keys: [...keys, ...(parts.remaining ?? [])], data });
}
