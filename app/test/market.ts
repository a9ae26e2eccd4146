// Stories of people who look around, in a marketplace of 200 devices and more.
import { equal, match, ok } from 'node:assert/strict';

import type { Story } from './story';

const FIRST_ROW = ['getAccountInfo', 'getAccountInfo', 'getProgramAccounts', 'getMultipleAccounts'];

/** The stories. */
export const MARKET: Story[] = [
  {
    name: 'the first row needs four requests, and no wallet of a party is shown',
    async run(world) {
      const visit = await world.visit(null);
      const { page, calls } = visit;
      await page.getByRole('rowheader').first().waitFor();
      equal(
        calls
          .slice(0, 4)
          .map(({ method }) => method)
          .sort()
          .join(),
        [...FIRST_ROW].sort().join(),
      );
      const html = await page.content();
      const wallets = Object.entries(world.playground.wallets);
      for (const [name, address] of wallets) ok(!html.includes(address), `the page shows ${name}`);
      const bodies = calls.map(({ body }) => body).join('\n');
      for (const [name, address] of wallets) ok(!bodies.includes(address), `a request names ${name}`);
      return visit;
    },
  },
  {
    name: 'filters and order are in the address, and survive a reload and the way back',
    async run(world) {
      const visit = await world.visit(null);
      const { page } = visit;
      const rows = page.getByRole('rowheader');
      await rows.first().waitFor();
      await page.getByLabel('Model').fill('H100');
      await page.waitForURL(/model=H100/);
      await page.getByLabel('Min. share, %').fill('40');
      await page.waitForURL(/share=40/);
      await page.getByRole('button', { name: 'Reliability' }).click();
      await page.waitForURL(/sort=reliability\.down/);
      // Until the new order is there, the rows of the old one stay.
      await page.locator('[aria-sort="descending"]', { hasText: 'Reliability' }).waitFor();
      await page.locator('[aria-busy="false"]').waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('tbody th')].every((cell) => cell.textContent.startsWith('H100')),
      );
      equal(
        await page.getByRole('columnheader', { name: 'Reliability' }).getAttribute('aria-sort'),
        'descending',
      );
      const before = await rows.allInnerTexts();
      await page.reload();
      await rows.first().waitFor();
      equal((await rows.allInnerTexts()).join(), before.join());
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('sort='));
      await page.getByLabel('Device id').fill('12345');
      await page.getByText('A whole id, such as').waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.waitForURL(`${world.url}/`);
      equal(await page.getByLabel('Model').inputValue(), '');
      // At once: what is typed is not in the address yet.
      await page.getByLabel('Device id').fill('12345');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      equal(await page.getByLabel('Device id').inputValue(), '');
      return visit;
    },
  },
  {
    name: 'the second page keeps its place; no row is shown twice, none is left out',
    async run(world) {
      const visit = await world.visit(null);
      const { page } = visit;
      const offers = (): Promise<string[]> =>
        page
          .locator('tbody tr')
          .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['offer']!));
      await page.getByRole('rowheader').first().waitFor();
      const status = page.getByRole('navigation', { name: 'Pages of offers' }).getByRole('status');
      const [, total] = /of (\d+) offers/.exec(await status.innerText())!;
      const first = await offers();
      equal(first.length, 50);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText(`51–${total} of ${total} offers`).waitFor();
      const second = await offers();
      equal(new Set([...first, ...second]).size, Number(total));
      await page.reload();
      await page.getByText(`51–${total} of ${total} offers`).waitFor();
      equal((await offers()).join(), second.join());
      await page.getByRole('button', { name: 'Previous' }).click();
      await page.getByText(`1–50 of ${total} offers`).waitFor();
      return visit;
    },
  },
  {
    name: 'no offer matches: one sentence and one action',
    async run(world) {
      const visit = await world.visit(null, '/?model=Nothing');
      const { page } = visit;
      await page.getByText('No offer matches these filters').waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
      await page.getByRole('rowheader').first().waitFor();
      return visit;
    },
  },
  {
    name: 'an offer is explained without a wallet, with past rewards as a chart',
    async run(world) {
      const visit = await world.visit(null, '/?model=RTX+4070');
      const { page } = visit;
      await page.goto(`${world.url}/?model=RTX+4080`);
      await page.getByRole('rowheader').getByRole('link').first().click();
      await page.getByText(/^You can lose at most .* IO of your stake/).waitFor();
      match(
        await page.getByText(/^Your money is free on /).innerText(),
        /a wait of 7 days, then a cooldown of 14 days/,
      );
      await page.getByRole('button', { name: 'Show the last 30 days' }).click();
      await page.getByText('Rewards of the device a day').waitFor({ timeout: 60_000 });
      await page.getByText('Show as a table').click();
      equal(
        await page.getByRole('region', { name: 'Rewards of the device a day' }).getByRole('row').count(),
        31,
      );
      return visit;
    },
  },
];
