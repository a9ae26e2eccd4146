import {
  fetchDevice,
  fetchOffer,
  fetchWalletLinkNullable,
  findOfferPda,
  findWalletLinkPda,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';

/** The account that a wallet belongs to. @throws CliError if it belongs to none */
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

/** Bytes of a token account without extensions, and the place of its amount. */
const TOKEN_ACCOUNT = { length: 165, amount: 64 };

/** Base units in a token account's data; zero if they are shorter: anyone can send lamports to an empty address. */
export const tokensIn = (data: Buffer): bigint =>
  data.length < TOKEN_ACCOUNT.length ? 0n : data.readBigUInt64LE(TOKEN_ACCOUNT.amount);

/** Base units in a token account; zero if it does not exist. */
export async function tokenBalance({ connection }: Context, account: PublicKey): Promise<bigint> {
  const info = await connection.getAccountInfo(account);
  return info ? tokensIn(info.data) : 0n;
}
