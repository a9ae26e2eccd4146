// `npm run app:test`: the built page in Chromium, against playgrounds.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';

import { findChromium } from '../../tests/support/chromium';
import { bench } from './bench';
import { BUDGET, firstLoad, inlineIn, strayIn } from './build';
import { axeFindings } from './check';
import { COSTAKER } from './costaker';
import { tryCommand } from './dev';
import { HISTORY } from './history';
import { WITH_INDEXER } from './indexed';
import { useKeyboard } from './keyboard';
import { layoutFaults } from './layout';
import { MARKET } from './market';
import { OWNER } from './owner';
import { REFUSALS } from './refusals';
import { takeDocs, takePictures } from './pictures';
import { PICTURES } from './states';
import type { Story } from './story';
import { launch, ROOT, World } from './world';

const HELP = `Usage: npm run app:test [-- options]

Builds the page and tries it in Chromium against playgrounds: stories and refusals with the keyboard alone, axe, layout,
screenshots in both themes at three widths (into app/screenshots), bytes of the first load; then the command
\`npm run app\` itself. Installs Debian's Chromium if there is none.

  --grep TEXT      only stories and screenshots whose names contain the text
  --no-build       test the build that is there
  --no-pictures    no screenshots
  --quick          only the build's checks and three stories, each with axe: what runs before every merge
  --docs           only the pictures of docs/app.md, into docs/images
  --bench          only the time to the first row, as a ratio to the same requests without the page
  --help           this text`;

interface Group {
  title: string;
  stories: Story[];
  devices: number;
  indexed?: boolean;
}

// The refusals leave their marketplace paused, so they come last in theirs.
const GROUPS: Group[] = [
  { title: 'marketplace', stories: MARKET, devices: 200 },
  { title: 'co-staker', stories: [...COSTAKER, ...HISTORY], devices: 0 },
  { title: 'owner', stories: OWNER, devices: 0 },
  { title: 'refusals', stories: REFUSALS, devices: 0 },
  { title: 'indexer', stories: WITH_INDEXER, devices: 0, indexed: true },
];

const COMMAND = 'npm run app: rows, another wallet, another day, one signature, the end';

/** One story of each kind of visitor; they share a playground. */
const QUICK: Group[] = [{ title: 'quick', stories: [MARKET[0]!, COSTAKER[0]!, OWNER[0]!], devices: 0 }];

class Report {
  passed = 0;
  failed = 0;

  async check(name: string, work: () => Promise<readonly string[]>): Promise<void> {
    const started = Date.now();
    const problems = await work().catch((error: unknown) => [String((error as Error)?.stack ?? error)]);
    if (problems.length === 0) this.passed += 1;
    else this.failed += 1;
    console.log(
      `${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1_000).toFixed(1)} s)`,
    );
    for (const problem of problems) console.log(`       ${problem}`);
  }
}

/** Runs the stories of a group on a playground of its own, after `before`. */
async function tell(
  report: Report,
  browser: Browser,
  { title, stories, devices, indexed = false }: Group,
  before?: (world: World) => Promise<void>,
): Promise<void> {
  if (stories.length === 0) return;
  const world = await World.start(browser, { devices, indexed });
  await before?.(world);
  for (const story of stories)
    await report.check(`${title}: ${story.name}`, async () => {
      const { page, context, faults } = await story.run(world);
      const found = [...faults, ...(await axeFindings(page)), ...(await layoutFaults(page))];
      await context.close();
      return found;
    });
  await world.stop();
}

/** As a host builds it: by Vite's own command. @throws Error if it fails */
function build(): void {
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', ROOT, '--logLevel', 'error'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('the build failed, see above');
}

async function checkBuild(report: Report): Promise<void> {
  const bytes = firstLoad();
  console.log(
    `     first load: ${bytes.script} bytes of script, all style sheets: ${bytes.css} bytes (gzip)`,
  );
  await report.check('bytes of the first load', async () =>
    (['script', 'css'] as const)
      .filter((kind) => bytes[kind] > BUDGET[kind])
      .map((kind) => `${kind}: ${bytes[kind]} of at most ${BUDGET[kind]}`),
  );
  await report.check('nothing inline in index.html', async () => inlineIn());
}

/** A playground has the same wallets each time, so that any will do. */
const checkKeys = (report: Report, { playground }: World): Promise<void> =>
  report.check('no key and nothing of development in the build', async () =>
    strayIn(Object.values(playground.keypairs).map(({ secretKey }) => secretKey)),
  );

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      grep: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      'no-pictures': { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      docs: { type: 'boolean', default: false },
      bench: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const chromium = findChromium();
  if (!chromium)
    throw new Error('there is no Chromium, and none could be installed: install the package chromium');
  if (!values['no-build']) build();
  const report = new Report();
  const browser = await launch(chromium);
  if (values.docs) {
    await takeDocs(browser, join(ROOT, '../docs/images'));
    return browser.close();
  }
  if (values.bench) {
    await bench(browser);
    return browser.close();
  }
  const all = values.grep === undefined;
  const wanted = (name: string): boolean => name.includes(values.grep ?? '');
  if (all) await checkBuild(report);
  const withMouse = useKeyboard(await browser.newPage());
  for (const [index, group] of (values.quick ? QUICK : GROUPS).entries()) {
    const stories = group.stories.filter(({ name }) => wanted(`${group.title}: ${name}`));
    const keys = all && index === 0;
    await tell(
      report,
      browser,
      { ...group, stories },
      keys ? (world) => checkKeys(report, world) : undefined,
    );
  }
  withMouse();
  if (!values.quick && wanted(COMMAND))
    await report.check(COMMAND, async () => {
      const { seconds, problems } = await tryCommand(browser);
      console.log(`     ${seconds.toFixed(1)} s from the command to the first row`);
      return problems;
    });
  const pictures = PICTURES.filter(({ name }) => wanted(`pictures: ${name}`));
  if (pictures.length > 0 && !values['no-pictures'] && !values.quick) {
    const folder = join(ROOT, 'screenshots');
    mkdirSync(folder, { recursive: true });
    await takePictures(browser, folder, pictures, (name, work) => report.check(name, work));
  }
  await browser.close();
  console.log(`${report.passed} passed, ${report.failed} failed`);
  process.exitCode = report.failed > 0 ? 1 : 0;
}

main().then(
  // Chromium and the playgrounds are closed; a socket that lingers must not keep the process.
  () => process.exit(process.exitCode),
  (error: unknown) => {
    console.error(`app:test: ${(error as Error).stack ?? String(error)}`);
    process.exit(1);
  },
);
