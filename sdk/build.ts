// Builds the package into dist: `npm run build` runs it. Every subpath as an ES module and for CommonJS, in few files, so
// that Node loads it fast. What two subpaths share is in a file of its own and loaded once: an error of one is an error of
// the other. Rollup, because it writes a namespace in a form that a bundler may leave out.
import { transform } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rollup, type OutputOptions, type Plugin } from 'rollup';

import { emitTypes } from './types';

const SOURCE = join(__dirname, 'src');
const OUT = join(__dirname, 'dist');

/** Source files of the subpaths; see `exports` in package.json. */
const ENTRIES = {
  index: 'index.ts',
  idl: 'idl.ts',
  'instructions/index': 'instructions/index.ts',
  'testing/index': 'testing/index.ts',
  'blinks/index': 'blinks/index.ts',
  'kit/index': 'kit/index.ts',
};

/** The extension and the format of the files. */
const FORMATS = { mjs: 'es', js: 'cjs' } as const;

const isRelative = (id: string): boolean => id.startsWith('.');

/** The file behind a relative import. */
function fileOf(id: string, importer: string): string | null {
  const path = join(dirname(importer), id);
  return (
    [path, `${path}.ts`, join(path, 'index.ts')].find((file) => /\.\w+$/.test(file) && existsSync(file)) ??
    null
  );
}

/** Reads TypeScript and JSON. */
const source = (extension: string): Plugin => ({
  name: 'source',
  resolveId(id, importer) {
    if (importer === undefined) return null;
    if (!isRelative(id)) return { id, external: true, moduleSideEffects: false };
    // The index hands the builders on as a module, of which a bundler can leave out what a page does not use.
    if (id === './instructions' && importer === join(SOURCE, 'index.ts'))
      return {
        id: join(SOURCE, `instructions/index.${extension}`),
        external: 'relative',
        moduleSideEffects: false,
      };
    return fileOf(id, importer);
  },
  async load(id) {
    const text = await readFile(id, 'utf8');
    if (id.endsWith('.json')) return `export default ${JSON.stringify(JSON.parse(text))}`;
    return transform(text, {
      loader: 'ts',
      target: 'es2022',
      sourcemap: true,
      sourcefile: id,
      // `./testing` looks for files next to itself. CommonJS knows that as `__dirname`, and has no `import.meta`.
      define: extension === 'js' ? { 'import.meta.url': '""' } : {},
    });
  },
});

const outputOf = (extension: keyof typeof FORMATS): OutputOptions => ({
  dir: OUT,
  format: FORMATS[extension],
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `[name]-[hash].${extension}`,
  exports: 'named',
  interop: 'auto',
  sourcemap: true,
});

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  const input = Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(SOURCE, file)]));
  for (const extension of ['mjs', 'js'] as const) {
    const bundle = await rollup({
      input,
      plugins: [source(extension)],
      onLog: (level, log) => {
        if (level === 'warn') throw new Error(log.message);
      },
    });
    await bundle.write(outputOf(extension));
    await bundle.close();
  }
  emitTypes(SOURCE, Object.values(ENTRIES), OUT);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
