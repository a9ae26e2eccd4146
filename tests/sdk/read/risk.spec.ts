import {
  CHANGE_DELAY_SECONDS,
  DAY,
  REQUIREMENT_NOTICE_SECONDS,
  SlashTerm,
  connectionSource,
  listMarketplace,
  type MarketplaceRow,
} from '@co-staking/sdk';
import { offerActionGet } from '@co-staking/sdk/blinks';
import { setSlashTerm } from '@co-staking/sdk/testing';
import { assert } from 'chai';

import { openCase, withdrawCase } from '../../support/caseSteps';
import { setCards } from '../../support/ownerSteps';
import { searchableConnection } from '../../support/programAccounts';
import { World, tokens, type TestOffer } from '../../support/world';

const ICON = 'https://stake.example/icon.png';

describe('the risk of an offer', () => {
  let world: World;
  let offer: TestOffer;
  const row = async (): Promise<MarketplaceRow> => {
    const source = connectionSource(searchableConnection(world.chain));
    const { rows } = await listMarketplace(source, { now: await world.chain.now() });
    assert.lengthOf(rows, 1);
    return rows[0]!;
  };
  const description = async (): Promise<string> =>
    offerActionGet({
      config: await world.readConfig(),
      device: await world.readDevice(offer.device),
      offer: await world.readOffer(offer),
      now: await world.chain.now(),
      icon: ICON,
    }).description;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
  });

  it('shows open cases, what is left of the owner’s cap, and the shortfall they make', async () => {
    const fresh = await row();
    assert.deepEqual([fresh.openCases, fresh.ownerCapLeft, fresh.shortfall], [0, tokens(480), 0n]);
    const testCase = await openCase(world, offer.device, { stakeBps: 3_000, rewardsBps: 0 });
    const { openCases, ownerCapLeft, shortfall, refusal } = await row();
    assert.deepEqual(
      [openCases, ownerCapLeft, shortfall, refusal],
      [1, tokens(192), tokens(288), 'DeviceInsufficient'],
    );
    assert.include(await description(), 'Open slash cases on the device: 1.');
    await withdrawCase(world, testCase);
    assert.deepEqual(await row(), fresh);
    assert.notInclude(await description(), 'Slash cases');
  });

  it('shows announced slash terms until they apply, to the second', async () => {
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
    const from = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
    await world.chain.warpTo(from - 1n);
    const before = await row();
    assert.equal(before.slashTerms.coStakeCapBps, 3_000);
    assert.deepEqual(before.announcedTerms, [
      { term: SlashTerm.CoStakeCap, present: 3_000n, announced: 5_000n, from },
      { term: SlashTerm.AppealWindow, present: 30n * DAY, announced: 7n * DAY, from },
    ]);
    assert.include(await description(), 'at most 30 % of your stake from the second you decide to leave');
    assert.include(
      await description(),
      'From 2026-02-12 00:00:00 UTC slash cases can take up to 50 % of a co-stake. ' +
        'From 2026-02-12 00:00:00 UTC a slash case can be appealed for 7 days.',
    );
    await world.chain.warpTo(from);
    const after = await row();
    assert.deepEqual(after.slashTerms, {
      ownerCapBps: 5_000,
      coStakeCapBps: 5_000,
      appealSeconds: 7n * DAY,
    });
    assert.deepEqual(after.announcedTerms, []);
    assert.include(await description(), 'at most 50 % of your stake from the second you decide to leave');
  });

  it('shows an announced minimum until it applies, to the second', async () => {
    await setCards(world, offer.device, 9);
    const from = (await world.chain.now()) + REQUIREMENT_NOTICE_SECONDS;
    await world.chain.warpTo(from - 1n);
    const before = await row();
    assert.deepEqual(before.announcedMinimum, { minimum: tokens(1_800), from });
    assert.deepEqual([before.minimum, before.shortfall], [tokens(1_600), tokens(200)]);
    assert.include(await description(), 'its minimum stake is 1800 tokens.');
    await world.chain.warpTo(from);
    const after = await row();
    assert.isNull(after.announcedMinimum);
    assert.deepEqual([after.minimum, after.shortfall], [tokens(1_800), tokens(200)]);
  });
});
