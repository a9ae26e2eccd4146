import type { AnyMutant } from './source/mutant';

/** As in rust/mutants.rs. */
const MAGIC = Buffer.from('co-staking mutan');
const ENABLED = 16;
const WORDS = 16;
const KIND = ENABLED + 8 * WORDS;
const [INSTRUCTION, INDEX, SHOWN] = [KIND + 8, KIND + 16, KIND + 24];

export const MAX_ID = 64 * WORDS - 1;

/** The instrumented binary with these mutants enabled, at most one of them a check by type. */
export function enable(code: Buffer, mutants: readonly AnyMutant[]): Buffer {
  const at = code.indexOf(MAGIC);
  if (at < 0 || code.indexOf(MAGIC, at + 1) >= 0) throw new Error('the binary is not instrumented');
  const changed = Buffer.from(code);
  for (const mutant of mutants) {
    if (!('site' in mutant)) {
      const byte = at + ENABLED + Math.floor(mutant.id / 8);
      changed[byte] = changed[byte]! | (1 << (mutant.id % 8));
      continue;
    }
    const { kind, instruction, index, shown } = mutant.site;
    changed.writeBigUInt64LE(BigInt(kind), at + KIND);
    changed.set(instruction, at + INSTRUCTION);
    changed.writeBigUInt64LE(BigInt(index), at + INDEX);
    changed.set(shown, at + SHOWN);
  }
  return changed;
}
