import type { PublicKey } from '@solana/web3.js';

import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '../../index';
import { programCode } from './binary';
import type { AccountState, ChainKind } from './chain';

/** Tags of the upgradeable loader's accounts. */
const PROGRAM = 2;
const PROGRAM_DATA = 3;
/** Bytes of a program data account before the code: tag, slot, and the authority behind its option byte. */
const HEADER = 4 + 8 + 1 + 32;

const owned = (data: Buffer, executable: boolean): AccountState => ({
  lamports: 10_000_000_000n,
  data,
  owner: UPGRADEABLE_LOADER_ID,
  executable,
});

/**
 * The account that holds the code: 45 bytes of the upgradeable loader, then the binary that chains are given.
 *
 * @param authority - may upgrade the program, and initialise it; no one may if it is `null`
 * @param kind - virtual machine that is to run it; `litesvm` by default
 * @throws Error if the package lacks its binary, or the chosen one does not run on that machine
 *
 * @example
 * import { findProgramDataPda } from '@co-staking/sdk';
 * await chain.setAccount(findProgramDataPda()[0], programDataAccount(null)); // no one may initialise it now
 */
export function programDataAccount(authority: PublicKey | null, kind: ChainKind = 'litesvm'): AccountState {
  const code = programCode(kind);
  const data = Buffer.alloc(HEADER + code.length);
  data.writeUInt32LE(PROGRAM_DATA, 0);
  if (authority) {
    data[12] = 1;
    authority.toBuffer().copy(data, 13);
  }
  code.copy(data, HEADER);
  return owned(data, false);
}

/**
 * The two accounts of a deployed upgradeable program, code first. A program that a virtual machine loads by
 * itself has no program data, and so no one who may initialise it.
 *
 * @param authority - may upgrade the program, and initialise it
 * @param kind - virtual machine that is to run it; `litesvm` by default
 * @returns address and state of each
 * @throws Error as {@link programDataAccount} does
 *
 * @example
 * for (const [address, state] of deployedAccounts(authority)) writeAccount(svm, address, state);
 */
export function deployedAccounts(
  authority: PublicKey,
  kind: ChainKind = 'litesvm',
): [PublicKey, AccountState][] {
  const [programData] = findProgramDataPda();
  const program = Buffer.alloc(4 + 32);
  program.writeUInt32LE(PROGRAM, 0);
  programData.toBuffer().copy(program, 4);
  return [
    [programData, programDataAccount(authority, kind)],
    [PROGRAM_ID, owned(program, true)],
  ];
}
