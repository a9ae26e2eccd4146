import { PublicKey } from '@solana/web3.js';

import { PROGRAM_ADDRESS } from './generated/program';

/** Address of the co-staking program, as the IDL states it. Every function takes another one on request. */
export const PROGRAM_ID = /* @__PURE__ */ new PublicKey(PROGRAM_ADDRESS);
