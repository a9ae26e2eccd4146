import { defineConfig } from 'tsup';
import { copyFileSync } from 'node:fs';

export default defineConfig({
  entry: ['src/index.ts', 'src/bin.ts', 'src/client/index.ts'],
  format: ['cjs'],
  target: 'es2022',
  dts: { entry: ['src/index.ts', 'src/client/index.ts'] },
  sourcemap: true,
  clean: true,
  // The thread of PGlite starts from a file of its own, beside the bundle.
  onSuccess: async () => copyFileSync('src/db/pgliteWorker.mjs', 'dist/pgliteWorker.mjs'),
});
