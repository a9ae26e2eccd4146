import { base58 } from '@scure/base';
import type { TransactionInstruction, VersionedTransaction } from '@solana/web3.js';

import { governanceInstruction } from '../chain/governance';
import { squadsMessage } from '../chain/squads';
import type { Context } from '../context';
import type { Fields } from '../output/fields';
import { fileOf, signOnlyText, writeTransaction } from './file';
import type { Frozen } from './frozen';

/** Writes the file of `--dump`, if it was asked for. */
function dump({ io, options }: Context, transaction: VersionedTransaction): void {
  if (options.dump !== undefined) writeTransaction(options.dump, io.home, transaction);
}

/** Prints an unsigned transaction, and its instructions as SPL Governance and Squads v4 take them. */
export function printUnsigned(
  context: Context,
  { transaction, lifetime }: Frozen,
  instructions: readonly TransactionInstruction[],
  derived: Fields,
): void {
  const { encoding = 'base64' } = context.options;
  const bytes = transaction.serialize();
  const text = encoding === 'base58' ? base58.encode(bytes) : Buffer.from(bytes).toString('base64');
  dump(context, transaction);
  context.io.err(
    `not sent: an unsigned transaction, ${
      lifetime.nonce
        ? 'which can be signed until its nonce is used'
        : 'whose blockhash lasts for about a minute (--nonce: until it is used)'
    }`,
  );
  context.print.text(text, {
    transaction: text,
    ...(!lifetime.nonce && { lastValidBlockHeight: lifetime.lastValidBlockHeight }),
    instructions: instructions.map(governanceInstruction),
    squadsMessage: squadsMessage(context.authority.address, instructions),
    ...derived,
  });
}

/** Prints the signatures that are there, as `solana --sign-only` does. */
export function printSignatures(context: Context, transaction: VersionedTransaction): void {
  const file = fileOf(transaction);
  dump(context, transaction);
  context.print.text(signOnlyText(file, context.options.dumpTransactionMessage ?? false), { ...file });
}
