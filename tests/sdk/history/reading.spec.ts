import {
  HistoryGapError,
  deviceHistory,
  rebuildHistory,
  toIcs,
  walletHistory,
  type HistorySource,
} from '@co-staking/sdk';
import type { Connection } from '@solana/web3.js';
import { assert } from 'chai';

import { LiteRpc } from '../../support/liteRpc';
import { World, tokens, type TestCoStake } from '../../support/world';

/** A web3.js connection is one, as the compiler sees. */
export const asHistorySource = (connection: Connection): HistorySource => connection;

describe('reading a history', () => {
  let world: World;
  let rpc: LiteRpc;
  let coStake: TestCoStake;

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
    coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    await world.unstakeCoStake(coStake);
  });

  it('reports the worked example as it happened', async () => {
    const { events } = await deviceHistory(rpc, coStake.device.address);
    const { entries } = rebuildHistory(events);
    assert.deepEqual(
      entries.map(({ type, role, amount, balance }) => [type, role, amount, balance]),
      [
        ['Staked', 'owner', tokens(960), tokens(960)],
        ['Staked', 'coStaker', tokens(640), tokens(640)],
        ['RewardsEarned', 'owner', tokens(26), tokens(26)],
        ['RewardsEarned', 'coStaker', tokens(74), tokens(74)],
        ['UnstakeStarted', 'coStaker', 0n, tokens(640)],
      ],
    );
  });

  it('shows a wallet the rewards that others have posted, and nothing that is not its own', async () => {
    const { address } = coStake.coStaker;
    const { events } = await walletHistory(rpc, address);
    const { entries, positions } = rebuildHistory(events, { wallet: address });
    assert.deepEqual(
      entries.map(({ type }) => type),
      ['Staked', 'RewardsEarned', 'UnstakeStarted'],
    );
    const offer = await world.readOffer(coStake);
    assert.equal(positions[0]!.cooldownEndsAt, offer.cooldownEndsAt);
    assert.include(
      toIcs(positions, { decimals: 8, now: 0n }),
      `UID:${offer.address.toBase58()}`.slice(0, 40),
    );
  });

  it('reads page after page, also if a provider gives fewer at once than were asked for', async () => {
    const pages: number[] = [];
    const paged: HistorySource = {
      getTransaction: rpc.getTransaction,
      getSignaturesForAddress: async (address, options, commitment) => {
        const page = await rpc.getSignaturesForAddress(address, { ...options, limit: 2 }, commitment);
        pages.push(page.length);
        return page;
      },
    };
    const whole = await deviceHistory(rpc, coStake.device.address);
    assert.deepEqual(await deviceHistory(paged, coStake.device.address), whole);
    assert.deepEqual(pages, [2, 2, 2, 1, 0]);
  });

  it('refuses to leave a transaction out', async () => {
    const forgetful: HistorySource = { ...rpc, getTransaction: async () => null };
    try {
      await deviceHistory(forgetful, coStake.device.address);
      assert.fail('it was returned');
    } catch (error) {
      assert.instanceOf(error, HistoryGapError);
      assert.include((error as Error).message, 'the source no longer has the transaction');
    }
  });

  it('refuses to begin in the middle', async () => {
    const { events } = await deviceHistory(rpc, coStake.device.address);
    const from = (name: string) => events.slice(events.findIndex((event) => event.name === name));
    for (const [name, words] of [
      ['OfferAccepted', 'there is no earlier event of offer'],
      ['RewardsPosted', 'there is no earlier event of the owner of'],
      ['CoStakeUnstaked', 'there is no earlier event of a co-stake of'],
    ] as const)
      assert.throws(() => rebuildHistory(from(name)), HistoryGapError, words);
  });
});
