import {
  fetchDevice,
  fetchOffer,
  fetchWalletLinkNullable,
  findOfferPda,
  findWalletLinkPda,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import { AccountLayout } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';

/** The account that a wallet belongs to. @throws CliError where it belongs to none */
export async function accountAddressOf(
  { connection, programId }: Context,
  wallet: PublicKey,
): Promise<PublicKey> {
  const [link] = findWalletLinkPda({ wallet, programId });
  const found = await fetchWalletLinkNullable(connection, link, { programId });
  if (found) return found.participant;
  throw new CliError(
    ExitCode.NotFound,
    `the wallet ${wallet.toBase58()} has no account yet`,
    'open one with `co-staking open-participant`',
  );
}

/** The device of an offer. */
export const deviceOf = ({ connection, programId }: Context, offer: { device: PublicKey }): Promise<Device> =>
  fetchDevice(connection, offer.device, { programId });

/** An offer of a device by its nonce. */
export const offerOf = (
  { connection, programId }: Context,
  device: PublicKey,
  nonce: number,
): Promise<Offer> => fetchOffer(connection, findOfferPda({ device, nonce, programId })[0], { programId });

/** Base units in a token account's data; zero if they are shorter: anybody can send lamports to an address without one. */
export const tokensIn = (data: Buffer): bigint =>
  data.length < AccountLayout.span ? 0n : AccountLayout.decode(data.subarray(0, AccountLayout.span)).amount;

/** Base units in a token account; zero if it does not exist. */
export async function tokenBalance({ connection }: Context, account: PublicKey): Promise<bigint> {
  const info = await connection.getAccountInfo(account);
  return info ? tokensIn(info.data) : 0n;
}
