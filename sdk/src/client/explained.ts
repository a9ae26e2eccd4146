import { CoStakingError } from '../errors';
import type { Refusal } from '../refusals/types';
import type { SendOptions } from '../send';
import type { CoStakingClient } from './client';
import { RefusedError } from './refused';

/**
 * Sends, and throws a refusal as {@link RefusedError}.
 *
 * @param reason - what the checks say, if they know: its words name the missing amount or the date
 */
export async function explained<T>(
  client: Pick<CoStakingClient, 'programId' | 'wallet'>,
  options: SendOptions,
  send: (options: SendOptions) => Promise<T>,
  reason: () => Refusal | null = () => null,
): Promise<T> {
  let signature: string | undefined;
  const onProgress: SendOptions['onProgress'] = (step) => {
    // What a support desk looks up if the refusal came after the landing.
    if (step.stage === 'signed' || step.stage === 'sent') signature = step.signature;
    options.onProgress?.(step);
  };
  try {
    return await send({ ...options, onProgress });
  } catch (error) {
    if (!(error instanceof CoStakingError)) throw error;
    const { programId } = { programId: client.programId, ...options };
    const context = {
      wallet: client.wallet.publicKey,
      ...(signature !== undefined && { signature }),
      ...(programId !== undefined && { programId }),
    };
    throw new RefusedError(error, context, reason());
  }
}
