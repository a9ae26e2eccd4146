import type { Device, Offer, Participant, SlashCase, Subject } from '@co-staking/sdk';

import type { Parameters, Values } from '../parameters/parameter';
import type { ActionContext } from './actionContext';
import type { InstructionCommand } from './instructionCommand';

/** Parameters that read an account, by the names that all commands give them. */
interface AccountValues {
  device?: Device;
  offer?: Offer;
  case?: SlashCase;
  participant?: Participant;
}

/** What a command is about: the accounts among its values, and those that it looks up. */
export async function subjectOf(
  command: InstructionCommand,
  values: Values<Parameters>,
  context: ActionContext,
): Promise<Partial<Subject>> {
  const { device, offer, case: slashCase, participant } = values as AccountValues;
  const config = context.configNullable;
  return {
    ...(config && { config }),
    ...(device && { device }),
    ...(offer && { offer }),
    ...(slashCase && { slashCase }),
    ...(participant && { participant }),
    ...(await command.subject?.(values, context)),
  };
}
