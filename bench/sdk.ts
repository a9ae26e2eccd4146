// Compares the SDK's marketplace with `program.account.offer.all()` and the same work by hand (bench/sdk/byHand.ts), and
// with a raw client that knows every offset in the accounts and shows the same columns (bench/sdk/raw.ts), and with one
// that shows eight columns of a row's twenty-four ("bare"), on the same accounts and the same connection. All of them run as built JavaScript: the SDK's package, and the benchmark bundled beside it. The last line
// of stdout is one JSON object of ratios.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { HEADER } from './sdk/chain';
import { makeAccounts } from './sdk/accounts';
import { LIMIT, PAGES, QUESTIONS } from './sdk/questions';
import type { Report } from './sdk/side';

const HELP = `Usage: npm run bench:sdk [-- options]

Lists, filters, sorts and pages offers: ${QUESTIONS.length} questions, asked separately of each side, ${PAGES} pages of ${LIMIT} rows.
Time is processor time; memory is the peak growth of a process. All sides must return the same rows: sdk and raw in every
column, hand and bare in the eight that they have. Those two do less than the SDK: they read no offer again, and their rows
do not say whether an offer can be accepted, or the risk of its device.

  --offers N    open offers (default: 100000)
  --devices N   devices, with the offers spread evenly, at most 4 each (default: 50000)
  --sides LIST  any of sdk, hand, raw and bare (default: all); ratios are those of the sdk
  --rounds N    how often each question is asked; the median counts (default: 3)
  --all-pages   also read all pages of the first question (not part of the ratios)
  --help        show this text`;

const ROOT = join(__dirname, '..');
/** Below node_modules, so that it finds the packages. */
const SIDE_FILE = join(ROOT, 'node_modules/.cache/bench-sdk/side.cjs');

const SIDES = ['sdk', 'hand', 'raw', 'bare'] as const;
type Side = (typeof SIDES)[number];
type Reports = Partial<Record<Side, Report>> & { sdk: Report };

const say = (text: string): void => console.error(`bench:sdk: ${text}`);

async function write(file: string, devices: number, offers: number): Promise<void> {
  const stream = createWriteStream(file);
  for await (const [address, data] of makeAccounts(devices, offers)) {
    const header = Buffer.alloc(HEADER);
    header.set(address.toBytes());
    header.writeUInt32LE(data.length, 32);
    if (!stream.write(Buffer.concat([header, data]))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

/** Builds the SDK's package, and one side as a program that uses it. */
async function buildSides(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build', '--workspace', 'sdk'], { cwd: ROOT, stdio: 'inherit' });
  await build({
    entryPoints: [join(__dirname, 'sdk/side.ts')],
    outfile: SIDE_FILE,
    bundle: true,
    platform: 'node',
    target: 'es2022',
    // Without the paths of tsconfig.json, which lead to the SDK's sources.
    packages: 'external',
    tsconfigRaw: {},
  });
}

function ask(side: Side, file: string, question: number, pages: number): Report {
  const args = ['--expose-gc', '--max-old-space-size=6144', SIDE_FILE];
  const output = execFileSync(process.execPath, [...args, side, file, String(question), String(pages)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Report;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Asks the sides alternately, and takes the medians. */
function compare(
  sides: readonly Side[],
  file: string,
  question: number,
  rounds: number,
  pages: number,
): Reports {
  const reports = sides.map((side): [Side, Report[]] => [side, []]);
  for (let round = 0; round < rounds; round += 1)
    for (const [side, list] of reports) list.push(ask(side, file, question, pages));
  const all = reports.flatMap(([, list]) => list);
  const hashes = new Set(all.map(({ hash }) => hash));
  const wholes = new Set(all.flatMap(({ whole }) => whole ?? []));
  if (hashes.size > 1 || wholes.size > 1)
    throw new Error(`the sides disagree on "${QUESTIONS[question]!.name}"`);
  const middle = (list: Report[]): Report => ({
    ...list[0]!,
    seconds: median(list.map(({ seconds }) => seconds)),
    bytes: median(list.map(({ bytes }) => bytes)),
  });
  return Object.fromEntries(reports.map(([side, list]) => [side, middle(list)])) as unknown as Reports;
}

const WORDS: Record<Side, string> = { sdk: 'SDK', hand: 'by hand', raw: 'raw', bare: 'bare' };

const figures = ({ seconds, bytes }: Report): string =>
  `${seconds.toFixed(2)} s, ${(bytes / 2 ** 20).toFixed(0)} MiB`;
const tell = (name: string, reports: Reports): void => {
  const sides = (Object.keys(reports) as Side[]).map((side) => `${WORDS[side]} ${figures(reports[side]!)}`);
  say(`${name} (${reports.sdk.rows} rows): ${sides.join('; ')}`);
};

/** The sides that were asked for, the SDK among them. @throws Error for an unknown one */
function sidesOf(list: string): Side[] {
  const asked = list.split(',');
  const unknown = asked.find((side) => !SIDES.includes(side as Side));
  if (unknown !== undefined) throw new Error(`there is no side ${unknown}`);
  return SIDES.filter((side) => side === 'sdk' || asked.includes(side));
}

async function main(): Promise<void> {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      offers: { ...number, default: '100000' },
      devices: { ...number, default: '50000' },
      rounds: { ...number, default: '3' },
      sides: { ...number, default: SIDES.join() },
      'all-pages': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const [offers, devices, rounds] = [values.offers, values.devices, values.rounds].map(Number) as [
    number,
    number,
    number,
  ];
  const sides = sidesOf(values.sides);
  const folder = mkdtempSync(join(tmpdir(), 'bench-sdk-'));
  const file = join(folder, 'accounts');
  try {
    say('building the SDK ...');
    await buildSides();
    say(`writing ${offers} offers on ${devices} devices ...`);
    await write(file, devices, offers);
    const all = QUESTIONS.map(({ name }, question) => {
      const reports = compare(sides, file, question, rounds, PAGES);
      tell(name, reports);
      return reports;
    });
    if (values['all-pages'])
      tell('all pages of the first', compare(sides, file, 0, 1, Math.ceil(offers / LIMIT)));
    const total = (side: Side, of: 'seconds' | 'bytes') =>
      all.reduce((sum, reports) => sum + (reports[side]?.[of] ?? NaN), 0);
    const ratio = (side: Side, of: 'seconds' | 'bytes'): number =>
      Number((total('sdk', of) / total(side, of)).toFixed(4));
    console.log(
      JSON.stringify({
        ...(sides.includes('hand') && {
          listing_time_ratio: ratio('hand', 'seconds'),
          listing_memory_ratio: ratio('hand', 'bytes'),
        }),
        ...(sides.includes('raw') && { raw_time_ratio: ratio('raw', 'seconds') }),
        ...(sides.includes('bare') && { bare_time_ratio: ratio('bare', 'seconds') }),
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
