import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { AnyMutant } from '../source/mutant';
import { READY } from './orders';

const WORKER = join(__dirname, 'fuzzWorker.ts');
/** Virtual machines do not release memory, and each mutant needs one. A process runs this many mutants. */
const BATCH = 60;

function runBatch(
  binary: string,
  list: string,
  tell: (id: number, found: string | null) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', WORKER, binary, list];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let ready = false;
    createInterface({ input: child.stdout }).on('line', (line) => {
      ready ||= line === READY;
      if (line === READY) return;
      const { id, found } = JSON.parse(line) as { id: number; found: string | null };
      tell(id, found);
    });
    child.on('error', reject);
    child.on('close', () => (ready ? resolve() : reject(new Error(`${WORKER} did not start, see above`))));
  });
}

/**
 * Runs each mutant beside the reference model. `tell` gets the finding, or `null` if there is none. A mutant that
 * ends the process counts as found.
 */
export async function killByFuzzing(
  binary: string,
  mutants: readonly AnyMutant[],
  jobs: number,
  tell: (mutant: AnyMutant, found: string | null) => void,
): Promise<void> {
  const folder = join(binary, '../fuzz');
  mkdirSync(folder, { recursive: true });
  const waiting = [...mutants];
  let batches = 0;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      const list = join(folder, `${(batches += 1)}.json`);
      writeFileSync(list, JSON.stringify(batch));
      const left = new Map(batch.map((mutant) => [mutant.id, mutant]));
      await runBatch(binary, list, (id, found) => {
        tell(left.get(id)!, found);
        left.delete(id);
      });
      const [fatal, ...rest] = [...left.values()];
      if (fatal) tell(fatal, 'the process ended');
      waiting.unshift(...rest);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}
