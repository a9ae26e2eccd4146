// Stories of co-stakers.
import {
  CaseState,
  fetchOffer,
  fetchParticipantNullable,
  fetchSlashCase,
  findParticipantPda,
  findSlashCasePda,
  OfferState,
} from '@co-staking/sdk';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';

import { closeDialog, connect, deviceOf, enabled, enter, offerOf, send, whyNot } from './steps';
import type { Story } from './story';

/** Moves the focus with the keyboard alone until it is on something. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const { activeElement: focused } = document;
      return (
        focused?.getAttribute('aria-label') ??
        focused?.closest('label')?.textContent ??
        focused?.textContent ??
        ''
      );
    });
    if (name.test(words)) return;
    seen.push(words);
  }
  throw new Error(`the keyboard does not reach ${name}, only ${seen.join(' | ')}`);
}

/** The stories. */
export const COSTAKER: Story[] = [
  {
    name: 'a first-time wallet accepts in one signature, by keyboard alone',
    async run(world) {
      const address = offerOf(world, 'open');
      const visit = await world.visit('newcomer', `/offer/${address}`);
      const { page } = visit;
      await page.getByText('You lock').waitFor();
      await tabTo(page, /^Connect a wallet to accept$/);
      await page.keyboard.press('Enter');
      await tabTo(page, /^Development wallet$/);
      await page.keyboard.press('Enter');
      await enabled(page.getByRole('button', { name: /^Accept and lock/ }));
      await tabTo(page, /^Accept and lock/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await tabTo(page, /^I accept that leaving takes 21 days/);
      await page.keyboard.press('Space');
      await tabTo(page, /^Accept and lock 6,400 IO$/);
      await page.keyboard.press('Enter');
      await page.getByText('Accepted: 6,400 IO are locked').waitFor();
      equal(
        await page.evaluate(() => document.activeElement?.textContent),
        'Accepted: 6,400 IO are locked, and you earn from the next block on',
      );
      equal(visit.signed(), 1);
      const link = await page.getByRole('link', { name: 'See it in the explorer' }).getAttribute('href');
      match(link!, /^https:\/\/explorer\.solana\.com\/tx\/\w{80,}\?cluster=custom/);
      const wallet = world.playground.keypairs['newcomer']!.publicKey;
      const offer = await fetchOffer(world.chain, address);
      ok(offer.coStaker.equals(wallet));
      equal(offer.principal, 640_000_000_000n);
      equal(
        (await fetchParticipantNullable(world.chain, findParticipantPda({ id: wallet })[0]))!.activeClaims,
        1,
      );
      deepEqual(await page.evaluate(() => localStorage.getItem('co-staking:pending')), '[]');
      return visit;
    },
  },
  {
    name: 'a declined signature says so, and the next one goes through once in spite of three clicks',
    async run(world) {
      const address = offerOf(world, 'wait', 1);
      const visit = await enter(world, 'visitor', `/offer/${address}`);
      const { page } = visit;
      visit.decline(true);
      const open = page.getByRole('button', { name: /^Accept and lock/ });
      await enabled(open);
      await open.click();
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: /^Accept and lock/ });
      equal(await whyNot(confirm), 'Tick the box above first.');
      await dialog.getByRole('checkbox').check();
      await confirm.click();
      match(await dialog.getByRole('alert').innerText(), /^User rejected the request\./);
      await dialog.getByRole('button', { name: 'Copy report for support' }).waitFor();
      equal((await fetchOffer(world.chain, address)).state, OfferState.Open);
      visit.decline(false);
      await confirm.evaluate((button: HTMLElement) => {
        for (let click = 0; click < 3; click += 1) button.click();
      });
      await page.getByText(/^Accepted: /).waitFor();
      equal(visit.signed(), 2);
      equal(visit.calls.filter(({ method }) => method === 'sendTransaction').length, 1);
      equal((await fetchOffer(world.chain, address)).state, OfferState.Active);
      return visit;
    },
  },
  {
    name: 'appeals a slash case that hits the co-stake',
    async run(world) {
      const device = deviceOf(world, 'slashed');
      const visit = await enter(world, 'co-staker-3', '/co-stakes');
      const { page } = visit;
      const hit = page.getByRole('article', { name: 'RTX 4070 × 4' });
      const cases = hit.getByRole('region', { name: 'Slash cases' });
      await cases.getByText('07'.repeat(32)).waitFor();
      const [slashCase] = findSlashCasePda({ device, number: 0 });
      const { hits, appealEndsAt } = await fetchSlashCase(world.chain, slashCase);
      const frozen = `${Number(hits[0]!.stake) / 1e8} IO`;
      await cases.getByText(frozen, { exact: true }).waitFor();
      await cases
        .locator(`time[datetime="${new Date(Number(appealEndsAt) * 1_000).toISOString()}"]`)
        .waitFor();
      await enabled(cases.getByRole('button', { name: 'Appeal' }));
      await cases.getByRole('button', { name: 'Appeal' }).click();
      equal(await send(page, 'Appeal this case'), 'Confirmed: the case is before the arbiter');
      const after = await fetchSlashCase(world.chain, slashCase);
      equal(after.state, CaseState.Appealed);
      equal(after.appellant.toBase58(), world.playground.wallets['co-staker-3']);
      await closeDialog(page);
      match(await whyNot(cases.getByRole('button', { name: 'Appeal' })), /under appeal/);
      // The other co-stake of this wallet is on a device without a case.
      equal(await page.getByRole('region', { name: 'Slash cases' }).count(), 1);
      return visit;
    },
  },
  {
    name: 'claims all, unstakes with the 21-day box, sees the dates, withdraws when it is free',
    async run(world) {
      const visit = await enter(world, 'co-staker', '/co-stakes');
      const { page } = visit;
      await page.getByRole('heading', { name: 'L40S × 4' }).waitFor();
      await enabled(page.getByRole('button', { name: 'Claim all' }));
      await page.getByRole('button', { name: 'Claim all' }).click();
      match(await send(page, /^Claim /), /^Confirmed: [\d,.]+ IO of rewards are in your wallet$/);
      equal(visit.signed(), 1);
      await closeDialog(page);
      match(await whyNot(page.getByRole('button', { name: 'Claim all' })), /Nothing is claimable/);

      const withdrawable = page.getByRole('article', { name: 'A100-40GB × 4' });
      await withdrawable.getByRole('button', { name: 'Withdraw' }).click();
      equal(await send(page, 'Withdraw 400 IO'), 'Confirmed: 400 IO are in your wallet');
      await closeDialog(page);

      const active = page.getByRole('article', { name: 'L40S × 4' });
      match(
        await whyNot(active.getByRole('button', { name: 'Withdraw' })),
        /^No exit has been started\. Unstake first\.$/,
      );
      await active.getByRole('button', { name: 'Unstake' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('I accept the 21-day process').waitFor();
      await dialog.getByText(/^7 days/).waitFor();
      await dialog.getByText(/^21 days/).waitFor();
      equal(await send(page, 'Unstake 960 IO'), 'Confirmed: your co-stake is leaving');
      await closeDialog(page);
      await active.getByText('Co-Staker Unstaked (In Wait Period)').waitFor();
      match(await whyNot(active.getByRole('button', { name: 'Unstake' })), /No action is needed/);
      match(await whyNot(active.getByRole('button', { name: 'Withdraw' })), /possible from .* UTC/);

      await world.playground.warpBy(21n * 86_400n);
      await page.reload();
      await active.getByText('Withdrawable', { exact: true }).waitFor();
      await active.getByRole('button', { name: 'Withdraw' }).click();
      equal(await send(page, 'Withdraw 960 IO'), 'Confirmed: 960 IO are in your wallet');
      return visit;
    },
  },
  {
    name: 'a reload in the middle of a sending loses nothing and sends nothing twice',
    async run(world) {
      const address = offerOf(world, 'withdrawable', 1);
      const visit = await enter(world, 'visitor', `/offer/${address}`);
      const { page } = visit;
      // The node is out of reach from the signature on.
      await page.route('**', (route) =>
        route.request().postData()?.includes('"sendTransaction"') ? route.abort() : route.continue(),
      );
      const open = page.getByRole('button', { name: /^Accept and lock/ });
      await enabled(open);
      await open.click();
      await page.getByRole('dialog').getByRole('checkbox').check();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Accept and lock/ })
        .click();
      await page.getByText('Signed and on its way').waitFor();
      await page.waitForFunction(() => localStorage.getItem('co-staking:pending')?.includes('signature'));

      const tab = await world.tab(visit, `/offer/${offerOf(world, 'short')}`);
      const other = tab.getByRole('button', { name: /^Accept and lock/ });
      await enabled(other);
      await other.click();
      await tab.getByRole('dialog').getByRole('checkbox').first().check();
      await tab
        .getByRole('dialog')
        .getByRole('button', { name: /^Accept and lock/ })
        .click();
      match(await tab.getByRole('alert').innerText(), /Another tab of this page is sending/);
      await tab.close();

      await page.unroute('**');
      await page.reload();
      await page.getByText('“Accept this offer” was confirmed.').waitFor();
      equal((await fetchOffer(world.chain, address)).state, OfferState.Active);
      equal(visit.signed(), 1);
      // The request that was cut is what the browser complained of.
      visit.faults.splice(
        0,
        visit.faults.length,
        ...visit.faults.filter((fault) => !fault.includes('ERR_FAILED')),
      );
      return visit;
    },
  },
  {
    name: 'a shortfall needs a consent of its own; then it is accepted',
    async run(world) {
      const address = offerOf(world, 'announced');
      const visit = await enter(world, 'co-staker-4', `/offer/${address}`);
      const { page } = visit;
      const open = page.getByRole('button', { name: /^Accept and lock/ });
      await enabled(open);
      await open.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: /^I accept that leaving/ }).check();
      equal(
        await whyNot(dialog.getByRole('button', { name: /^Accept and lock/ })),
        'Tick all boxes above first.',
      );
      await send(page, /^Accept and lock/);
      equal((await fetchOffer(world.chain, address)).state, OfferState.Active);
      return visit;
    },
  },
  {
    name: 'another account in the wallet changes the page at once',
    async run(world) {
      const visit = await world.visit('owner', '/co-stakes');
      const { page } = visit;
      await connect(page);
      await page.getByText('You have no co-stakes yet').waitFor();
      await page.evaluate(() =>
        (window as unknown as { testSwitch: (name: string) => void }).testSwitch('co-staker-3'),
      );
      await page.getByRole('heading', { name: 'RTX 4070 × 4' }).waitFor();
      return visit;
    },
  },
];
