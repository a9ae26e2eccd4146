import type { InstructionName } from '../codec/instruction';
import * as instructions from '../instructions';
import type { SendOptions } from '../send';
import type { CoStakingClient } from './client';
import { explained } from './explained';
import type { ClientInput, ClientInstruction, ClientMethods } from './types';

/** A method for every builder: what the program learns, the client can send. */
export function methodsOf(client: CoStakingClient): ClientMethods {
  const names = Object.keys(instructions satisfies Record<InstructionName, unknown>) as ClientInstruction[];
  const methods = names.map((name) => [
    name,
    (input: ClientInput<typeof name>, options: SendOptions = {}) =>
      explained(client, options, (sending) => client.send(name, input, sending)),
  ]);
  return Object.freeze(Object.fromEntries(methods)) as ClientMethods;
}
