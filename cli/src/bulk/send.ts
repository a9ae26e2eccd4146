import {
  CoStakingError,
  OutcomeUnknownError,
  TransactionExpiredError,
  fetchActionInstructions,
  sendInstructions,
} from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import { highestFee, type FeeLimit } from '../chain/fees';
import { computeUnitPrice } from '../chain/price';
import { signersOf } from '../chain/sendSigned';
import { ActionContext } from '../commands/actionContext';
import type { Context } from '../context';
import { endPack, type Outcome } from '../operator/endPack';
import { pack } from '../operator/pack';
import { sideBySide } from '../operator/sideBySide';
import type { Item } from '../operator/task';
import type { Chore } from './chores';

/** Calls that the largest chore makes, with the inner ones and room. */
const CALLS = 8;
/** Transactions on their way at one time. */
const IN_FLIGHT = 4;

/** How a chore ended. */
export interface ChoreEnd {
  chore: Chore;
  outcome: 'done' | 'refused' | 'left';
  signature: string | null;
  reason: string | null;
}

/** A chore as an item, so that it is packed and sent as the operator's records are. */
interface ChoreItem extends Item {
  chore: Chore;
}

/** Reason of a chore that the limit of fees stopped. */
export const FEE_LIMIT_REACHED = 'the limit of fees is reached';
const NO_TOKEN_ACCOUNT = 'the receiver has no token account for these tokens, and opening one costs rent';

interface Ready {
  items: ChoreItem[];
  /** Opens the token account of the wallet itself, if it has none. */
  opening: TransactionInstruction[];
  left: ChoreEnd[];
}

/** Builds what chores are sent as; leaves out those that would open an account for someone else. */
async function prepare(context: Context, acting: ActionContext, chores: readonly Chore[]): Promise<Ready> {
  const viewer = await acting.viewer();
  const ready: Ready = { items: [], opening: [], left: [] };
  for (const [at, chore] of chores.entries()) {
    const { action, subject } = chore;
    const options = { programId: context.programId, rentPayer: context.payer.address };
    const built = await fetchActionInstructions(
      context.connection,
      action,
      subject,
      viewer,
      acting.now,
      undefined,
      options,
    );
    const instruction = built.instructions.at(-1)!;
    const own = built.openings.every(({ wallet }) => wallet.equals(viewer.wallet));
    if (!own) {
      ready.left.push({ chore, outcome: 'left', signature: null, reason: NO_TOKEN_ACCOUNT });
      continue;
    }
    if (built.openings.length > 0) ready.opening = built.instructions.slice(0, -1);
    const device = subject.device.address;
    const entry = { line: at, device: device.toBase58() };
    ready.items.push({ entry, device, name: subject.device.id, instruction, chore });
  }
  return ready;
}

/**
 * Sends chores in as few transactions as fit. What someone else has done meanwhile is refused and changes nothing, so two
 * runs at a time are safe.
 *
 * @param limit - of the fees; what it does not allow is left
 * @returns how each chore ended
 * @throws what the RPC throws before anything is sent
 */
export async function sendChores(
  context: Context,
  chores: readonly Chore[],
  limit: FeeLimit,
): Promise<ChoreEnd[]> {
  const { connection, programId, options } = context;
  const acting = await ActionContext.of(context);
  const price = computeUnitPrice(context);
  const [payer, ...signers] = signersOf([context.payer, context.authority]);
  const { items, opening, left } = await prepare(context, acting, chores);
  const fee = highestFee(1 + signers.length, price);
  const signatures = new Map<Item, string>();
  const send = (instructions: readonly TransactionInstruction[]): Promise<{ signature: string }> =>
    sendInstructions(connection, payer!, instructions, {
      commitment: options.commitment,
      programId,
      signers,
      ...(price !== undefined && { computeUnitPrice: price }),
    });
  const attempt = async (tried: readonly Item[]): Promise<Outcome> => {
    if (context.io.stop.aborted) return { kind: 'unknown', message: 'stopped before it was sent' };
    if (!limit.take(fee)) return { kind: 'unknown', message: FEE_LIMIT_REACHED };
    try {
      const { signature } = await send(tried.map(({ instruction }) => instruction));
      for (const item of tried) signatures.set(item, signature);
      return { kind: 'done' };
    } catch (error) {
      if (error instanceof CoStakingError) return { kind: 'refused', error };
      if (error instanceof TransactionExpiredError || error instanceof OutcomeUnknownError)
        return { kind: 'unknown', message: error.message };
      throw error;
    }
  };
  if (opening.length > 0 && limit.take(fee)) await send(opening);
  const packs = pack(items, payer!.publicKey, CALLS, price !== undefined);
  const ends = await sideBySide(packs, IN_FLIGHT, context.io.stop, (next) =>
    endPack(next, price !== undefined, attempt),
  );
  const ended = new Map(ends.map((end) => [end.item, end]));
  const rows = items.map((item): ChoreEnd => {
    const end = ended.get(item);
    const reason = end && 'message' in end ? end.message : end ? null : 'stopped before it was sent';
    const outcome = end?.kind === 'done' ? 'done' : end?.kind === 'refused' ? 'refused' : 'left';
    return { chore: item.chore, outcome, signature: signatures.get(item) ?? null, reason };
  });
  return [...rows, ...left];
}
