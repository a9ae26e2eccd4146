// A picture of every page in both themes at three widths, each of them looked at by axe and for cut text as well.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import { axeFindings } from './check';
import { layoutFaults } from './layout';
import { readPng, writePng } from './png';
import { PICTURES, type Picture } from './states';
import { connect } from './steps';
import { World } from './world';

const WIDTHS = [360, 768, 1440];
const THEMES = ['light', 'dark'] as const;

const heightOf = (width: number): number => (width === 360 ? 740 : 900);

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
      const visit = await world.visit(picture.wallet, picture.path(world));
      const { page, context, faults } = visit;
      if (picture.wallet !== null && picture.connected !== false) await connect(page);
      await picture.first?.(visit, world);
      const found: string[] = [];
      for (const width of WIDTHS)
        for (const colorScheme of THEMES) {
          await page.setViewportSize({ width, height: heightOf(width) });
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
          found.push(...(await layoutFaults(page)).map((finding) => `${here}: ${finding}`));
        }
      // Right to left: nothing may be cut there either.
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: heightOf(width) });
        found.push(...(await layoutFaults(page)).map((finding) => `${width} rtl: ${finding}`));
      }
      await picture.last?.(visit, world);
      await context.close();
      return [...faults.filter((fault) => !picture.expected?.test(fault)), ...found];
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
    const visit = await world.visit(picture.wallet, picture.path(world), {
      viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 800 },
      colorScheme: phone ? 'dark' : 'light',
    });
    const { page, context } = visit;
    if (picture.wallet !== null) await connect(page);
    await picture.first?.(visit, world);
    await page.evaluate(() => window.scrollTo(0, 0));
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(folder, `${file}.png`), writePng(readPng(shot)));
    await context.close();
  }
  await world.stop();
}
