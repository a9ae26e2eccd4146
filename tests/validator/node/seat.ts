import { UPGRADEABLE_LOADER_ID } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROGRAM_BYTES } from '../../loader/instructions';
import type { GenesisAccount } from './start';

/** More than the rent of 36 bytes. */
const LAMPORTS = 10_000_000;

/**
 * The empty account that a program is deployed into, put into the genesis block. On a cluster the deployer creates it,
 * which needs the key of the program's address, and that key is not part of this repository. It holds nothing: what
 * is in it afterwards, the loader has written.
 */
export function programSeat(folder: string, program: PublicKey): GenesisAccount {
  const account = {
    lamports: LAMPORTS,
    data: [Buffer.alloc(PROGRAM_BYTES).toString('base64'), 'base64'],
    owner: UPGRADEABLE_LOADER_ID.toBase58(),
    executable: false,
    rentEpoch: 0,
    space: PROGRAM_BYTES,
  };
  const file = join(folder, 'program-account.json');
  writeFileSync(file, JSON.stringify({ pubkey: program.toBase58(), account }));
  return { address: program, file };
}
