import { renameSync, writeFileSync } from 'node:fs';

import { ExitCode, usage } from '../exit';
import { writeMetrics, type Metric } from '../metrics';
import { csvOf } from '../output/csv';
import type { Fields } from '../output/fields';
import type { ItemEnd, Task } from './task';

/** Files that a run writes for other programs. */
export interface Reports {
  /** CSV of the records that are not done. */
  refused: string | undefined;
  /** Metrics of Prometheus. */
  metrics: string | undefined;
}

const OUTCOMES: Record<ItemEnd['kind'], string> = {
  done: 'done',
  before: 'done before',
  refused: 'refused',
  unknown: 'open',
};

/** A record with its outcome, by the id that the file has. */
export function endRow(end: ItemEnd, decimalsOf: (units: string) => string): Fields {
  const { entry, name } = end.item;
  const bad = end.kind === 'refused' || end.kind === 'unknown';
  return {
    line: entry.line,
    device: name,
    ...(entry.amount !== undefined && { amount: decimalsOf(entry.amount) }),
    outcome: OUTCOMES[end.kind],
    code: end.kind === 'refused' ? end.code : null,
    message: bad ? end.message : null,
  };
}

/** The exit code that these ends give. */
export function codeOf(ends: readonly ItemEnd[], open: number): ExitCode {
  if (open > 0 || ends.some(({ kind }) => kind === 'unknown')) return ExitCode.Unknown;
  return ends.some(({ kind }) => kind === 'refused') ? ExitCode.Incomplete : ExitCode.Ok;
}

function metricsOf(task: Task, ends: readonly ItemEnd[], transactions: number): Metric[] {
  const { command, block, items } = task;
  const labels = { command };
  const count = (kind: ItemEnd['kind']): number => ends.filter((end) => end.kind === kind).length;
  const left = items.length - ends.length;
  const outcomes = { done: count('done'), before: count('before'), refused: count('refused') };
  const samples = Object.entries({ ...outcomes, open: count('unknown') + left }).map(([outcome, value]) => ({
    labels: { ...labels, outcome },
    value,
  }));
  return [
    { name: 'operator_records', help: 'Records of the last run, by outcome.', samples },
    {
      name: 'operator_transactions',
      help: 'Transactions that landed in the last run.',
      samples: [{ labels, value: transactions }],
    },
    {
      name: 'operator_exit_code',
      help: 'Exit code of the last run.',
      samples: [{ labels, value: codeOf(ends, left) }],
    },
    {
      name: 'operator_last_run_timestamp_seconds',
      help: 'When the last run ended.',
      samples: [{ labels, value: Math.floor(Date.now() / 1_000) }],
    },
    ...(block === undefined
      ? []
      : [
          {
            name: 'operator_block',
            help: 'Block of the last run.',
            samples: [{ labels, value: BigInt(block) }],
          },
        ]),
  ];
}

/** Writes the files that were asked for. @throws CliError if one cannot be written */
export function writeReports(
  { refused, metrics }: Reports,
  task: Task,
  ends: readonly ItemEnd[],
  transactions: number,
  decimalsOf: (units: string) => string,
): void {
  if (metrics !== undefined) writeMetrics(metrics, metricsOf(task, ends, transactions));
  if (refused === undefined) return;
  const open = ends.filter(({ kind }) => kind === 'refused' || kind === 'unknown');
  const amount = task.command === 'post' ? ['amount'] : [];
  const rows = open
    .map((end) => endRow(end, decimalsOf))
    .sort((a, b) => Number(a['line']) - Number(b['line']));
  try {
    writeFileSync(
      `${refused}.part`,
      `${csvOf(['line', 'device', ...amount, 'outcome', 'code', 'message'], rows)}\n`,
    );
    renameSync(`${refused}.part`, refused);
  } catch (error) {
    throw usage(`${refused} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}
