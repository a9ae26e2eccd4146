import type { Call } from '../model';
import { SHAPES } from './layout';
import { instructionOf, transactionOf } from './wire';

/** One step of a history: the clock jumps, or a transaction is sent. */
export type Step = { clock: bigint } | { calls: Call[] };

const NO_BLOCKHASH = new Uint8Array(32);

/** Every signer of a transaction: a signature counts for all its instructions. */
export const signersOf = (calls: readonly Call[]): Set<string> =>
  transactionOf(calls.map(instructionOf), NO_BLOCKHASH).signers;

/** A history in its stored form. */
export interface History {
  /** Its finding, in a sentence. */
  title: string;
  steps: Step[];
}

const BIG = ['u64', 'i64'];

/** Amounts and times are text in JSON. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner), 1);

function revive(call: Call): Call {
  const types = new Map(SHAPES.get(call.name)?.args ?? []);
  const args = Object.entries(call.args).map(([name, value]) => {
    const type = types.get(name);
    const isBig = type === undefined ? name === 'amount' || name === 'lamports' : BIG.includes(type);
    return [name, isBig ? BigInt(value as string) : value];
  });
  return { ...call, args: Object.fromEntries(args) as Call['args'] };
}

/** Reads a history from its file. */
export function fromJson(text: string): History {
  const { title, steps } = JSON.parse(text) as {
    title: string;
    steps: ({ clock: string } | { calls: Call[] })[];
  };
  return {
    title,
    steps: steps.map((step) =>
      'clock' in step ? { clock: BigInt(step.clock) } : { calls: step.calls.map(revive) },
    ),
  };
}
