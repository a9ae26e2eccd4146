import {
  OfferState,
  deviceHistory,
  rebuildHistory,
  rules,
  walletHistory,
  type EntryType,
  type Offer,
  type Position,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { ON_ONE_DEVICE } from '../../model/actions';
import { Walk } from '../../model/walk';
import { LiteRpc } from '../../support/liteRpc';
import type { TestDevice } from '../../support/world';

const STEPS = 300;
const SEEDS = [21, 22, 23];

/** What the accounts say of a position, in the words of a history. */
interface StepResult {
  stake: bigint;
  earned: bigint;
  claimed: bigint;
  slashed: bigint;
  /** Only where stake is leaving. */
  cooldownEndsAt: bigint;
}

const told = ({ stake, earned, claimed, slashed, cooldownEndsAt }: Position): StepResult => ({
  stake,
  earned,
  claimed,
  slashed,
  cooldownEndsAt,
});

function ofOffer(offer: Offer, postedTotal: bigint): StepResult {
  const until = offer.state === OfferState.Active ? postedTotal : offer.rewardsExit;
  return {
    stake: offer.principal,
    earned: rules.earned(offer.rewardsEntry, until, offer.shareBps)!.units,
    claimed: offer.rewardsClaimed,
    slashed: offer.rewardsBurned,
    cooldownEndsAt: offer.principal > 0n ? offer.cooldownEndsAt : 0n,
  };
}

/** Positions that the accounts of a device show, by who has them. */
async function fromAccounts(walk: Walk, device: TestDevice): Promise<Map<string, StepResult>> {
  const { ownerStake, ownerCooldownEndsAt, rewards } = await walk.world.readDevice(device);
  const owner = {
    stake: ownerStake,
    earned: rewards.ownerUnits,
    claimed: rewards.ownerClaimed,
    slashed: rewards.ownerBurned,
    cooldownEndsAt: ownerStake > 0n ? ownerCooldownEndsAt : 0n,
  };
  const offers = (await walk.offersOf(device)).filter(({ state }) => state !== OfferState.Open);
  return new Map([
    [device.owner.address.toBase58(), owner],
    ...offers.map((offer): [string, StepResult] => [
      offer.address.toBase58(),
      ofOffer(offer, rewards.postedTotal),
    ]),
  ]);
}

const keyOf = ({ offer, wallet }: Position): string => (offer ?? wallet).toBase58();

const toldOf = (positions: Position[]): Map<string, StepResult> =>
  new Map(positions.map((position) => [keyOf(position), told(position)]));

const sorted = (map: Map<string, StepResult>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('history from events alone, after random walks', function () {
  this.timeout(120_000);
  const types = new Set<EntryType>();

  after(() =>
    assert.sameMembers(
      [...types],
      [
        'Staked',
        'OverflowWithdrawn',
        'UnstakeStarted',
        'StakeWithdrawn',
        'StakeSlashed',
        'RewardsEarned',
        'RewardsClaimed',
        'RewardsSlashed',
      ],
      'everything happens in these walks',
    ),
  );

  for (const seed of SEEDS) {
    it(`walk ${seed}: equals the accounts, for devices and for wallets`, async () => {
      const walk = await Walk.start(seed);
      const rpc = new LiteRpc(walk.world);
      // Read in two parts, the second one from where the first one ended.
      await walk.run(STEPS / 2, async () => {}, ON_ONE_DEVICE);
      const halfway = await Promise.all(walk.devices.map(({ address }) => deviceHistory(rpc, address)));
      await walk.run(STEPS / 2, async () => {}, ON_ONE_DEVICE);

      const everybody: Position[] = [];
      for (const [index, device] of walk.devices.entries()) {
        const first = halfway[index]!;
        const rest = await deviceHistory(rpc, device.address, { cursor: first.cursor });
        assert.isNotEmpty(rest.events);
        const { positions, entries } = rebuildHistory([...first.events, ...rest.events]);
        assert.deepEqual(sorted(toldOf(positions)), sorted(await fromAccounts(walk, device)));
        everybody.push(...positions);
        for (const { type } of entries) types.add(type);

        for (const position of positions) {
          const own = entries.filter(
            ({ wallet, offer }) => wallet.equals(position.wallet) && `${offer}` === `${position.offer}`,
          );
          const sum = (rewards: boolean) =>
            own
              .filter(({ type }) => type.startsWith('Rewards') === rewards)
              .reduce((total, { amount }) => total + amount, 0n);
          assert.equal(sum(false), position.stake, 'entries of stake sum to the stake');
          assert.equal(sum(true), position.earned - position.claimed - position.slashed);
        }
      }

      const wallets: PublicKey[] = [...walk.devices.map(({ owner }) => owner), ...walk.coStakers].map(
        ({ address }) => address,
      );
      for (const wallet of wallets) {
        const { events, cursor } = await walletHistory(rpc, wallet);
        const { positions } = rebuildHistory(events, { wallet });
        const expected = everybody.filter((position) => position.wallet.equals(wallet));
        assert.deepEqual(sorted(toldOf(positions)), sorted(toldOf(expected)));
        assert.isEmpty((await walletHistory(rpc, wallet, { cursor })).events, 'nothing is new');
      }
    });
  }
});
