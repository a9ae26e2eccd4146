import type { PublicKey } from '@solana/web3.js';

import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '../../index';
import { programCode } from './binary';
import type { AccountState } from './chain';

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

/** The account that holds the code. `authority` may upgrade the program; nobody where it is `null`. */
export function programDataAccount(authority: PublicKey | null): AccountState {
  const code = programCode();
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
 * itself has no program data, and so nobody who may initialise it.
 */
export function deployedAccounts(authority: PublicKey): [PublicKey, AccountState][] {
  const [programData] = findProgramDataPda();
  const program = Buffer.alloc(4 + 32);
  program.writeUInt32LE(PROGRAM, 0);
  programData.toBuffer().copy(program, 4);
  return [
    [programData, programDataAccount(authority)],
    [PROGRAM_ID, owned(program, true)],
  ];
}
