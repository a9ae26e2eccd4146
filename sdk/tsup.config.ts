import { existsSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** Subpaths of the package; see `exports` in package.json. */
const ENTRIES = ['src/index.ts', 'src/testing/index.ts', 'src/actions/index.ts'];

export default defineConfig({
  entry: ENTRIES.filter((entry) => existsSync(entry)),
  format: ['cjs', 'esm'],
  target: 'es2022',
  dts: true,
  // What two subpaths share is loaded once: an error of one is an error of the other.
  splitting: true,
  sourcemap: true,
  clean: true,
});
