// What is refused, and how the page says it.
import { instructions } from '@co-staking/sdk';
import { sendInstructions, keypairWallet } from '@co-staking/sdk';
import { equal, match } from 'node:assert/strict';

import { connect, deviceOf, enter, offerOf, otherNetwork, whyNot } from './steps';
import type { Story } from './story';
import type { World } from './world';

const ACCEPT = /^Accept and lock/;

/** A wallet cannot accept an offer, and the page says why. */
const cannotAccept = (title: string, wallet: string, device: string, words: RegExp, nonce = 0): Story => ({
  name: `cannot accept: ${title}`,
  async run(world) {
    const visit = await enter(world, wallet, `/offer/${offerOf(world, device, nonce)}`);
    const button = visit.page.getByRole('button', { name: ACCEPT });
    await visit.page.waitForFunction(() => !document.body.innerText.includes('Your wallet is being read'));
    match(await whyNot(button), words);
    // It takes the focus, so that the keyboard hears the reason, and does nothing.
    await button.press('Enter');
    equal(await visit.page.getByRole('dialog').count(), 0);
    return visit;
  },
});

/** An owner cannot do something with a device, and the page says why. */
const cannot = (action: string, wallet: string, device: string, words: RegExp): Story => ({
  name: `cannot ${action.toLowerCase()}: ${device}`,
  async run(world) {
    const visit = await enter(world, wallet, `/devices/${deviceOf(world, device)}`);
    await visit.page.getByRole('button', { name: action, exact: true }).waitFor();
    await visit.page.waitForFunction(() => !document.body.innerText.includes('Your wallet is being read'));
    match(await whyNot(visit.page.getByRole('button', { name: action, exact: true })), words);
    return visit;
  },
});

/** The node gives an answer that it should not, and the page says so. */
const faulty = (title: string, answer: { status: number; body?: string }, words: RegExp): Story => ({
  name: `the node fails: ${title}`,
  async run(world) {
    const visit = await world.visit(null, '/operators');
    const { page, faults } = visit;
    await page.getByRole('row', { name: /^Slasher/ }).waitFor();
    await page.route(`${world.playground.url}/**`, (route) =>
      route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...answer }),
    );
    await page.getByRole('link', { name: 'Marketplace' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    match(await alert.innerText(), words);
    await alert.getByRole('button', { name: 'Copy report for support' }).waitFor();
    await page.unroute(`${world.playground.url}/**`);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('rowheader').first().waitFor();
    // The browser itself reports the status as an error of the console.
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('Failed to load resource')));
    return visit;
  },
});

async function pause({ playground, chain }: World): Promise<void> {
  const pauser = keypairWallet(playground.keypairs['pauser']!);
  const { instruction } = instructions.pauseEntries({ pauser: pauser.publicKey, seconds: 86_400n });
  await sendInstructions(chain, pauser, [instruction]);
}

