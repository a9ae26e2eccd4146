import {
  actionState,
  explain,
  fetchDevice,
  type ActionName,
  type CoStakingError,
  type Refusal,
  type Subject,
} from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { codeLine } from '../failure';

/** What a call was about, and what is in no account. */
interface Asked {
  subject: Partial<Subject>;
  args: unknown;
}

/** What the SDK's checks say of the call; `null` if they see no reason, or there is nothing to ask about. */
async function reasonOf(
  context: Context,
  instruction: ActionName,
  { subject, args }: Asked,
): Promise<Refusal | null> {
  const { device, offer, slashCase } = subject;
  const address = device?.address ?? offer?.device ?? slashCase?.device;
  if (!address) return null;
  const { connection, programId } = context;
  const [config, found, viewer, now] = await Promise.all([
    context.config(),
    device ?? fetchDevice(connection, address, { programId }),
    context.viewer(),
    context.now(),
  ]);
  return actionState(instruction, { ...subject, config, device: found }, viewer, now, args as never).refusal;
}

/** A refusal in the product's words: with the missing amount, the date, and what to do, if the SDK knows them. */
export async function refusalWords(
  context: Context,
  instruction: ActionName,
  asked: Asked,
  error: CoStakingError,
): Promise<CliError> {
  const reason = await reasonOf(context, instruction, asked);
  const known = reason?.code === error.code ? reason : null;
  const { message, remedy } = known ?? explain(error, { programId: context.programId });
  return new CliError(ExitCode.Refused, message, remedy, [codeLine(error)]);
}
