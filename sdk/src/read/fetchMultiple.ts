import type { PublicKey } from '@solana/web3.js';

import { deviceKind } from '../accounts/device';
import type { AccountKind } from '../accounts/kind';
import { offerKind } from '../accounts/offer';
import { participantKind } from '../accounts/participant';
import {
  checkFetchOptions,
  decodeOwned,
  isUnopened,
  type AccountData,
  type FetchOptions,
} from '../accounts/reader';
import { slashCaseKind } from '../accounts/slashCase';
import { walletLinkKind } from '../accounts/walletLink';
import { toPublicKey, type Address } from '../address';
import type { AccountSource } from './source';

/** Addresses an RPC node takes at a time. */
const CHUNK = 100;

/** Reads any number of accounts, 100 at a time. */
export async function readMultiple(
  source: AccountSource,
  addresses: PublicKey[],
): Promise<(AccountData | null)[]> {
  const chunks = Array.from({ length: Math.ceil(addresses.length / CHUNK) }, (_, index) =>
    source.getMultipleAccounts(addresses.slice(index * CHUNK, (index + 1) * CHUNK)),
  );
  return (await Promise.all(chunks)).flat();
}

/** Fetches accounts of one kind, in the order of their addresses; `null` if there is none. */
export type FetchMultiple<T> = (
  source: AccountSource,
  addresses: readonly Address[],
  options?: FetchOptions,
) => Promise<(T | null)[]>;

const fetchMultiple =
  <T>(kind: AccountKind<T>): FetchMultiple<T> =>
  async (source, addresses, options = {}) => {
    checkFetchOptions(`fetchMultiple${kind.name}s`, options);
    const keys = addresses.map((address) => toPublicKey(address));
    const found = await readMultiple(source, keys);
    return keys.map((key, index) => {
      const account = found[index] ?? null;
      return account && !isUnopened(account) ? decodeOwned(kind, key, account, options) : null;
    });
  };

/**
 * Fetches devices, 100 at a time; `null` if there is none.
 *
 * @throws AccountNotFoundError if an account is another kind or program's
 *
 * @example
 * const [first, second] = await fetchMultipleDevices(source, [deviceA, deviceB]);
 */
export const fetchMultipleDevices = /* @__PURE__ */ fetchMultiple(deviceKind);

/**
 * Fetches offers, 100 at a time; `null` if there is none.
 *
 * @throws AccountNotFoundError if an account is another kind or program's
 *
 * @example
 * const offers = await fetchMultipleOffers(source, addresses);
 */
export const fetchMultipleOffers = /* @__PURE__ */ fetchMultiple(offerKind);

/**
 * Fetches participants, 100 at a time; `null` if there is none.
 *
 * @throws AccountNotFoundError if an account is another kind or program's
 *
 * @example
 * const [participant] = await fetchMultipleParticipants(source, [findParticipantPda({ id: wallet })[0]]);
 */
export const fetchMultipleParticipants = /* @__PURE__ */ fetchMultiple(participantKind);

/**
 * Fetches slash cases, 100 at a time; `null` if there is none, for example because it has ended.
 *
 * @throws AccountNotFoundError if an account is another kind or program's
 *
 * @example
 * const cases = await fetchMultipleSlashCases(source, addresses);
 */
export const fetchMultipleSlashCases = /* @__PURE__ */ fetchMultiple(slashCaseKind);

/**
 * Fetches wallets' links, 100 at a time; `null` if a wallet has no account.
 *
 * @throws AccountNotFoundError if an account is another kind or program's
 *
 * @example
 * const links = await fetchMultipleWalletLinks(source, wallets.map((wallet) => findWalletLinkPda({ wallet })[0]));
 */
export const fetchMultipleWalletLinks = /* @__PURE__ */ fetchMultiple(walletLinkKind);
