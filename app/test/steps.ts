// What stories do again and again.
import { findOfferPda } from '@co-staking/sdk';
import { equal, ok } from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

import type { Visit, World } from './world';

/** Connects the wallet of the test. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await page.getByRole('button', { name: 'Development wallet' }).click();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Wallet / })
    .waitFor();
}

/** Opens a page as a visitor whose wallet is connected. */
export async function enter(world: World, wallet: string, path: string): Promise<Visit> {
  const visit = await world.visit(wallet, path);
  await connect(visit.page);
  return visit;
}

/** Address of an offer of one of the playground's devices. */
export const offerOf = ({ playground }: World, device: string, nonce = 0): string =>
  findOfferPda({ device: playground.devices[device]!.address, nonce })[0].toBase58();

/** Address of one of the playground's devices. */
export const deviceOf = ({ playground }: World, device: string): string =>
  playground.devices[device]!.address;

/** Whether a button does nothing, and the words beside it. */
export async function whyNot(button: Locator): Promise<string> {
  await button.waitFor();
  equal(await button.getAttribute('aria-disabled'), 'true', `${await button.innerText()} is enabled`);
  const id = await button.getAttribute('aria-describedby');
  ok(id, 'a disabled button without a reason');
  return button.page().locator(`[id="${id}"]`).innerText();
}

/** Waits until a button does something. */
export async function enabled(button: Locator): Promise<void> {
  await button.and(button.page().locator('[aria-disabled="false"]')).waitFor();
}

/** Ticks every box, sends, and waits until it is confirmed; gives the words of the success. */
export async function send(page: Page, confirm: string | RegExp): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: confirm }).waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: confirm }).click();
  const done = dialog.getByRole('heading', { level: 3 });
  await Promise.race([done.waitFor(), dialog.getByRole('alert').waitFor()]);
  if (!(await done.isVisible())) throw new Error(`not confirmed: ${await dialog.innerText()}`);
  return done.innerText();
}

/** Closes the dialog after a success. */
export const closeDialog = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

/** The node answers as one of another network from now on. */
export async function otherNetwork(page: Page, { playground }: World): Promise<void> {
  await page.route(`${playground.url}/**`, (route) =>
    route.request().postData()?.includes('getGenesisHash')
      ? route.fulfill({
          headers: { 'access-control-allow-origin': '*' },
          json: {
            jsonrpc: '2.0',
            id: (route.request().postDataJSON() as { id: string }).id,
            result: '11111111111111111111111111111111',
          },
        })
      : route.continue(),
  );
}
