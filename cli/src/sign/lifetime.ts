import { NonceAccount, PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';

import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import { asAddress } from '../keys';

/** How long a transaction can land: until a block height, or until its durable nonce is used. */
export interface Lifetime {
  /** Recent blockhash, or the value of the nonce. */
  blockhash: string;
  /** Last block height at which it can land; 0 with a durable nonce. */
  lastValidBlockHeight: number;
  /** Durable nonce account; `null` for a recent blockhash. */
  nonce: PublicKey | null;
  /** What has to come first: the advance of the nonce. */
  advance: TransactionInstruction[];
}

/** Value and authority of a nonce account. @throws CliError if there is none */
export async function fetchNonce({ connection }: Context, address: PublicKey): Promise<NonceAccount> {
  const info = await connection.getAccountInfo(address, 'confirmed');
  const where = `there is no durable nonce account at ${address.toBase58()}`;
  const remedy = 'create one with `solana create-nonce-account`';
  if (!info?.owner.equals(SystemProgram.programId)) throw new CliError(ExitCode.NotFound, where, remedy);
  try {
    return NonceAccount.fromAccountData(info.data);
  } catch {
    throw new CliError(ExitCode.NotFound, where, remedy);
  }
}

function addressOf(text: string, flag: string): PublicKey {
  const address = asAddress(text);
  if (!address) throw usage(`${flag}: not an address: "${text}"`);
  return address;
}

/** The lifetime that the flags ask for; the latest blockhash without any. */
export async function lifetimeOf(context: Context): Promise<Lifetime> {
  const { connection, options } = context;
  const { nonce, blockhash: given } = options;
  if (given !== undefined) addressOf(given, '--blockhash');
  if (nonce === undefined) {
    const latest = await connection.getLatestBlockhash('confirmed');
    // No blockhash that exists already lives longer than the latest one.
    return { ...latest, ...(given !== undefined && { blockhash: given }), nonce: null, advance: [] };
  }
  const noncePubkey = addressOf(nonce, '--nonce');
  const account = await fetchNonce(context, noncePubkey);
  const authorizedPubkey = context.nonceAuthority.address;
  if (!account.authorizedPubkey.equals(authorizedPubkey))
    throw usage(
      `the authority of the nonce account is ${account.authorizedPubkey.toBase58()}, not ${authorizedPubkey.toBase58()}`,
      'pass it with --nonce-authority',
    );
  if (given !== undefined && given !== account.nonce)
    throw usage(
      `the nonce is now ${account.nonce}, not the ${given} of --blockhash`,
      'another transaction has used it: have all signers sign again',
    );
  const advance = SystemProgram.nonceAdvance({ noncePubkey, authorizedPubkey });
  return { blockhash: account.nonce, lastValidBlockHeight: 0, nonce: noncePubkey, advance: [advance] };
}
