// Stories of device owners and of people who only look.
import {
  fetchDevice,
  fetchOffer,
  fetchOfferNullable,
  fetchSlashCase,
  findSlashCasePda,
  CaseState,
} from '@co-staking/sdk';
import { equal, match, ok } from 'node:assert/strict';

import { closeDialog, deviceOf, enabled, enter, offerOf, send, whyNot } from './steps';
import type { Story } from './story';

/** The stories. */
export const OWNER: Story[] = [
  {
    name: 'creates an offer in three steps, shares its link, and retracts it',
    async run(world) {
      const device = deviceOf(world, 'ready');
      const visit = await enter(world, 'owner', `/devices/${device}`);
      const { page } = visit;
      await enabled(page.getByRole('button', { name: 'Create co-staking offer' }));
      await page.getByRole('button', { name: 'Create co-staking offer' }).click();
      const amount = page.getByRole('textbox', { name: 'Stake that you ask for' });
      equal(await amount.inputValue(), '3000');
      await amount.fill('3000.00000001');
      match(await whyNot(page.getByRole('button', { name: 'Next' })), /exceed half of the device's minimum/);
      await page.getByRole('slider').fill('50');
      equal(await amount.inputValue(), '1500');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('textbox', { name: 'Reward share' }).fill('4');
      match(await whyNot(page.getByRole('button', { name: 'Next' })), /5 %/);
      await page.getByRole('textbox', { name: 'Reward share' }).fill('40');
      await page.getByText('Co-staker, a week').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Create the offer' }).click();
      equal(await send(page, 'Create the offer'), 'Confirmed: the offer is open');
      await closeDialog(page);
      const address = offerOf(world, 'ready');
      await page.getByText(`${world.url}/offer/${address}`).waitFor();
      await page.getByRole('img', { name: 'QR code of the link to this offer' }).waitFor();
      const offer = await fetchOffer(world.chain, address);
      equal(offer.amount, 150_000_000_000n);
      equal(offer.shareBps, 4_000);
      await page.getByRole('link', { name: 'Back' }).click();
      match(
        await whyNot(page.getByRole('button', { name: 'Unstake everything' })),
        /Retract the open offer first/,
      );
      await page.getByRole('button', { name: 'Retract' }).click();
      equal(await send(page, 'Retract the offer'), 'Confirmed: the offer is retracted');
      equal(await fetchOfferNullable(world.chain, address), null);
      return visit;
    },
  },
  {
    name: 'tops up, withdraws the overflow, claims, and appeals a slash case',
    async run(world) {
      const device = deviceOf(world, 'slashed');
      const visit = await enter(world, 'owner', `/devices/${device}`);
      const { page } = visit;
      match(await whyNot(page.getByRole('button', { name: 'Add stake' })), /Enter an amount first/);
      await page.getByRole('textbox', { name: 'Stake to add' }).fill('360');
      await enabled(page.getByRole('button', { name: 'Add stake' }));
      await page.getByRole('button', { name: 'Add stake' }).click();
      equal(await send(page, 'Stake 360 IO'), 'Confirmed: 360 IO are staked');
      await closeDialog(page);
      await page.getByRole('button', { name: /^Most: 456$/ }).click();
      await page.getByRole('button', { name: 'Withdraw overflow' }).click();
      equal(await send(page, 'Withdraw 456 IO'), 'Confirmed: 456 IO are in your wallet');
      await closeDialog(page);
      equal((await fetchDevice(world.chain, device)).ownerStake, 74_400_000_000n);
      await page.getByRole('button', { name: 'Claim rewards' }).click();
      match(await send(page, /^Claim /), /rewards are in your wallet$/);
      await closeDialog(page);
      await page.getByText('07'.repeat(32)).waitFor();
      await page.getByRole('button', { name: 'Appeal' }).click();
      equal(await send(page, 'Appeal this case'), 'Confirmed: the case is before the arbiter');
      equal(
        (await fetchSlashCase(world.chain, findSlashCasePda({ device, number: 0 })[0])).state,
        CaseState.Appealed,
      );
      await closeDialog(page);
      match(await whyNot(page.getByRole('button', { name: 'Appeal' })), /under appeal/);
      return visit;
    },
  },
  {
    name: 'unstakes after seeing who else leaves, and withdraws after the cooldown',
    async run(world) {
      const device = deviceOf(world, 'slashed');
      const visit = await enter(world, 'owner', `/devices/${device}`);
      const { page } = visit;
      await enabled(page.getByRole('button', { name: 'Unstake everything' }));
      await page.getByRole('button', { name: 'Unstake everything' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/^600 IO of a co-staker leave too, and are free on .* UTC\.$/).waitFor();
      await dialog.getByText(/^Slash cases can still take up to /).waitFor();
      equal(await send(page, /^Unstake /), 'Confirmed: your stake is in its cooldown');
      await closeDialog(page);
      match(await whyNot(page.getByRole('button', { name: 'Withdraw stake' })), /UTC/);
      match(await whyNot(page.getByRole('button', { name: 'Create co-staking offer' })), /cooldown/);
      ok((await fetchDevice(world.chain, device)).ownerCooldownEndsAt > 0n);
      return visit;
    },
  },
  {
    name: 'the list of devices shows stake, state and rewards; a stranger cannot manage one',
    async run(world) {
      const visit = await enter(world, 'owner-2', '/devices');
      const { page } = visit;
      await page.getByRole('img', { name: 'Stake 600 IO of the minimum 1,000 IO' }).waitFor();
      await page.getByText(/^Leaving, free in 8 days/).waitFor();
      await page.goto(`${world.url}/devices/${deviceOf(world, 'open')}`);
      await page.getByText('This device is registered to another wallet').waitFor();
      return visit;
    },
  },
  {
    name: "the operators' view shows roles, cases and announced terms to anyone",
    async run(world) {
      const visit = await world.visit(null, '/operators');
      const { page } = visit;
      await page.getByRole('row', { name: /^Slasher/ }).waitFor();
      await page.getByRole('row', { name: /^RTX 4070/ }).waitFor();
      await page.getByText(/^Slashing takes at most 30% of a co-stake now, and at most 35% from /).waitFor();
      return visit;
    },
  },
];