/** The refusals. */
export const REFUSALS: Story[] = [
  cannotAccept('a device of their own', 'owner', 'open', /your own|own device|somebody else/i),
  cannotAccept('two claims already', 'co-staker', 'open', /claims/),
  cannotAccept('reserved for another wallet', 'co-staker-4', 'reserved', /reserved/),
  cannotAccept('expired', 'visitor', 'expired', /expired; since .* UTC/),
  cannotAccept('the device is down', 'visitor', 'down', /not healthy/),
  cannotAccept('the owner has given notice', 'visitor', 'notice', /notice of leaving.*UTC/),
  cannotAccept('it was accepted before', 'visitor', 'active', /another offer|accepted/),
  cannot('Unstake everything', 'owner', 'active', /hire/),
  cannot('Unstake everything', 'owner-2', 'committed', /commit/),
  cannot('Create co-staking offer', 'owner', 'unsupported', /healthy|supported/),
  cannot('Create co-staking offer', 'owner-2', 'leaving', /cooldown/),
  cannot('Create co-staking offer', 'owner', 'reserved', /^The requested half is used up\. Retract another/),
  cannot('Withdraw stake', 'owner-2', 'leaving', /UTC/),
  cannot('Withdraw overflow', 'owner', 'open', /^There is no overflow\. To take stake out, unstake/),
  cannot('Add stake', 'owner-2', 'leaving', /cooldown/),
  cannot('Give notice of leaving', 'owner', 'notice', /notice/),
  faulty('too many requests', { status: 429 }, /too many|rate|429/i),
  faulty('an error of the server', { status: 500, body: 'broken' }, /500|server|RPC/i),
  faulty('no JSON', { status: 200, body: '<html>' }, /JSON|RPC/i),
  {
    name: 'a link to nothing, and a link that is cut off',
    async run(world) {
      const visit = await world.visit(null, `/offer/${offerOf(world, 'open', 9)}`);
      await visit.page.getByText('This offer is no longer there').waitFor();
      await visit.page.goto(`${world.url}/offer/abc`);
      await visit.page.getByText('This is not the address of an offer').waitFor();
      await visit.page.goto(`${world.url}/nowhere`);
      await visit.page.getByText('There is no such page').waitFor();
      return visit;
    },
  },
  {
    name: 'no wallet in the browser: what is missing, and everything else works',
    async run(world) {
      const visit = await world.visit(null, '/devices');
      await visit.page.getByRole('main').getByRole('button', { name: 'Connect wallet' }).click();
      await visit.page.getByText('No wallet found').waitFor();
      return visit;
    },
  },
  {
    name: 'offline: the rows stay, with the time at which they were read',
    async run(world) {
      const visit = await world.visit(null);
      await visit.page.getByRole('rowheader').first().waitFor();
      await visit.context.setOffline(true);
      await visit.page.getByText(/^You are offline\. What you see was read at /).waitFor();
      equal(await visit.page.getByRole('rowheader').first().isVisible(), true);
      await visit.context.setOffline(false);
      visit.faults.splice(
        0,
        visit.faults.length,
        ...visit.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
      );
      return visit;
    },
  },
  {
    name: 'a slow node: the page says that it is reading',
    async run(world) {
      world.playground.setFaults([{ method: 'getProgramAccounts', delay: 2_000 }]);
      const visit = await world.visit(null);
      await visit.page.getByText('Reading the chain …').waitFor({ state: 'attached' });
      await visit.page.getByRole('rowheader').first().waitFor();
      world.playground.setFaults([]);
      return visit;
    },
  },
  {
    name: 'another network than the one that the host names',
    async run(world) {
      const visit = await world.visit(null, '/', {});
      await visit.page.getByRole('rowheader').first().waitFor();
      await otherNetwork(visit.page, world);
      await visit.page.reload();
      await visit.page.getByText(/belongs to another network than localnet/).waitFor();
      return visit;
    },
  },
  {
    name: 'a refusal after the look: the program refuses in the simulation, and no one signs',
    async run(world) {
      const visit = await enter(world, 'visitor', `/offer/${offerOf(world, 'short')}`);
      const { page } = visit;
      const open = page.getByRole('button', { name: ACCEPT });
      await open.and(page.locator('[aria-disabled="false"]')).click();
      await pause(world);
      await page.getByRole('dialog').getByRole('button', { name: ACCEPT }).waitFor();
      for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await box.check();
      await page.getByRole('dialog').getByRole('button', { name: ACCEPT }).click();
      match(await page.getByRole('alert').innerText(), /paused/);
      equal(visit.signed(), 0);
      return visit;
    },
  },
  {
    name: 'paused: every row stays, with the end of the pause',
    async run(world) {
      const visit = await world.visit('visitor');
      const { page } = visit;
      await connect(page);
      await page
        .getByText(/paused.*UTC/)
        .first()
        .waitFor();
      equal(await page.getByRole('link', { name: /^Co-stake/ }).count(), 0);
      return visit;
    },
  },
];
