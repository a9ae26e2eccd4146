// Every address has a name. No keys: the machines do not verify signatures.
import { createHash } from 'node:crypto';
import { PublicKey } from '@solana/web3.js';

const KNOWN = {
  'token program': 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
  'native mint': 'So11111111111111111111111111111111111111112',
  'system program': '11111111111111111111111111111111',
  'rent sysvar': 'SysvarRent111111111111111111111111111111111',
  'clock sysvar': 'SysvarC1ock11111111111111111111111111111111',
  incinerator: '1nc1nerator11111111111111111111111111111111',
};

const numbered = (kind, count) => Array.from({ length: count }, (_, n) => `${kind} ${n}`);
export const MINTS = numbered('mint', 4);
export const TOKENS = numbered('token', 10);
export const MULTISIGS = numbered('multisig', 3);
export const WALLETS = numbered('wallet', 6);
/** Accounts that an instruction may get in addition. */
export const OTHERS = ['odd 0', 'odd 1', ...Object.keys(KNOWN)];
/** Pays the fees, and does nothing else. */
export const PAYER = 'payer';
/** Everything that a transaction may change. */
export const ALL = [...MINTS, ...TOKENS, ...MULTISIGS, ...WALLETS, ...OTHERS];

const bytes = new Map();
const names = new Map();
for (const name of [PAYER, ...ALL]) {
  const key = KNOWN[name] ? new PublicKey(KNOWN[name]).toBytes() : createHash('sha256').update(name).digest();
  bytes.set(name, Uint8Array.from(key));
  names.set(Buffer.from(key).toString('hex'), name);
}

export const bytesOf = (name) => bytes.get(name);
/** The name of 32 bytes; `undefined` for an unknown address. */
export const nameOf = (key) => names.get(Buffer.from(key).toString('hex'));
