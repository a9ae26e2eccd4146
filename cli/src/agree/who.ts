import type { Device, Offer } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Difference, Pair, Tokens } from './difference';

/** An address that fits a line, recognisable at both ends. */
export const short = (address: PublicKey): string => {
  const text = address.toBase58();
  return `${text.slice(0, 4)}…${text.slice(-4)}`;
};

/** The state that exists: afterwards, or before if it is closed. */
export const present = <T>({ before, after }: Pair<T>): T => (after ?? before)!;

/** Names people and vaults as the reader knows them. */
export class Names {
  readonly #devices: Device[];
  readonly #offers: Offer[];

  constructor(
    difference: Difference,
    /** Wallet that acts. */
    readonly you: PublicKey,
  ) {
    this.#devices = difference.devices.map(present);
    this.#offers = difference.offers.map(present);
  }

  /** A wallet, such as `the owner` or `your wallet`; its address in full if nothing is known of it. */
  wallet(address: PublicKey): string {
    if (address.equals(this.you)) return 'your wallet';
    if (this.#devices.some(({ owner }) => owner.equals(address))) return `the owner (${address.toBase58()})`;
    if (this.#offers.some(({ coStaker }) => coStaker.equals(address)))
      return `the co-staker (${address.toBase58()})`;
    return address.toBase58();
  }

  /** A token account, such as `the device’s stake vault`. */
  tokenAccount(pair: Pair<Tokens>): string {
    const is = (vault: PublicKey): boolean => vault.equals(pair.address);
    if (this.#devices.some(({ stakeVault }) => is(stakeVault))) return 'the device’s stake vault';
    if (this.#devices.some(({ rewardVault }) => is(rewardVault))) return 'the device’s reward vault';
    return this.wallet(present(pair).owner);
  }

  /** A co-stake, such as `co-stake 0 of 4vJ9…8Qp2`. */
  coStake({ nonce, coStaker }: Pick<Offer, 'nonce' | 'coStaker'>): string {
    const whose = coStaker.equals(this.you) ? 'yours' : `of ${short(coStaker)}`;
    return coStaker.equals(PublicKey.default) ? `offer ${nonce}` : `co-stake ${nonce} (${whose})`;
  }
}
