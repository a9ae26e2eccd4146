import { fromBaseUnits } from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { kebab } from '../kebab';
import type { Fields } from '../output/fields';
import { amountOf, type Chore } from './chores';
import type { ChoreEnd } from './send';

const COLUMNS = ['action', 'deviceId', 'amount', 'outcome', 'reason', 'account', 'signature'];

function rowOf(chore: Chore, decimals: number): Fields {
  const { device, offer, slashCase } = chore.subject;
  return {
    action: kebab(chore.action),
    deviceId: device.id,
    account: (slashCase ?? offer ?? device).address.toBase58(),
    amount: fromBaseUnits(amountOf(chore), decimals),
  };
}

/** Prints what is due, and sends nothing. */
export function printDue(context: Context, chores: readonly Chore[], decimals: number): void {
  const rows = chores.map((chore) => rowOf(chore, decimals));
  context.print.list(['action', 'deviceId', 'amount', 'account'], rows, 3);
}

/** Prints how each chore ended. */
export function printEnds(context: Context, ends: readonly ChoreEnd[], decimals: number): void {
  const rows = ends.map(({ chore, outcome, signature, reason }) => ({
    ...rowOf(chore, decimals),
    outcome,
    reason,
    signature,
  }));
  context.print.list(COLUMNS, rows, 4);
}

/** @throws CliError with 8 if some were refused or left */
export function mustAllBeDone(ends: readonly ChoreEnd[]): void {
  const open = ends.filter(({ outcome }) => outcome !== 'done').length;
  if (open > 0)
    throw new CliError(
      ExitCode.Incomplete,
      `${open} of ${ends.length} were not sent`,
      'the list says why; run the same command again for the rest',
    );
}
