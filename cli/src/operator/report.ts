import { instructions } from '@co-staking/sdk';

import { ActionContext } from '../commands/actionContext';
import type { Context } from '../context';
import { date, status } from '../parameters/plain';
import { readScore, readScoreParts } from '../parameters/scores';
import { deviceAddress } from '../parameters/accountArgs';
import { readItems, required } from './items';
import type { Item, Task } from './task';

/** Columns of the file. */
export const REPORT_SCHEMA = {
  required: ['device', 'status'],
  optional: ['hiredUntil', 'score', 'parts'],
} as const;

/** The report and its event. */
export const CALLS = 2;

const statusOf = status('status');
const dateOf = date('until');

/** Reads reports. @throws CliError with every mistake in the file */
export async function reportTask(context: Context, path: string): Promise<Task> {
  const { authority, programId } = await ActionContext.of(context);
  const { items, sha256 } = await readItems(context, path, REPORT_SCHEMA, async ({ line, fields }) => {
    const device = deviceAddress(required(fields, 'device'), context);
    const hiredUntil = fields.get('hiredUntil');
    const score = fields.get('score');
    const parts = fields.get('parts');
    const { instruction } = instructions.reportDevice({
      registrar: authority,
      device,
      status: await statusOf.read(required(fields, 'status'), context),
      ...(hiredUntil !== undefined && { hiredUntil: await dateOf.read(hiredUntil, context) }),
      ...(score !== undefined && { score: readScore(score) }),
      ...(parts !== undefined && { parts: readScoreParts(parts) }),
      programId,
    });
    return {
      entry: { line, device: device.toBase58() },
      device,
      name: required(fields, 'device'),
      instruction,
    };
  });
  const title = (open: readonly Item[]): string => `report on ${open.length} devices`;
  return { command: 'report', items, title, input: sha256, callsPerItem: CALLS };
}
