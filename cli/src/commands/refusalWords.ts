import { actionState, explain, fetchDevice, type CoStakingError, type Refusal } from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { codeLine } from '../failure';
import type { Parameters, Values } from '../parameters/parameter';
import { viewerOf } from '../subject';
import type { Action } from './action';
import { thingsIn } from './things';

/** What the SDK's checks say of the call; `null` where they see no reason, or there is nothing to ask about. */
async function reasonOf(
  context: Context,
  action: Action,
  values: Values<Parameters>,
): Promise<Refusal | null> {
  const { device, offer, slashCase } = thingsIn(values);
  const address = device?.address ?? offer?.device ?? slashCase?.device;
  if (!address) return null;
  const { connection, programId } = context;
  const [config, found, viewer, now] = await Promise.all([
    context.config(),
    device ?? fetchDevice(connection, address, { programId }),
    viewerOf(context),
    context.now(),
  ]);
  const subject = { config, device: found, ...(offer && { offer }), ...(slashCase && { slashCase }) };
  return actionState(action.instruction, subject, viewer, now, action.question?.(values) as never).refusal;
}

/** A refusal in the product's words: with the missing amount, the date, and what to do, where the SDK knows them. */
export async function refusalWords(
  context: Context,
  action: Action,
  values: Values<Parameters>,
  error: CoStakingError,
): Promise<CliError> {
  const reason = await reasonOf(context, action, values);
  const known = reason?.code === error.code ? reason : null;
  const { message, remedy } = known ?? explain(error, { programId: context.programId });
  return new CliError(ExitCode.Refused, message, remedy, [codeLine(error)]);
}
