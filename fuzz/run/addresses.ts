import {
  PROGRAM_ID,
  findConfigPda,
  findDevicePda,
  findEventAuthorityPda,
  findOfferPda,
  findParticipantPda,
  findProgramDataPda,
  findRewardVaultPda,
  findSlashCasePda,
  findStakeVaultPda,
  findWalletLinkPda,
} from '@co-staking/sdk';
import { ASSOCIATED_TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { PublicKey, SystemProgram } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import type { Address } from '../model/state';

/** The 32 bytes of a named address, and the bump if it is derived. */
export interface Key {
  bytes: Uint8Array;
  bump: number;
}

const FIXED: Record<string, PublicKey> = {
  '': PublicKey.default,
  program: PROGRAM_ID,
  'token-program': TOKEN_PROGRAM_ID,
  'token-2022': TOKEN_2022_PROGRAM_ID,
  'associated-token-program': ASSOCIATED_TOKEN_PROGRAM_ID,
  'system-program': SystemProgram.programId,
  'program-data': findProgramDataPda()[0],
  'event-authority': findEventAuthorityPda()[0],
};

const digest = (name: string): Buffer => createHash('sha256').update(name).digest();

/** UUID of a device, by its name. */
export const uuidOf = (device: Address): Uint8Array => digest(device).subarray(0, 16);

const publicKey = (name: Address): PublicKey => new PublicKey(keyOf(name).bytes);

function find(name: Address): [PublicKey, number] {
  const fixed = FIXED[name];
  if (fixed) return [fixed, 0];
  const parts = name.split('/');
  if (name === 'config') return findConfigPda();
  if (parts[0] === 'account') return findParticipantPda({ id: keyOf(parts[1]!).bytes });
  if (parts[0] === 'link') return findWalletLinkPda({ wallet: publicKey(parts[1]!) });
  if (parts[0] === 'tokens') {
    const owner = publicKey(parts.slice(2).join('/'));
    const seeds = [owner, TOKEN_PROGRAM_ID, publicKey(parts[1]!)].map((key) => key.toBytes());
    return PublicKey.findProgramAddressSync(seeds, ASSOCIATED_TOKEN_PROGRAM_ID);
  }
  if (parts[0] !== 'device') return [new PublicKey(digest(name)), 0];
  const name_ = `device/${parts[1]}`;
  if (parts.length === 2) return findDevicePda({ id: uuidOf(name_) });
  const device = publicKey(name_);
  if (parts[2] === 'stake') return findStakeVaultPda({ device });
  if (parts[2] === 'rewards') return findRewardVaultPda({ device });
  const number = Number(parts[3]);
  return parts[2] === 'offer'
    ? findOfferPda({ device, nonce: number })
    : findSlashCasePda({ device, number });
}

// Deriving an address costs more than a whole transaction, and histories use the same names again.
const known = new Map<Address, Key>();

/** The key of a name: derived as in the SDK, or computed from the name. */
export function keyOf(name: Address): Key {
  let key = known.get(name);
  if (!key) {
    const [address, bump] = find(name);
    key = { bytes: address.toBytes(), bump };
    known.set(name, key);
  }
  return key;
}
