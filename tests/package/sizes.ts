// What the exports of the package add to a page.
import assert from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { build, type Plugin } from 'esbuild';

const PACKAGE = '@co-staking/sdk';
const KILOBYTE = 1024;
/** Most that one builder, one address or one conversion may take, gzip without web3.js. */
const MOST = 15 * KILOBYTE;

/** What a page imports, and the most that it may take, if there is a limit. */
const SHOWN: [text: string, code: string, most?: number][] = [
  ['`fromBaseUnits`', `export { fromBaseUnits } from '${PACKAGE}'`, MOST],
  ['`PROGRAM_ID`', `export { PROGRAM_ID } from '${PACKAGE}'`, MOST],
  ['`findDevicePda`', `export { findDevicePda } from '${PACKAGE}'`, MOST],
  ['`stakePosition`', `export { stakePosition } from '${PACKAGE}'`, MOST],
  ['`acceptOffer` of `./instructions`', `export { acceptOffer } from '${PACKAGE}/instructions'`, MOST],
  [
    '`instructions.acceptOffer` of `.`',
    `import { instructions } from '${PACKAGE}'; export const build = (input) => instructions.acceptOffer(input)`,
    MOST,
  ],
  ['`fetchOffer`', `export { fetchOffer } from '${PACKAGE}'`, MOST],
  ['`decodeEvent`', `export { decodeEvent } from '${PACKAGE}'`, MOST],
  ['`CoStakingError`', `export { CoStakingError } from '${PACKAGE}'`],
  ['`listMarketplace`', `export { listMarketplace } from '${PACKAGE}'`],
  ['`explain`', `export { explain } from '${PACKAGE}'`],
  ['`sendInstructions`', `export { sendInstructions } from '${PACKAGE}'`],
  ['`CoStakingClient`', `export { CoStakingClient } from '${PACKAGE}'`],
  ['all of `.`', `export * from '${PACKAGE}'`],
  ['all of `./idl`', `export * from '${PACKAGE}/idl'`],
];

/** Entries for pages; `./testing` is for Node. */
const ENTRIES = ['', '/instructions', '/idl', '/blinks', '/kit'];

async function bundle(folder: string, contents: string, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    minify: plugins.length === 0,
    external: ['@solana/web3.js', '@solana/kit'],
    plugins,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

const sizeOf = async (folder: string, contents: string): Promise<number> =>
  gzipSync(await bundle(folder, contents), { level: 9 }).length;

/** The table in a page, between two comments. */
const PLACE = /(<!-- sizes -->\n)([\s\S]*?)(\n<!-- \/sizes -->)/;
/** By how many KB a size may differ from the one in the page, so that a small change needs no new table. */
const TOLERANCE = 1;

/** Writes the table into a page. */
export const writeSizes = (page: string, table: string): void =>
  writeFileSync(page, readFileSync(page, 'utf8').replace(PLACE, `$1${table}$3`));

/** The page shows these rows and, but for a little, these sizes. */
export function checkSizes(page: string, table: string): void {
  const [, , shown] = PLACE.exec(readFileSync(page, 'utf8')) ?? [];
  const rowsOf = (text: string | undefined) =>
    [...(text ?? '').matchAll(/^\| (.*) \| ([\d.]+) \|$/gm)].map(
      ([, name, size]) => [name, Number(size)] as const,
    );
  const rows = rowsOf(table);
  const old = new Map(rowsOf(shown));
  const stale = rows.filter(([name, size]) => Math.abs((old.get(name) ?? Infinity) - size) > TOLERANCE);
  assert(
    stale.length === 0 && old.size === rows.length,
    `the table is old (${stale.map(([name]) => name).join(', ')}): npm run check:package -- --write`,
  );
}

const kilobytes = (bytes: number): string => (bytes / KILOBYTE).toFixed(1);

/** A table for sdk/README.md. @throws AssertionError for what takes more than it may */
export async function sizeTable(folder: string): Promise<string> {
  const rows: string[] = [];
  for (const [text, code, most] of SHOWN) {
    const size = await sizeOf(folder, code);
    if (most !== undefined)
      assert(size <= most, `${text} takes ${kilobytes(size)} KB, and may take ${kilobytes(most)}`);
    rows.push(`| ${text} | ${kilobytes(size)} |`);
  }
  return ['| Import | KB |', '| --- | ---: |', ...rows].join('\n');
}

/** Makes a bundler keep every statement that could do something, although the package says that none does. */
const withEffects: Plugin = {
  name: 'with-effects',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /.*/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === withEffects || rest.kind === 'entry-point') return undefined;
      const found = await resolve(path, { ...rest, pluginData: withEffects });
      return { ...found, sideEffects: true };
    });
  },
};

/** `sideEffects: false` is true: no statement of an entry does anything when it is loaded. */
export async function checkEffects(folder: string): Promise<void> {
  for (const entry of ENTRIES) {
    const text = await bundle(folder, `import '${PACKAGE}${entry}'`, [withEffects]);
    const left = text
      .replace(/^\/\/.*$/gm, '')
      .replace(/^import [^;]*;$/gm, '')
      .trim();
    assert.equal(left, '', `${PACKAGE}${entry} does something when it is loaded`);
  }
}
