import { rmSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** Subpaths of the package; see `exports` in package.json. */
const ENTRIES = {
  index: 'src/index.ts',
  'testing/index': 'src/testing/index.ts',
  'blinks/index': 'src/blinks/index.ts',
  'kit/index': 'src/kit/index.ts',
};

// All builds below write to it at the same time.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    entry: ENTRIES,
    format: ['cjs', 'esm'],
    target: 'es2022',
    // What two subpaths share is loaded once: an error of one is an error of the other.
    splitting: true,
    // `./testing` looks where it lies. CommonJS knows that as `__dirname`, and has no `import.meta`.
    esbuildOptions(options, { format }) {
      if (format === 'cjs') options.define = { ...options.define, 'import.meta.url': '""' };
    },
    sourcemap: true,
  },
  // Types of one subpath at a time: the bundler of types turns those that two share into values.
  ...Object.entries(ENTRIES).map(([name, file]) => ({
    entry: { [name]: file },
    format: ['cjs' as const, 'esm' as const],
    dts: { only: true },
  })),
]);
