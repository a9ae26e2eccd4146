// Bundles the tool for Node: everything except the native packages (for file locks, and for a Ledger over USB), and the playground.
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';

import { SHAPES } from './src/shapes';

const ROOT = join(__dirname, '..');

/** Bundled CommonJS packages look for `require`; ES modules do not have it. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Replaces the module that loads every command by its data: `--help` starts faster without them. */
const shapesAsData: Plugin = {
  name: 'shapes-as-data',
  setup({ onLoad }) {
    const contents = `export const SHAPES = ${JSON.stringify(SHAPES)};`;
    onLoad({ filter: /cli[\\/]src[\\/]shapes\.ts$/ }, () => ({ contents, loader: 'js' }));
  },
};

/** Folders of the packages whose code is in the bundle, without this project's. */
function packagesIn({ inputs, outputs }: Metafile): string[] {
  const used = new Set(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)));
  const folders = Object.keys(inputs)
    .filter((file) => used.has(file))
    .flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/** The licence of a package, as its authors wrote it. */
function licenceOf(folder: string): string {
  const path = join(ROOT, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >;
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'LICENSE-MIT', 'license.md']
    .map((each) => join(path, each))
    .find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}`.trim();
}

/** How the tool is bundled: one file for the parser, and parts that it loads on demand. */
export const BUNDLING = {
  absWorkingDir: ROOT,
  entryPoints: ['cli/src/bin.ts'],
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  outExtension: { '.js': '.mjs' },
  // Names stay readable in a stack trace of `--debug`.
  minifyWhitespace: true,
  minifySyntax: true,
  external: [
    'fs-native-extensions',
    '@co-staking/playground',
    // Compiled for each system, and only needed for a Ledger: the user installs it.
    '@ledgerhq/hw-transport-node-hid',
    // Optional native parts of `ws`, which works without them.
    'bufferutil',
    'utf-8-validate',
  ],
  banner: { js: REQUIRE },
  logLevel: 'warning',
} satisfies BuildOptions;

/** Bundles the tool. @param folder - gets `bin.mjs`, its parts, and the licences of the bundled packages */
export async function bundle(folder: string): Promise<void> {
  const { metafile } = await build({ ...BUNDLING, outdir: folder, plugins: [shapesAsData], metafile: true });
  const text = packagesIn(metafile)
    .map(licenceOf)
    .join(`\n\n${'-'.repeat(80)}\n\n`);
  writeFileSync(join(folder, 'licenses.txt'), `Packages that are bundled in this one.\n\n${text}\n`);
}
