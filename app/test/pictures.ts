// A picture of every page in both themes at three widths, each of them looked at by axe and for cut text as well.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { axeFindings, overflowing } from './check';
import { readPng, writePng } from './png';
import { connect, deviceOf, offerOf } from './steps';
import { World } from './world';

const WIDTHS = [360, 768, 1440];
const THEMES = ['light', 'dark'] as const;

/** One page or state. */
export interface Picture {
  name: string;
  wallet: string | null;
  path: (world: World) => string;
  /** What is done before the picture. */
  first?: (page: Page) => Promise<void>;
  /** Only the window: a dialog covers only that. */
  window?: boolean;
}

const shown = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 60_000 });

/** The pages and states. */
export const PICTURES: Picture[] = [
  {
    name: 'marketplace',
    wallet: 'visitor',
    path: () => '/',
    first: (page) => shown(page, /The offer has expired; since/),
  },
  {
    name: 'no-match',
    wallet: null,
    path: () => '/?model=Nothing',
    first: (page) => shown(page, 'No offer matches'),
  },
  {
    name: 'offer',
    wallet: null,
    path: (world) => `/offer/${offerOf(world, 'open')}`,
    async first(page) {
      await page.getByRole('button', { name: 'Show the last 30 days' }).click();
      await shown(page, 'Rewards of the device a day');
    },
  },
  {
    name: 'offer-refused',
    wallet: 'co-staker',
    path: (world) => `/offer/${offerOf(world, 'down')}`,
    first: (page) => shown(page, 'Why it cannot be accepted'),
  },
  {
    name: 'accept',
    wallet: 'visitor',
    path: (world) => `/offer/${offerOf(world, 'announced')}`,
    async first(page) {
      await page
        .getByRole('button', { name: /^Accept and lock/ })
        .and(page.locator('[aria-disabled="false"]'))
        .click();
      await page.getByRole('dialog').waitFor();
    },
    window: true,
  },
  {
    name: 'devices',
    wallet: 'owner-2',
    path: () => '/devices',
    first: (page) => shown(page, 'Sufficient stake'),
  },
  {
    name: 'device',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'slashed')}`,
    first: (page) => shown(page, 'They go to your wallet.'),
  },
  {
    name: 'offer-form',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    async first(page) {
      await page.getByRole('button', { name: 'Next' }).and(page.locator('[aria-disabled="false"]')).click();
      await shown(page, 'Co-staker, a week');
    },
  },
  {
    name: 'co-stakes',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    async first(page) {
      await page.getByRole('button', { name: 'Read my history' }).click();
      await shown(page, 'Rewards a month');
      await shown(page, 'Pays your stake to your wallet.');
    },
  },
  {
    name: 'no-co-stakes',
    wallet: 'visitor',
    path: () => '/co-stakes',
    first: (page) => shown(page, 'You have no co-stakes yet'),
  },
  {
    name: 'not-connected',
    wallet: null,
    path: () => '/devices',
    first: (page) => shown(page, 'Connect the wallet of a device owner'),
  },
  {
    name: 'operators',
    wallet: null,
    path: () => '/operators',
    first: (page) => shown(page, 'Terms in force'),
  },
];

/** Takes all of them: one visit for each page, resized and recoloured. */
export async function takePictures(
  browser: Browser,
  folder: string,
  pictures: readonly Picture[],
  check: (name: string, work: () => Promise<readonly string[]>) => Promise<void>,
): Promise<void> {
  const world = await World.start(browser);
  for (const picture of pictures)
    await check(`pictures: ${picture.name}`, async () => {
      const { page, context, faults } = await world.visit(picture.wallet, picture.path(world));
      if (picture.wallet !== null) await connect(page);
      await picture.first?.(page);
      const found: string[] = [];
      for (const width of WIDTHS)
        for (const colorScheme of THEMES) {
          await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.evaluate(() => {
            window.scrollTo(0, 0);
            return document.fonts.ready;
          });
          const path = join(folder, `${picture.name}-${width}-${colorScheme}.png`);
          await page.screenshot({
            path,
            fullPage: picture.window !== true,
            animations: 'disabled',
            caret: 'hide',
          });
          const here = `${width} ${colorScheme}`;
          found.push(...(await axeFindings(page)).map((finding) => `${here}: ${finding}`));
          found.push(...(await overflowing(page)).map((finding) => `${here}: ${finding}`));
        }
      // Right to left: nothing may be cut there either.
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      await page.setViewportSize({ width: 360, height: 740 });
      found.push(...(await overflowing(page)).map((finding) => `rtl: ${finding}`));
      await context.close();
      return [...faults, ...found];
    });
  await world.stop();
}

/** The pictures of docs/app.md: only the window. */
const DOCS: { file: string; picture: string; phone?: true }[] = [
  { file: 'app-marketplace', picture: 'marketplace' },
  { file: 'app-offer', picture: 'offer' },
  { file: 'app-accept', picture: 'accept' },
  { file: 'app-device', picture: 'device' },
  { file: 'app-co-stakes', picture: 'co-stakes' },
  { file: 'app-phone', picture: 'marketplace', phone: true },
];

/** Takes the pictures of docs/app.md again. */
export async function takeDocs(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const world = await World.start(browser);
  for (const { file, picture: name, phone } of DOCS) {
    const picture = PICTURES.find((each) => each.name === name)!;
    const { page, context } = await world.visit(picture.wallet, picture.path(world), {
      viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 800 },
      colorScheme: phone ? 'dark' : 'light',
    });
    if (picture.wallet !== null) await connect(page);
    await picture.first?.(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(folder, `${file}.png`), writePng(readPng(shot)));
    await context.close();
  }
  await world.stop();
}
