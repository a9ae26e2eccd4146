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
  // `./testing` looks where it lies. CommonJS knows that as `__dirname`, and has no `import.meta`.
  esbuildOptions(options, { format }) {
    if (format === 'cjs') options.define = { ...options.define, 'import.meta.url': '""' };
  },
  sourcemap: true,
  clean: true,
});
