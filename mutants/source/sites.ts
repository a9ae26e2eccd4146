import { PROGRAM_ID, findEventAuthorityPda } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { SystemProgram, type PublicKey } from '@solana/web3.js';

import type { Mutant } from './mutant';

/**
 * A check that Anchor makes by an account's type: signature, writability, owner, kind, address. It has no text that
 * could be removed. Instead the instrumented entry point shows the program an account that passes the check.
 */
export interface Site {
  kind: number;
  /** First bytes of the instruction's data. */
  instruction: readonly number[];
  /** Index of the account. */
  index: number;
  /** The discriminator or address that is shown. */
  shown: readonly number[];
}

export type SiteMutant = Mutant & { site: Site };

/** The numbers of `perturb` in rust/mutants.rs. */
const KINDS = { signature: 1, writable: 2, owner: 3, type: 4, address: 5 };

const discriminators = new Map(
  IDL.accounts.map(({ name, discriminator }) => [name.toLowerCase(), discriminator]),
);

/**
 * The only right account, by its type, or by its name if Anchor adds it. Nothing checks the program that Anchor adds for
 * events: the runtime only requires that it is passed.
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
export function sites(library: string, sources: readonly string[], firstId: number): SiteMutant[] {
  const structs = typesByStruct(sources);
  const structOf = new Map([...library.matchAll(CONTEXT)].map((match) => [match[1]!, match[2]!]));
  const mutants: SiteMutant[] = [];
  for (const { name, discriminator, accounts } of IDL.instructions) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const types = structs.get(structOf.get(snake) ?? '');
    if (!types) throw new Error(`no accounts found of ${name}`);
    for (const [index, account] of accounts.entries()) {
      const add = (kind: keyof typeof KINDS, shown: readonly number[] = []): void => {
        const site: Site = { kind: KINDS[kind], instruction: discriminator, index, shown };
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
          site,
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
