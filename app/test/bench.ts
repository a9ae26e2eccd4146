// How long the first row takes, as a ratio to the same requests without the page.
import type { Browser } from 'playwright-core';

import { World } from './world';

const ROUNDS = 15;
const DEVICES = 200;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds in the page: the first request to the node, and the first row. */
async function ofPage(world: World): Promise<{ opened: number; asked: number; bodies: string[] }> {
  const { page, context, calls } = await world.visit(null, '/icon.svg');
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('tbody tr')) return;
      seen.disconnect();
      performance.mark('first row');
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(world.url);
  await page.waitForFunction(() => performance.getEntriesByName('first row').length > 0);
  const times = await page.evaluate((rpc) => {
    const [row] = performance.getEntriesByName('first row');
    const asked = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(rpc));
    return { opened: row!.startTime, asked: row!.startTime - Math.min(...asked.map((one) => one.startTime)) };
  }, world.playground.url);
  const bodies = calls.slice(0, 4).map(({ body }) => body);
  await context.close();
  return { ...times, bodies };
}

/** Milliseconds of the same requests in the same browser: the clock, the configuration beside the search, the accounts. */
async function without(world: World, browser: Browser, bodies: readonly string[]): Promise<number> {
  const page = await browser.newPage();
  const [clock, ...rest] = bodies;
  const accounts = rest.find((body) => body.includes('getMultipleAccounts'))!;
  const steps = [[clock!], rest.filter((body) => body !== accounts), [accounts]];
  await page.goto(`${world.url}/icon.svg`);
  const time = await page.evaluate(
    async ({ rpc, steps }) => {
      const headers = { 'content-type': 'application/json' };
      const started = performance.now();
      for (const step of steps)
        await Promise.all(
          step.map((body) => fetch(rpc, { method: 'POST', headers, body }).then((answer) => answer.json())),
        );
      return performance.now() - started;
    },
    { rpc: world.playground.url, steps },
  );
  await page.close();
  return time;
}

/** Measures, in turns, and prints medians. */
export async function bench(browser: Browser): Promise<void> {
  const world = await World.start(browser, { devices: DEVICES });
  const rows: { opened: number; asked: number; bare: number; requests: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { opened, asked, bodies } = await ofPage(world);
    rows.push({ opened, asked, bare: await without(world, browser, bodies), requests: bodies.length });
  }
  await world.stop();
  const of = (name: keyof (typeof rows)[number]): number => median(rows.map((row) => row[name]));
  const ratio = median(rows.map(({ asked, bare }) => asked / bare));
  const milliseconds = (name: keyof (typeof rows)[number]): string => `${of(name).toFixed(0)} ms`;
  console.log(`${DEVICES} more devices, ${ROUNDS} rounds, medians:`);
  console.log(`  requests to the first row       ${of('requests')}`);
  console.log(`  from opening to the first row   ${milliseconds('opened')}`);
  console.log(`  from the first request to it    ${milliseconds('asked')}`);
  console.log(`  the same requests without page  ${milliseconds('bare')}`);
  console.log(`  ratio                           ${ratio.toFixed(2)}`);
}
