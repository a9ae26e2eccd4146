// Stories of a page whose host names an indexer.
import { equal, match, ok } from 'node:assert/strict';

import { enabled, enter, offerOf, send } from './steps';
import type { Story } from './story';
import type { Visit } from './world';

/** Requests that an indexer answers in place of the node. */
const INDEXED = ['getProgramAccounts', 'getSignaturesForAddress', 'getTransaction'];

const askedOfNode = ({ calls }: Visit): string[] =>
  calls.map(({ method }) => method).filter((method) => INDEXED.includes(method));

/** The stories. */
export const WITH_INDEXER: Story[] = [
  {
    name: 'offers and an offer past come from the indexer, accounts from the node',
    async run(world) {
      const visit = await world.visit(null);
      const { page } = visit;
      await page.getByRole('rowheader').first().waitFor();
      await page.goto(`${world.url}/offer/${offerOf(world, 'open')}`);
      await page.getByRole('button', { name: 'Show the last 30 days' }).click();
      await page.getByText('Rewards of the device a day').waitFor();
      equal(askedOfNode(visit).join(), '');
      ok(visit.calls.some(({ method }) => method === 'getMultipleAccounts'));
      return visit;
    },
  },
  {
    name: 'what was accepted is among the co-stakes once the indexer has it; the history needs no transaction',
    async run(world) {
      const visit = await enter(world, 'co-staker-4', '/co-stakes');
      const { page } = visit;
      await page.getByRole('button', { name: 'Read my history' }).click();
      await page.getByRole('button', { name: 'Download as CSV' }).waitFor();
      equal(await page.getByRole('article', { name: /^H100/ }).count(), 0);

      await page.goto(`${world.url}/offer/${offerOf(world, 'open')}`);
      await enabled(page.getByRole('button', { name: /^Accept and lock/ }));
      await page.getByRole('button', { name: /^Accept and lock/ }).click();
      match(await send(page, /^Accept and lock/), /^Accepted: /);
      await page.getByRole('link', { name: 'To my co-stakes' }).click();
      await page.getByRole('article', { name: /^H100/ }).waitFor();
      equal(askedOfNode(visit).join(), '');
      return visit;
    },
  },
  {
    name: 'the indexer is out of reach: what is wrong, and what to do',
    async run(world) {
      const visit = await world.visit(null, '/?model=V100');
      const { page } = visit;
      await page.getByRole('rowheader').first().waitFor();
      await page.route(`${world.indexer!.url}/**`, (route) =>
        route.fulfill({
          status: 503,
          headers: { 'access-control-allow-origin': '*' },
          json: { error: 'the indexer has read nothing yet', code: 'NotReady' },
        }),
      );
      await page.getByLabel('Model').fill('T4');
      const alert = page.getByRole('alert');
      await alert.waitFor();
      match(await alert.innerText(), /^The indexer did not answer\.[\s\S]*Nothing is lost/);
      await page.unroute(`${world.indexer!.url}/**`);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('rowheader', { name: /^T4/ }).first().waitFor();
      visit.faults.splice(0, visit.faults.length, ...visit.faults.filter((fault) => !fault.includes('503')));
      return visit;
    },
  },
];
