import type { PublicKey } from '@solana/web3.js';

import { configKind } from '../accounts/config';
import { findConfigPda } from '../pda';
import type { AccountData } from '../accounts/reader';
import type { AccountSource } from './source';

/**
 * The program is not deployed, or not initialised, but accounts were read: usually another cluster was meant. Without
 * this error a marketplace on the wrong cluster would only look empty.
 *
 * @example
 * if (error instanceof ProgramNotSetUpError) console.log(`no ${error.programId.toBase58()} at ${connection.rpcEndpoint}`);
 */
export class ProgramNotSetUpError extends Error {
  override readonly name = 'ProgramNotSetUpError';

  constructor(
    /** The program that was asked for. */
    readonly programId: PublicKey,
  ) {
    super(
      `the program ${programId.toBase58()} is not set up on this cluster: it has no configuration account`,
    );
  }
}

/** Whether an account is the configuration of the program. */
const isConfig = (found: AccountData | null, programId: PublicKey): boolean =>
  found !== null && found.owner.equals(programId) && found.data.length >= configKind.size;

/** @throws ProgramNotSetUpError unless the program has its configuration */
export async function requireSetUp(source: AccountSource, programId: PublicKey): Promise<void> {
  const found = await source.getAccountInfo(findConfigPda({ programId })[0]);
  if (!isConfig(found, programId)) throw new ProgramNotSetUpError(programId);
}
