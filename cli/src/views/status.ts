import {
  OutcomeUnknownError,
  CoStakingError,
  TransactionExpiredError,
  explainSignature,
  settleTransaction,
} from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { option } from '../parameters/parameter';
import { text, whole } from '../parameters/plain';
import { view } from './view';

/** Blocks for which a blockhash is good, and as many by which the node that is asked may lag. */
const LIFETIME = 150 + 150;

/** The slot it landed in. @throws as `settleTransaction` */
async function slotOf(context: Context, signature: string, validUntil: number | undefined): Promise<number> {
  const { connection, io, options, programId } = context;
  const { commitment } = options;
  const { value } = await connection.getSignatureStatuses([signature], { searchTransactionHistory: true });
  const [status] = value;
  if (status?.err === null && ['finalized', commitment].includes(status.confirmationStatus!))
    return status.slot;
  const lastValidBlockHeight = validUntil ?? (await connection.getBlockHeight(commitment)) + LIFETIME;
  io.err(`waiting until it has landed, or block height ${lastValidBlockHeight} is final ...`);
  const { slot } = await settleTransaction(
    connection,
    { signature, lastValidBlockHeight },
    { commitment, programId },
  );
  return slot;
}

/** What became of a transaction. */
export const STATUS = [
  view({
    name: 'status',
    summary: 'what became of a transaction, by the signature that is told before it is sent',
    details:
      'Where nothing is known of it, waits until it has landed or never can: about two minutes, or less with --valid-until. Exit codes: 0 it landed, 3 it was refused, 5 it never landed.',
    parameters: {
      signature: text('signature', 'signature of the transaction'),
      validUntil: option(whole('last block height at which it can land, where it is known')),
    },
    example: '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW',
    async run(context, { signature, validUntil }) {
      const { connection, print, programId } = context;
      try {
        print.record({ signature, outcome: 'landed', slot: await slotOf(context, signature, validUntil) });
      } catch (error) {
        if (error instanceof TransactionExpiredError) {
          print.record({ signature, outcome: 'expired', slot: null });
          throw new CliError(ExitCode.Unknown, error.message, 'It changed nothing, and can be sent anew.');
        }
        if (error instanceof OutcomeUnknownError || !(error instanceof CoStakingError)) throw error;
        print.record({ signature, outcome: 'refused', slot: null });
        const { message, remedy, cause } = await explainSignature(connection, signature, { programId });
        throw new CliError(ExitCode.Refused, message, remedy, [cause]);
      }
    },
  }),
];
