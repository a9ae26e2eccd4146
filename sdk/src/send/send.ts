import { type TransactionInstruction, type VersionedTransaction } from '@solana/web3.js';

import { abortable } from '../abort';
import { toBase58 } from '../base58';
import { buildTransaction, MAX_COMPUTE_UNITS } from '../transactions';
import type { ClientWallet, SendConnection, SendingWallet, WalletSigner } from './connection';
import { TransactionExpiredError } from './errors';
import { checkSendOptions, type SendOptions } from './options';
import { computeUnitPriceOf } from './price';
import { retryRead } from './retry';
import { settle, type Landed, type SignedTransaction } from './settle';
import { simulate } from './simulate';

/** A transaction that was sent, landed and succeeded. */
export interface Sent extends Landed {
  /** Compute units that its simulation used. */
  units: number;
}

/**
 * The compute unit limit for what a simulation used: a tenth more and 300, because the state may differ a
 * little when the transaction lands. The most there is, if the node did not say what it used (0).
 *
 * @example
 * computeUnitLimitFor(10_000); // 11_300
 */
export const computeUnitLimitFor = (units: number): number =>
  units > 0 ? Math.min(Math.ceil(units * 1.1) + 300, MAX_COMPUTE_UNITS) : MAX_COMPUTE_UNITS;

/**
 * Simulates, signs, sends and waits. Always the same bytes are sent, and nothing is signed again before it
 * is certain that what was signed before never lands: it cannot take effect twice.
 *
 * @example
 * const { signature } = await sendInstructions(connection, signer, [instruction], { computeUnitPrice: 'auto' });
 *
 * @throws CoStakingError if it would fail (nothing is signed then) or has failed, with logs;
 * {@link TransactionExpiredError} if no attempt landed; `OutcomeUnknownError` if the RPC stopped
 * answering after the sending; `TransactionTooLargeError`; what the RPC or the wallet threw before anything
 * was sent; the reason of `signal` if it stopped before anything was signed; TypeError and RangeError for bad
 * options
 */
export async function sendInstructions(
  connection: SendConnection,
  wallet: ClientWallet,
  instructions: readonly TransactionInstruction[],
  options: SendOptions = {},
): Promise<Sent> {
  checkSendOptions('sendInstructions', options);
  const { attempts = 1, computeUnitLimit = 'simulate' } = options;
  const payer = wallet.publicKey;
  const computeUnitPrice = await computeUnitPriceOf(connection, instructions, options);
  const priced = { instructions, payer, ...(computeUnitPrice !== undefined && { computeUnitPrice }) };

  for (let attempt = 1; ; attempt += 1) {
    // Again for every attempt: the state has moved on.
    const { units, logs, error } = await simulate(connection, priced, options);
    if (error) throw error;
    options.onProgress?.({ stage: 'simulated', units, logs });
    const { blockhash, lastValidBlockHeight } = await retryRead(
      'getLatestBlockhash',
      () => connection.getLatestBlockhash({ commitment: 'confirmed' }),
      options,
    );
    const limit = computeUnitLimit === 'simulate' ? computeUnitLimitFor(units) : computeUnitLimit;
    const unsigned = buildTransaction({ ...priced, blockhash, computeUnitLimit: limit });
    const { signal, signers = [] } = options;
    signal?.throwIfAborted();
    const signed =
      'signTransaction' in wallet
        ? await abortable(signal, () => signAll(unsigned, [wallet, ...signers], lastValidBlockHeight))
        : await sendBy(connection, wallet, unsigned, options);
    if (signed.bytes) options.onProgress?.({ stage: 'signed', ...signed, bytes: signed.bytes });
    else options.onProgress?.({ stage: 'sent', signature: signed.signature, count: 1 });
    try {
      return { ...(await settle(connection, signed, options)), units };
    } catch (error) {
      if (!(error instanceof TransactionExpiredError) || attempt >= attempts) throw error;
    }
  }
}

/**
 * Lets the other wallets sign, and then the wallet sign and send. It may have taken a blockhash of its own: none that
 * it can have known lives longer than one that is asked for afterwards.
 */
async function sendBy(
  connection: SendConnection,
  wallet: SendingWallet,
  unsigned: VersionedTransaction,
  options: SendOptions,
): Promise<SignedTransaction> {
  const { signers = [] } = options;
  let signed = unsigned;
  for (const signer of signers) signed = await signer.signTransaction(signed);
  const sent = await wallet.signAndSendTransaction(signed);
  const { lastValidBlockHeight } = await retryRead(
    'getLatestBlockhash',
    () => connection.getLatestBlockhash({ commitment: 'confirmed' }),
    // Whatever is aborted now, the transaction is on its way.
    { ...options, signal: undefined },
  );
  return { signature: typeof sent === 'string' ? sent : sent.signature, lastValidBlockHeight };
}

/** Lets all wallets sign, and refuses a result that could not land or whose expiry would be unknown. */
async function signAll(
  unsigned: VersionedTransaction,
  wallets: readonly WalletSigner[],
  lastValidBlockHeight: number,
): Promise<Required<SignedTransaction>> {
  const { recentBlockhash } = unsigned.message;
  let signed = unsigned;
  for (const wallet of wallets) signed = await wallet.signTransaction(signed);
  if (signed.message.recentBlockhash !== recentBlockhash)
    throw new TypeError('the wallet has changed the blockhash, so the expiry would be unknown');
  const missing = signed.signatures.findIndex((bytes) => bytes.every((byte) => byte === 0));
  if (missing >= 0)
    throw new TypeError(
      `the signature of ${signed.message.staticAccountKeys[missing]!.toBase58()} is missing`,
    );
  const signature = toBase58(signed.signatures[0]!);
  return { signature, lastValidBlockHeight, bytes: signed.serialize() };
}
