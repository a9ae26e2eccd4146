// The pages and states of which pictures are taken.
import type { Locator, Page } from 'playwright-core';

import { closeDialog, deviceOf, enabled, offerOf, otherNetwork, send } from './steps';
import type { Visit, World } from './world';

/** One page or state. */
export interface Picture {
  name: string;
  wallet: string | null;
  /** Whether the wallet is connected; true by default. */
  connected?: boolean;
  path: (world: World) => string;
  /** What is done before the picture. */
  first?: (visit: Visit, world: World) => Promise<void>;
  /** What is undone after it. */
  last?: (visit: Visit, world: World) => Promise<void>;
  /** Faults that belong to the state. */
  expected?: RegExp;
  /** Only the window: a dialog covers only that. */
  window?: boolean;
}

const shown = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 60_000 });

async function press(page: Page | Locator, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await enabled(button);
  await button.click();
}

const next = (page: Page): Promise<void> => press(page, 'Next');

/** Opens the dialog of an action. */
async function ask(page: Page, name: string, within: Page | Locator = page): Promise<void> {
  await press(within, name);
  await page.getByRole('dialog').waitFor();
}

/** The pages and states. */
export const PICTURES: Picture[] = [
  {
    name: 'marketplace',
    wallet: 'visitor',
    path: () => '/',
    first: ({ page }) => shown(page, /The offer has expired; since/),
  },
  {
    name: 'no-match',
    wallet: null,
    path: () => '/?model=Nothing',
    first: ({ page }) => shown(page, 'No offer matches'),
  },
  {
    name: 'offer',
    wallet: null,
    path: (world) => `/offer/${offerOf(world, 'open')}`,
    async first({ page }) {
      await page.getByRole('button', { name: 'Show the last 30 days' }).click();
      await shown(page, 'Rewards of the device a day');
    },
  },
  {
    name: 'offer-refused',
    wallet: 'co-staker',
    path: (world) => `/offer/${offerOf(world, 'down')}`,
    first: ({ page }) => shown(page, 'Why it cannot be accepted'),
  },
  {
    name: 'accept',
    wallet: 'visitor',
    path: (world) => `/offer/${offerOf(world, 'announced')}`,
    async first({ page }) {
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
    first: ({ page }) => shown(page, 'Sufficient stake'),
  },
  {
    name: 'device',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'slashed')}`,
    first: ({ page }) => shown(page, 'They go to your wallet.'),
  },
  {
    name: 'offer-form',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    async first({ page }) {
      await next(page);
      await shown(page, 'Co-staker, a week');
    },
  },
  {
    name: 'co-stakes',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    async first({ page }) {
      await page.getByRole('button', { name: 'Read my history' }).click();
      await shown(page, 'Rewards a month');
      await shown(page, 'Pays your stake to your wallet.');
    },
  },
  {
    name: 'co-stake-case',
    wallet: 'co-staker-3',
    path: () => '/co-stakes',
    first: ({ page }) => shown(page, 'Hash of the evidence'),
  },
  {
    name: 'no-co-stakes',
    wallet: 'visitor',
    path: () => '/co-stakes',
    first: ({ page }) => shown(page, 'You have no co-stakes yet'),
  },
  {
    name: 'not-connected',
    wallet: null,
    path: () => '/devices',
    first: ({ page }) => shown(page, 'Connect the wallet of a device owner'),
  },
  {
    name: 'operators',
    wallet: null,
    path: () => '/operators',
    first: ({ page }) => shown(page, 'Terms in force'),
  },
  {
    name: 'choose-wallet',
    wallet: 'visitor',
    connected: false,
    path: () => '/operators',
    async first({ page }) {
      await shown(page, 'Terms in force');
      await page.getByRole('button', { name: 'Connect wallet' }).click();
    },
    window: true,
  },
  {
    name: 'no-wallet',
    wallet: null,
    path: () => '/co-stakes',
    first: ({ page }) => page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click(),
    window: true,
  },
  {
    name: 'wallet',
    wallet: 'owner',
    path: () => '/devices',
    async first({ page }) {
      await shown(page, 'Sufficient stake');
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Wallet / })
        .click();
      await shown(page, /^[\d,]+ IO$/);
    },
    window: true,
  },
  {
    name: 'offer-form-1',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    first: ({ page }) => enabled(page.getByRole('button', { name: 'Next' })),
  },
  {
    name: 'offer-form-3',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    async first({ page }) {
      await next(page);
      await next(page);
      await shown(page, 'Counts after an acceptance');
    },
  },
  {
    name: 'offer-dialog',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    async first({ page }) {
      await next(page);
      await next(page);
      await ask(page, 'Create the offer');
    },
    window: true,
  },
  {
    name: 'owner-unstake',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'slashed')}`,
    first: ({ page }) => ask(page, 'Unstake everything'),
    window: true,
  },
  {
    name: 'owner-notice',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'slashed')}`,
    first: ({ page }) => ask(page, 'Give notice of leaving'),
    window: true,
  },
  {
    name: 'appeal',
    wallet: 'co-staker-3',
    path: () => '/co-stakes',
    first: ({ page }) => ask(page, 'Appeal'),
    window: true,
  },
  {
    name: 'unstake',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    first: ({ page }) => ask(page, 'Unstake', page.getByRole('article', { name: 'L40S × 4' })),
    window: true,
  },
  {
    name: 'claim-all',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    first: ({ page }) => ask(page, 'Claim all'),
    window: true,
  },
  {
    name: 'loading',
    wallet: null,
    path: () => '/operators',
    async first({ page }, world) {
      await shown(page, 'Terms in force');
      world.playground.setFaults([{ method: 'getProgramAccounts', delay: 600_000 }]);
      await page.getByRole('link', { name: 'Marketplace' }).click();
      await page.getByText('Reading the chain …').waitFor({ state: 'attached' });
    },
    last: async (_, world) => world.playground.setFaults([]),
  },
  {
    name: 'error',
    wallet: null,
    path: () => '/operators',
    async first({ page }, world) {
      await shown(page, 'Terms in force');
      await page.route(`${world.playground.url}/**`, (route) =>
        route.fulfill({ headers: { 'access-control-allow-origin': '*' }, status: 429 }),
      );
      await page.getByRole('link', { name: 'Marketplace' }).click();
      await page.getByRole('alert').waitFor();
    },
    expected: /Failed to load resource/,
  },
  {
    name: 'offline',
    wallet: null,
    path: () => '/',
    async first({ page, context }) {
      await page.getByRole('rowheader').first().waitFor();
      await context.setOffline(true);
      await shown(page, /^You are offline/);
    },
    expected: /ERR_INTERNET_DISCONNECTED/,
  },
  {
    name: 'wrong-network',
    wallet: null,
    path: () => '/operators',
    async first({ page }, world) {
      await otherNetwork(page, world);
      await page.reload();
      await shown(page, /belongs to another network/);
      await shown(page, 'Terms in force');
    },
  },
  {
    name: 'not-found',
    wallet: null,
    path: () => '/nowhere',
    first: ({ page }) => shown(page, 'There is no such page'),
  },
  // What changes the chain comes last.
  {
    name: 'failed',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    async first(visit) {
      visit.decline(true);
      await ask(visit.page, 'Claim all');
      const dialog = visit.page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Claim / }).click();
      await dialog.getByRole('alert').waitFor();
    },
    window: true,
  },
  {
    name: 'confirmed',
    wallet: 'co-staker',
    path: () => '/co-stakes',
    async first({ page }) {
      await ask(page, 'Claim all');
      await send(page, /^Claim /);
    },
    window: true,
  },
  {
    name: 'offer-created',
    wallet: 'owner',
    path: (world) => `/devices/${deviceOf(world, 'ready')}/offer`,
    async first({ page }) {
      await next(page);
      await next(page);
      await ask(page, 'Create the offer');
      await send(page, 'Create the offer');
      await closeDialog(page);
      await shown(page, 'Share this offer');
    },
  },
];
