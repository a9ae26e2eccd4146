// A process that rotates a journal, and is killed before the call to the disk with the given number.
import fs from 'node:fs';

import { Journal } from '../../../cli/src/operator/journal/file';

const [, , path, at] = process.argv as [string, string, string, string];
const journal = Journal.open(path, { programId: 'program', genesisHash: 'genesis' });
let calls = 0;

/** Calls that change something on the disk; a write is also cut in half. */
const CHANGES = [
  'linkSync',
  'openSync',
  'rmSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'closeSync',
] as const;
const disk = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
for (const name of CHANGES) {
  const real = disk[name]!;
  disk[name] = (...args) => {
    calls += 1;
    if (calls === Number(at)) process.kill(process.pid, 'SIGKILL');
    if (name === 'writeSync') {
      calls += 1;
      if (calls === Number(at)) {
        const [file, bytes] = args as [number, Buffer];
        real(file, bytes, 0, bytes.length >> 1);
        process.kill(process.pid, 'SIGKILL');
      }
    }
    return real(...args);
  };
}
journal.rotate({ slot: 7, posts: [{ input: 'file', block: '1' }] }).next.close();
process.stdout.write(String(calls));
