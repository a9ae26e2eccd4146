import { PROGRAM_ID, findEventAuthorityPda } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { SystemProgram, type PublicKey } from '@solana/web3.js';

import type { Mutant } from './mutant';

/**
 * Checks that Anchor makes by an account's type: signature, writability, owner, kind, address. They are no text that
 * could be left away. Instead the instrumented entry point shows the program an account that has what is asked for:
 * the check sees nothing wrong, as if it were not there.
 */
export interface Place {
  kind: number;
  /** First bytes of the instruction's data. */
  instruction: readonly number[];
  /** Index of the account. */
  index: number;
  /** The discriminator or address that is shown. */
  shown: readonly number[];
}

export type PlaceMutant = Mutant & { place: Place };

/** As `bend` in rust/mutants.rs numbers them. */
const KINDS = { signature: 1, writable: 2, owner: 3, type: 4, address: 5 };

const discriminators = new Map(
  IDL.accounts.map(({ name, discriminator }) => [name.toLowerCase(), discriminator]),
);

/**
 * Where only one account is right, by the type of its place, or by its name where Anchor adds it. The program, which
 * Anchor adds for events, is checked by nobody: the runtime only wants it passed.
 */
const ADDRESSES: Record<string, PublicKey> = {
  System: SystemProgram.programId,
  CoStaking: PROGRAM_ID,
  eventAuthority: findEventAuthorityPda()[0],
};

const CONTEXT = /pub fn (\w+)(?:<'info>)?\(\s*ctx: Context<(?:'info, )?(\w+)/g;
const FIELD = /pub (\w+): (AccountLoader|Program)<'info, (\w+)>/g;

/** Types of the accounts of each struct, from the sources of the instructions. */
function typesByStruct(sources: readonly string[]): Map<string, Map<string, string>> {
  const structs = new Map<string, Map<string, string>>();
  for (const source of sources)
    for (const [, name, body] of source.matchAll(/pub struct (\w+)<'info> \{([^]*?)\n\}/g))
      structs.set(name!, new Map([...body!.matchAll(FIELD)].map((match) => [match[1]!, match[3]!])));
  return structs;
}

/** All checks by type of all instructions. `library` is the text of lib.rs. */
export function places(library: string, sources: readonly string[], firstId: number): PlaceMutant[] {
  const structs = typesByStruct(sources);
  const structOf = new Map([...library.matchAll(CONTEXT)].map((match) => [match[1]!, match[2]!]));
  const mutants: PlaceMutant[] = [];
  for (const { name, discriminator, accounts } of IDL.instructions) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const types = structs.get(structOf.get(snake) ?? '');
    if (!types) throw new Error(`no accounts found of ${name}`);
    for (const [index, account] of accounts.entries()) {
      const add = (kind: keyof typeof KINDS, shown: readonly number[] = []): void => {
        const place: Place = { kind: KINDS[kind], instruction: discriminator, index, shown };
        const operator = `${kind} not checked`;
        const what = `${name}.${account.name}`;
        const file = 'entrypoint';
        mutants.push({
          id: firstId + mutants.length,
          name: `${what} ${kind}`,
          operator,
          what,
          file,
          line: 0,
          place,
        });
      };
      const type = types.get(account.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      const known = type && discriminators.get(type.toLowerCase());
      if (account.signer) add('signature');
      if (account.writable) add('writable');
      if (known) {
        add('owner');
        add('type', known);
      }
      const address = ADDRESSES[type ?? ''] ?? ADDRESSES[account.name];
      if (address) add('address', [...address.toBytes()]);
    }
  }
  return mutants;
}
