import {
  OutcomeUnknownError,
  CoStakingError,
  TransactionExpiredError,
  explainSignature,
  settleTransaction,
} from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import { findKept, outboxFolder } from '../outbox/outbox';
import { option } from '../parameters/parameter';
import { whole } from '../parameters/plain';
import { signature as signatureParameter } from '../parameters/signature';
import { view } from './view';

/** Blocks for which a blockhash is good, and as many by which the node that is asked may lag. */
const LIFETIME = 150 + 150;
/** Longer than a transaction can be on its way while the chain moves. */
const PATIENCE_MS = 240_000;

/** A transaction of which this node knows nothing, and whose last valid block height is unknown. */
class NotKnownError extends Error {}

/** The last block height at which it can land: given, or kept in the outbox. @throws CliError for another cluster's */
async function validUntilOf(
  { connection, io }: Context,
  signature: string,
  given: number | undefined,
): Promise<number | undefined> {
  const kept = findKept(outboxFolder(io), signature);
  if (kept && kept.genesisHash !== (await connection.getGenesisHash()))
    throw usage('this transaction was signed for another cluster', 'check --url');
  return given ?? kept?.lastValidBlockHeight;
}

/** The slot it landed in. @throws as `settleTransaction`; NotKnownError */
async function slotOf(context: Context, signature: string, validUntil: number | undefined): Promise<number> {
  const { connection, io, options, programId } = context;
  const { commitment } = options;
  const { value } = await connection.getSignatureStatuses([signature], { searchTransactionHistory: true });
  const [status] = value;
  if (status?.err === null && ['finalized', commitment].includes(status.confirmationStatus!))
    return status.slot;
  if (!status && validUntil === undefined) throw new NotKnownError();
  const lastValidBlockHeight = validUntil ?? (await connection.getBlockHeight('confirmed')) + LIFETIME;
  io.err(`waiting until it has landed, or block height ${lastValidBlockHeight} is final ...`);
  try {
    const { slot } = await settleTransaction(
      connection,
      { signature, lastValidBlockHeight },
      { commitment, programId, signal: AbortSignal.any([io.stop, AbortSignal.timeout(PATIENCE_MS)]) },
    );
    return slot;
  } catch (error) {
    // Its own last block height is not known then.
    if (error instanceof TransactionExpiredError && validUntil === undefined) throw new NotKnownError();
    throw error;
  }
}

/** The outcome of a transaction. */
export const STATUS = [
  view({
    name: 'status',
    summary: 'show the outcome of a transaction',
    details:
      'Waits for a transaction that can still land. The last block height at which it can land comes from --valid-until, or from the outbox if this machine sent it; without it, an unknown transaction stays unknown. It is reported as expired only by a node that still has all blocks in which it could have landed. Exit codes: 0 it landed, 3 it was refused, 5 it expired or its outcome is unknown.',
    parameters: {
      signature: signatureParameter('signature of the transaction'),
      validUntil: option(whole('last block height at which it can land')),
    },
    example: '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW',
    async run(context, { signature, validUntil }) {
      const { connection, print, programId } = context;
      try {
        const until = await validUntilOf(context, signature, validUntil);
        print.record({ signature, outcome: 'landed', slot: await slotOf(context, signature, until) });
      } catch (error) {
        if (error instanceof TransactionExpiredError) {
          print.record({ signature, outcome: 'expired', slot: null });
          throw new CliError(ExitCode.Unknown, error.message, 'It changed nothing, and can be sent again.');
        }
        if (error instanceof NotKnownError || error instanceof OutcomeUnknownError)
          print.record({ signature, outcome: 'unknown', slot: null });
        if (error instanceof NotKnownError)
          throw new CliError(
            ExitCode.Unknown,
            'this node does not know the transaction',
            'It may still land, or be older than what this node keeps. Do not send it again: pass its last valid block height (--valid-until), or ask an archive node.',
          );
        if (error instanceof OutcomeUnknownError || !(error instanceof CoStakingError)) throw error;
        print.record({ signature, outcome: 'refused', slot: null });
        const { message, remedy, cause } = await explainSignature(connection, signature, { programId });
        throw new CliError(ExitCode.Refused, message, remedy, [cause]);
      }
    },
  }),
];
