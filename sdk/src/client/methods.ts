import { CoStakingError } from '../errors';
import * as instructions from '../instructions';
import type { SendOptions } from '../send';
import { RefusedError } from './refused';
import type { CoStakingClient } from './client';
import type { ClientInstruction, ClientMethods, InstructionInput, SentInstruction } from './types';

async function sendOrExplain<Name extends ClientInstruction>(
  client: CoStakingClient,
  name: Name,
  input: InstructionInput<Name>,
  options: SendOptions = {},
): Promise<SentInstruction<Name>> {
  let signature: string | undefined;
  const onProgress: SendOptions['onProgress'] = (step) => {
    // What a support desk looks up where the refusal came after the landing.
    if (step.stage === 'signed') signature = step.signature;
    options.onProgress?.(step);
  };
  try {
    return await client.send(name, input, { ...options, onProgress });
  } catch (error) {
    if (!(error instanceof CoStakingError)) throw error;
    const { programId } = { programId: client.programId, ...options };
    throw new RefusedError(error, {
      wallet: client.wallet.publicKey,
      ...(signature !== undefined && { signature }),
      ...(programId !== undefined && { programId }),
    });
  }
}

/** A method for every builder: what the program learns, the client can send. */
export function methodsOf(client: CoStakingClient): ClientMethods {
  const names = Object.keys(instructions) as ClientInstruction[];
  const methods = names.map((name) => [
    name,
    (input: InstructionInput<typeof name>, options?: SendOptions) =>
      sendOrExplain(client, name, input, options),
  ]);
  return Object.freeze(Object.fromEntries(methods)) as ClientMethods;
}
