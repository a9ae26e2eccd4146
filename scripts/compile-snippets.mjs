// Compiles pieces of TypeScript from pages, with `@co-staking/sdk` and the types of its peers available.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './manifest.mjs';

/** @param {Map<string, string>} files by their names. Returns the compiler's messages; empty if there are none. */
export function compileSnippets(files) {
  const folder = join(ROOT, 'tests/.snippets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, code] of files) writeFileSync(join(folder, name), code);
  const compilerOptions = {
    noUnusedLocals: false,
    incremental: false,
    tsBuildInfoFile: null,
    baseUrl: '../..',
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] }),
  );
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', folder], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  return status === 0 ? '' : stdout.trim();
}
