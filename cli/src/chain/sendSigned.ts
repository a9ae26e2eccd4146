import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { utils } from '@coral-xyz/anchor';

import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import type { Party } from '../keys';
import { land } from './land';
import { MAX_UNITS, makeTransaction } from './transaction';

/** Above the simulated units: other transactions may land in between. */
const MARGIN_PERCENT = 15;

export const withMargin = (units: number): number =>
  Math.min(MAX_UNITS, Math.ceil((units * (100 + MARGIN_PERCENT)) / 100) + 1_000);

/** Price that the flag gives, micro-lamports. @throws CliError where it is not a whole number */
export function unitPrice({ options }: Context): bigint | undefined {
  const text = options.withComputeUnitPrice;
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw usage(`--with-compute-unit-price is not a whole number: "${text}"`);
  return BigInt(text);
}

/**
 * Signs, sends, and waits until the outcome is known.
 *
 * @throws CoStakingError where the chain refuses; CliError where the blockhash ran out without a landing
 */
export async function sendSigned(
  context: Context,
  instructions: readonly TransactionInstruction[],
  signers: readonly Party[],
  units: number,
): Promise<{ signature: string; slot: number }> {
  const { connection, payer, io, options } = context;
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash();
  const price = unitPrice(context);
  const transaction = makeTransaction({
    payer: payer.address,
    instructions,
    blockhash,
    unitLimit: withMargin(units),
    ...(price !== undefined && { unitPrice: price }),
  });
  transaction.sign(distinct(signers));
  const signature = utils.bytes.bs58.encode(transaction.signatures[0]!);
  io.err(`sending ${signature} ...`);
  const landing = await land(connection, transaction.serialize(), signature, {
    commitment: options.commitment,
    lastValidBlockHeight,
    onWait: (left) => {
      if (left > 0 && left % 25 === 0) io.err(`waiting; it can land within ${left} blocks`);
    },
  });
  if (landing.kind === 'refused') throw landing.error;
  if (landing.kind === 'expired')
    throw new CliError(
      ExitCode.Unknown,
      `the transaction expired without landing: ${signature}`,
      'nothing changed; try again, with a higher --with-compute-unit-price where the network is busy',
    );
  return { signature, slot: landing.slot };
}

function distinct(signers: readonly Party[]): Keypair[] {
  const keypairs = signers.flatMap(({ keypair }) => (keypair ? [keypair] : []));
  return [...new Map(keypairs.map((keypair) => [keypair.publicKey.toBase58(), keypair])).values()];
}
