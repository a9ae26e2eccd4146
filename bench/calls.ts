import { PROGRAM_ID } from '@co-staking/sdk';

/** A call that the measured instruction made, from the logs. */
export interface Call {
  program: string;
  /** Units left when the called program began; `null` for the system program, which does not log them. */
  left: number | null;
  /** Units that the called program used. */
  units: number;
}

const SYSTEM_PROGRAM = '11111111111111111111111111111111';
/** Price of any call of the system program. */
const SYSTEM_UNITS = 150;

/** The calls of a transaction with one instruction, in order. */
export function callsIn(logs: string[]): Call[] {
  const calls: Call[] = [];
  for (const line of logs) {
    const begun = /^Program (\w+) invoke \[2\]$/.exec(line);
    if (begun)
      calls.push({ program: begun[1]!, left: null, units: begun[1] === SYSTEM_PROGRAM ? SYSTEM_UNITS : 0 });
    const ended = /^Program (\w+) consumed (\d+) of (\d+) compute units$/.exec(line);
    const call = calls.at(-1);
    if (ended && call && ended[1] === call.program && call.left === null) {
      call.units = Number(ended[2]);
      call.left = Number(ended[3]);
    }
  }
  return calls;
}

/** Calls by which the program records an event. */
export const eventsIn = (calls: Call[]): Call[] =>
  calls.filter(({ program }) => program === PROGRAM_ID.toBase58());

/** Units between the ends of two calls: everything that the second one costs. */
export function unitsBetween(first: Call, second: Call): number {
  if (first.left === null || second.left === null)
    throw new Error('the logs do not show the units of these calls');
  return first.left - first.units - (second.left - second.units);
}
