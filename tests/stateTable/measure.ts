import { INSTRUCTION_NAMES } from '../scenarios';
import type { Outcome } from '../support/chain';
import { attemptOf } from './attempts';
import { STATES, stateOf, type Subject } from './states';

/** Outcome of every instruction in every state: `ok`, or the refusal's name. */
export type Table = Record<string, Record<string, string>>;

function resultOf(outcome: Outcome): string {
  if (outcome.logs.some((line) => line.includes('panicked'))) return 'PANIC';
  if (outcome.ok) return 'ok';
  const { source, code, number } = outcome.error;
  if (source === 'program') return code;
  return number === undefined ? `${source}: ${code}` : `${source} ${number}`;
}

/** Tries an instruction, and puts everything it has written back as it was. */
async function cell(subject: Subject, name: (typeof INSTRUCTION_NAMES)[number]): Promise<string> {
  const { chain } = subject.world;
  const { instruction, signers } = await attemptOf(subject, name);
  const written = instruction.keys.filter(({ isWritable }) => isWritable).map(({ pubkey }) => pubkey);
  const before = await chain.snapshot(written);
  const outcome = await chain.send(instruction, signers);
  for (const key of written) await chain.setAccount(key, before.get(key.toBase58()) ?? null);
  return resultOf(outcome);
}

/** Outcome of every instruction about a subject, each tried on its own. */
export async function measureLine(subject: Subject): Promise<Record<string, string>> {
  const line: Record<string, string> = {};
  for (const instruction of INSTRUCTION_NAMES) line[instruction] = await cell(subject, instruction);
  return line;
}

/** One line of the table. */
export const measureState = async (name: string): Promise<Record<string, string>> =>
  measureLine(await stateOf(STATES[name]!));
