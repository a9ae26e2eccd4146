import type { Address } from './state';

/** Addresses that are derived from others, as names. */
export const CONFIG: Address = 'config';
export const participantOf = (id: Address): Address => `account/${id}`;
export const linkOf = (wallet: Address): Address => `link/${wallet}`;
export const stakeVaultOf = (device: Address): Address => `${device}/stake`;
export const rewardVaultOf = (device: Address): Address => `${device}/rewards`;
export const offerOf = (device: Address, nonce: number): Address => `${device}/offer/${nonce}`;
export const caseOf = (device: Address, number: number): Address => `${device}/case/${number}`;

/** A wallet's associated token account. */
export const associated = (wallet: Address, mint: Address): Address => `tokens/${mint}/${wallet}`;
