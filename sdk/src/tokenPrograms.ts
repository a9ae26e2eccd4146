// Addresses that spl-token also exports. It is not imported here: in browsers it needs a global `Buffer`.
import { PublicKey } from '@solana/web3.js';

/** The classic SPL Token program. */
export const TOKEN_PROGRAM_ID = /* @__PURE__ */ new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');

/** The Token-2022 program. */
export const TOKEN_2022_PROGRAM_ID = /* @__PURE__ */ new PublicKey(
  'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
);

/** The program that makes associated token accounts. */
export const ASSOCIATED_TOKEN_PROGRAM_ID = /* @__PURE__ */ new PublicKey(
  'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL',
);
