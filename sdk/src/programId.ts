import { PublicKey } from '@solana/web3.js';

import { IDL } from './idl';

/** Address of the co-staking program, as the IDL states it. Every function takes another one on request. */
export const PROGRAM_ID = new PublicKey(IDL.address);
