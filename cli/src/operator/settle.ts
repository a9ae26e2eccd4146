import { CoStakingError, TransactionExpiredError, settleTransaction } from '@co-staking/sdk';

import type { Proven, Signed } from './journal/state';
import type { Sending } from './sendPack';

/** Signatures that an RPC takes in one question. */
const PAGE = 256;
/** Transactions that are asked after one by one at the same time. */
const AT_ONCE = 16;
const POLL_MS = 1_000;
/** Without any further one for so long, the chain has stopped to finalize. */
const PATIENCE_MS = 300_000;

/**
 * Finds the final outcome of one transaction; sends its bytes again while it can land, also if a
 * fork took it back.
 *
 * @returns `null` if it changed nothing and never will
 * @throws OutcomeUnknownError if the RPC does not say
 */
export async function settle(
  { connection, programId, journal }: Sending,
  signed: Signed,
): Promise<Proven | null> {
  const { signature, lastValidBlockHeight, transaction } = signed;
  const bytes = Buffer.from(transaction, 'base64');
  const commitment = 'finalized';
  try {
    const { slot } = await settleTransaction(
      connection,
      { signature, lastValidBlockHeight, bytes },
      { commitment, programId },
    );
    journal.append({ type: 'landed', signature, slot, commitment });
    return { ...signed, slot, final: true };
  } catch (error) {
    if (error instanceof TransactionExpiredError) journal.append({ type: 'expired', signature });
    else if (error instanceof CoStakingError) journal.append({ type: 'failed', signature, code: error.code });
    else throw error;
    return null;
  }
}

/** As `settle`, of many. @returns those that landed */
export async function settleAll(sending: Sending, signed: readonly Signed[]): Promise<Proven[]> {
  const found: (Proven | null)[] = [];
  for (let at = 0; at < signed.length; at += AT_ONCE) {
    const some = signed.slice(at, at + AT_ONCE);
    found.push(...(await Promise.all(some.map((each) => settle(sending, each)))));
  }
  return found.filter((each) => each !== null);
}

/**
 * Waits until nothing takes back any more what has landed. What a fork took back is sent again.
 *
 * @returns those that stay; the others changed nothing and never will
 * @throws OutcomeUnknownError and what the RPC throws: the rest is open then
 */
export async function makeFinal(sending: Sending, landed: readonly Proven[]): Promise<Proven[]> {
  const stay = landed.filter(({ final }) => final);
  let open = landed.filter(({ final }) => !final);
  let until = Date.now() + PATIENCE_MS;
  while (open.length > 0) {
    const before = open.length;
    const next: Proven[] = [];
    for (let at = 0; at < open.length; at += PAGE) {
      const { final, waiting, lost } = await look(sending, open.slice(at, at + PAGE));
      if (final.length > 0) {
        const landings = final.map(({ signature, slot }) => ({ signature, slot }));
        sending.journal.append({ type: 'final', landings });
      }
      stay.push(...final);
      next.push(...waiting);
      stay.push(...(await settleAll(sending, lost)));
    }
    open = next;
    if (open.length < before) until = Date.now() + PATIENCE_MS;
    else if (Date.now() > until)
      throw new Error(`the chain has finalized nothing for ${PATIENCE_MS / 60_000} minutes`);
    if (open.length > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return stay;
}

interface Look {
  final: Proven[];
  /** On the chain, and a fork could still take it back. */
  waiting: Proven[];
  /** Not on the chain that this node knows, or refused there. */
  lost: Proven[];
}

async function look({ connection }: Sending, page: readonly Proven[]): Promise<Look> {
  const signatures = page.map(({ signature }) => signature);
  const { value } = await connection.getSignatureStatuses(signatures, { searchTransactionHistory: true });
  const found: Look = { final: [], waiting: [], lost: [] };
  for (const [at, landed] of page.entries()) {
    const status = value[at];
    if (!status || status.err !== null) found.lost.push(landed);
    else if (status.confirmationStatus !== 'finalized') found.waiting.push(landed);
    else found.final.push({ ...landed, slot: status.slot, final: true });
  }
  return found;
}
