import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { actionInstructions } from '../actions';
import { web3Buffer } from '../buffer';
import { checkFields } from '../codec/fields';
import { buildTransaction } from '../transactions';
import type { BuildTransactionInput } from '../transactions';
import { refusalWords } from './refusal';
import type { ActionError, ActionPostResponse } from './spec';
import type { Viewer } from '../refusals';
import type { ActionLook, OfferSubject } from './subject';
import { offerWords } from './words';

/** Argument of {@link offerActionPost}. */
export interface OfferActionPostInput
  extends
    OfferSubject,
    ActionLook,
    Pick<BuildTransactionInput, 'blockhash' | 'computeUnitLimit' | 'computeUnitPrice'> {
  /** Unix second of the chain's clock. */
  now: bigint;
  /** The wallet that asks, see {@link readActionAccount} and {@link fetchViewer}. */
  viewer: Viewer;
  /** The program; `PROGRAM_ID` of `@co-staking/sdk` by default. */
  programId?: Address;
}

/**
 * The wallet in the body of a POST, which is `{ "account": "<base58>" }`.
 *
 * @param body - the parsed JSON, whatever it is
 * @throws TypeError if the body names none, or what it names is not an address
 *
 * @example
 * const account = readActionAccount(body);
 */
export function readActionAccount(body: unknown): PublicKey {
  const account = typeof body === 'object' && body !== null && 'account' in body ? body.account : undefined;
  if (typeof account !== 'string') throw new TypeError('the body has no account');
  return toPublicKey(account, 'account');
}

/**
 * The answer to a POST: an unsigned transaction by which the wallet accepts the offer on the terms of
 * `offer`, and opens its account first if it has none; or the reason why the wallet cannot accept it.
 *
 * @throws TypeError for an unknown, missing or malformed field; RangeError for a compute unit limit or price out
 * of bounds
 *
 * @example
 * const answer = offerActionPost({ config, device: shown, offer: shownOffer, viewer, now, blockhash, icon });
 * response.writeHead('transaction' in answer ? 200 : 422, actionHeaders()).end(JSON.stringify(answer));
 */
export function offerActionPost(input: OfferActionPostInput): ActionPostResponse | ActionError {
  checkFields('offerActionPost', input, {
    config: 'required',
    device: 'required',
    offer: 'required',
    now: 'required',
    viewer: 'required',
    blockhash: 'required',
    computeUnitLimit: 'optional',
    computeUnitPrice: 'optional',
    icon: 'required',
    symbol: 'optional',
    programId: 'optional',
  });
  const { viewer, now, programId, blockhash, computeUnitLimit, computeUnitPrice, icon } = input;
  const message = refusalWords(input, now, viewer);
  if (message !== null) return { message };
  const transaction = buildTransaction({
    instructions: actionInstructions('acceptOffer', input, viewer, now, undefined, { programId })
      .instructions,
    payer: viewer.wallet,
    blockhash,
    ...(computeUnitLimit !== undefined && { computeUnitLimit }),
    ...(computeUnitPrice !== undefined && { computeUnitPrice }),
  });
  const { amount, share, label } = offerWords(input, input, now);
  return {
    type: 'transaction',
    transaction: web3Buffer().from(transaction.serialize()).toString('base64'),
    message: `Co-stake ${amount} for ${share} of the block rewards`,
    links: {
      next: {
        type: 'inline',
        action: {
          type: 'completed',
          icon,
          title: `You co-stake ${amount}`,
          description: `You earn ${share} of the device's block rewards from the next post.`,
          label,
        },
      },
    },
  };
}
