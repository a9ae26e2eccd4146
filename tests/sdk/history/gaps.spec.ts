import {
  HistoryGapError,
  deviceHistory,
  rebuildHistory,
  walletHistory,
  type HistoryPlace,
  type HistorySource,
  type RecordedEvent,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { LiteRpc } from '../../support/liteRpc';
import { World, tokens, type TestCoStake } from '../../support/world';

/** What was thrown. */
const gapOf = (act: () => unknown): Promise<HistoryGapError> =>
  Promise.resolve()
    .then(act)
    .then(
      () => assert.fail('nothing was thrown'),
      (error: unknown) => {
        assert.instanceOf(error, HistoryGapError, String(error));
        return error;
      },
    );

/** An answer of an RPC with an error, as web3.js throws it. */
const rpcError = (code: number, message: string): Error => Object.assign(new Error(message), { code });

describe('a history is exact or refused', () => {
  let world: World;
  let rpc: LiteRpc;
  let coStake: TestCoStake;
  let device: PublicKey;
  let events: RecordedEvent[];

  /** The RPC with another answer to some questions. */
  const source = (other: Partial<HistorySource>): HistorySource => ({
    getSignaturesForAddress: rpc.getSignaturesForAddress,
    getTransaction: rpc.getTransaction,
    ...other,
  });
  const quick = () => ({ timing: rpc.timing });
  const indexOf = (name: string, after = -1): number =>
    events.findIndex((event, index) => index > after && event.name === name);
  const without = (index: number): RecordedEvent[] => events.filter((_, at) => at !== index);

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
    coStake = await world.coStaked();
    device = coStake.device.address;
    await world.postRewards(coStake.device, tokens(100));
    await world.postRewards(coStake.device, tokens(50));
    await world.postRewards(coStake.device, tokens(10));
    await world.unstakeCoStake(coStake);
    ({ events } = await deviceHistory(rpc, device));
  });

  describe('events', () => {
    it('that are all there add up: 74 % of 160 tokens', () => {
      const { positions } = rebuildHistory(events);
      assert.deepEqual(
        positions.map(({ role, earned }) => [role, earned]),
        [
          ['owner', 4_160_000_000n],
          ['coStaker', 11_840_000_000n],
        ],
      );
    });

    it('a missing post is a gap, with the range to read again', async () => {
      const first = indexOf('RewardsPosted');
      const second = indexOf('RewardsPosted', first);
      const error = await gapOf(() => rebuildHistory(without(first)));
      assert.include(
        error.message,
        'the total of posted rewards is 15000000000, but 5000000000 by the earlier events',
      );
      assert.isTrue(error.range!.address.equals(device));
      const place = ({ signature, slot }: RecordedEvent): HistoryPlace => ({ signature, slot });
      assert.deepEqual(error.range!.before, place(events[second]!));
      const before = events.slice(0, first).filter(({ name }) => name === 'OfferAccepted');
      assert.deepEqual(error.range!.after, place(before.at(-1)!));
      // The range is a cursor: reading from it brings the missing event back.
      const { events: again } = await deviceHistory(rpc, device, {
        cursor: { [device.toBase58()]: error.range!.after! },
      });
      assert.equal(again[0]!.name, 'RewardsPosted');
      assert.equal(again[0]!.signature, events[first]!.signature);
    });

    it('a doubled post is a gap', async () => {
      const second = indexOf('RewardsPosted', indexOf('RewardsPosted'));
      const doubled = [...events.slice(0, second), events[second]!, ...events.slice(second)];
      assert.include((await gapOf(() => rebuildHistory(doubled))).message, 'the total of posted rewards');
    });

    it('a post and an exit in the other order are a gap', async () => {
      const [exit, post] = [events.at(-1)!, events.at(-2)!];
      assert.deepEqual([post.name, exit.name], ['RewardsPosted', 'CoStakeUnstaked']);
      const swapped = [...events.slice(0, -2), exit, post];
      const error = await gapOf(() => rebuildHistory(swapped));
      assert.include(error.message, 'the total of posted rewards at an exit is 16000000000, but 15000000000');
    });

    for (const name of ['DeviceRegistered', 'OwnerStaked', 'OfferCreated', 'OfferAccepted'] as const)
      it(`${name} cannot be doubled`, async () => {
        const at = indexOf(name);
        assert.isAtLeast(at, 0);
        await gapOf(() => rebuildHistory([...events.slice(0, at), events[at]!, ...events.slice(at)]));
      });

    for (const name of ['DeviceRegistered', 'OfferCreated', 'OfferAccepted'] as const)
      it(`${name} cannot be missing`, () => gapOf(() => rebuildHistory(without(indexOf(name)))));

    it('a misspelt option is refused', () =>
      assert.throws(
        () => rebuildHistory(events, { walet: device } as never),
        TypeError,
        'rebuildHistory: unknown field "walet"',
      ));
  });

  describe('transactions', () => {
    it('without recorded inner instructions are a gap, not nothing', async () => {
      const { signature } = events[indexOf('RewardsPosted')]!;
      for (const innerInstructions of [null, undefined]) {
        const unrecorded = source({
          getTransaction: async (asked) => {
            const answer = (await rpc.getTransaction(asked))!;
            return asked === signature ? { ...answer, meta: { ...answer.meta, innerInstructions } } : answer;
          },
        });
        const error = await gapOf(() => deviceHistory(unrecorded, device));
        assert.equal(error.signature, signature);
        assert.include(error.message, 'inner instructions');
      }
    });

    it('of an unknown version are listed, and stop nothing that they did not change', async () => {
      const stranger = { signature: 'stranger', err: null, slot: 1_000 };
      const paged = source({
        // The stranger's is the newest, on a page of its own.
        getSignaturesForAddress: async (address, { before, ...rest }, commitment) => {
          if (before === undefined) return [stranger];
          const options = before === stranger.signature ? rest : { ...rest, before };
          return rpc.getSignaturesForAddress(address, options, commitment);
        },
        getTransaction: async (signature) => {
          if (signature === stranger.signature)
            throw rpcError(-32015, 'Transaction version (2) is not supported by the requesting client');
          return rpc.getTransaction(signature);
        },
      });
      const read = await deviceHistory(paged, device);
      assert.deepEqual(read.events, events);
      assert.deepEqual(read.unread, ['stranger']);
      assert.deepEqual(read.cursor[device.toBase58()], { signature: 'stranger', slot: 1_000 });
    });

    it('are asked for at version 1, and once, however many addresses they name', async () => {
      const asked: string[] = [];
      const counting = source({
        getTransaction: async (signature, { maxSupportedTransactionVersion }) => {
          assert.equal(maxSupportedTransactionVersion, 1);
          asked.push(signature);
          return rpc.getTransaction(signature);
        },
      });
      await walletHistory(counting, coStake.coStaker.address);
      assert.lengthOf(asked, new Set(asked).size);
    });

    it('of one slot are put in the order that the source knows', async () => {
      // All in one slot, listed the wrong way round; the index is right.
      const shuffled = source({
        getSignaturesForAddress: async (address, options, commitment) => {
          const page = await rpc.getSignaturesForAddress(address, options, commitment);
          return options.before === undefined
            ? page.map((one) => ({ ...one, transactionIndex: one.slot, slot: 7 })).reverse()
            : [];
        },
      });
      const read = await deviceHistory(shuffled, device);
      assert.deepEqual(
        read.events.map(({ signature }) => signature),
        events.map(({ signature }) => signature),
      );
      assert.deepEqual(rebuildHistory(read.events).positions, rebuildHistory(events).positions);
    });
  });

  describe('sources', () => {
    const LATER = 1_000_000;

    it('that lag behind the cursor give nothing, and leave the cursor where it is', async () => {
      const newest = events.at(-1)!;
      const cursor = { [device.toBase58()]: { signature: newest.signature, slot: newest.slot } };
      const old = events.at(-3)!;
      const whole = await rpc.getSignaturesForAddress(device, { limit: 1_000 }, 'finalized');
      // An older node ignores what it does not know; a node 4.2 says so.
      const answers: Partial<HistorySource>[] = [
        {
          getSignaturesForAddress: async (_, { before }) =>
            before === undefined ? whole.filter(({ slot }) => slot <= old.slot) : [],
        },
        { getSignaturesForAddress: async () => Promise.reject(rpcError(-32020, 'Transaction not found')) },
      ];
      for (const answer of answers) {
        const lagging = source({ ...answer, getSlot: async () => old.slot });
        assert.deepEqual(await deviceHistory(lagging, device, { cursor }), {
          events: [],
          unread: [],
          cursor,
        });
        const forgetful = source({
          ...answer,
          getSlot: async () => LATER,
          getFirstAvailableBlock: async () => LATER,
        });
        const error = await gapOf(() => deviceHistory(forgetful, device, { cursor }));
        assert.equal(error.signature, newest.signature);
        assert.equal(error.firstSlot, LATER);
        assert.deepEqual(error.range!.after, cursor[device.toBase58()]);
      }
    });

    it('that have forgotten what came after the cursor are refused', async () => {
      const [first] = events;
      const cursor = { [device.toBase58()]: { signature: first!.signature, slot: first!.slot } };
      const pruned = source({ getFirstAvailableBlock: async () => first!.slot + 1 });
      assert.equal((await gapOf(() => deviceHistory(pruned, device, { cursor }))).firstSlot, first!.slot + 1);
    });

    it('that do not have the registration any more are refused, with the first slot they have', async () => {
      const from = events[indexOf('RewardsPosted')]!;
      const listing =
        (keep: (slot: number) => boolean): HistorySource['getSignaturesForAddress'] =>
        async (address, options, commitment) =>
          (await rpc.getSignaturesForAddress(address, options, commitment)).filter(({ slot }) => keep(slot));
      for (const keep of [(slot: number) => slot >= from.slot, () => false]) {
        const pruned = source({
          getSignaturesForAddress: listing(keep),
          getFirstAvailableBlock: async () => from.slot,
        });
        const error = await gapOf(() => deviceHistory(pruned, device));
        assert.equal(error.firstSlot, from.slot);
        assert.include(error.message, 'the registration of the device is missing');
      }
      // Without a word about what it has, a source that is empty has everything there is.
      const nothing = source({ getSignaturesForAddress: async () => [] });
      assert.deepEqual(await deviceHistory(nothing, device), { events: [], unread: [], cursor: {} });
    });

    it('that do not reach back to the beginning are refused for a wallet, unless it says when it began', async () => {
      const wallet = coStake.coStaker.address;
      const pruned = source({ getFirstAvailableBlock: async () => 2 });
      assert.equal((await gapOf(() => walletHistory(pruned, wallet))).firstSlot, 2);
      const whole = await walletHistory(rpc, wallet);
      assert.deepEqual(await walletHistory(pruned, wallet, { fromSlot: 2 }), whole);
    });

    it('whose pages run in a circle are refused', async () => {
      const page = await rpc.getSignaturesForAddress(device, { limit: 2 }, 'finalized');
      const circle = source({ getSignaturesForAddress: async () => page });
      assert.include((await gapOf(() => deviceHistory(circle, device))).message, 'repeats its pages');
    });

    it('that refuse briefly lose nothing, and those that keep refusing are not asked again', async () => {
      let asked = 0;
      const busy = source({
        getTransaction: async (signature) => {
          asked += 1;
          if (asked % 3 === 0) throw new Error('429 Too Many Requests: slow down');
          return rpc.getTransaction(signature);
        },
      });
      assert.deepEqual((await deviceHistory(busy, device, quick())).events, events);
      for (const words of ['401 Unauthorized: invalid key', '403 Forbidden', '413 Payload Too Large']) {
        asked = 0;
        const closed = source({
          getSignaturesForAddress: () => {
            asked += 1;
            return Promise.reject(new Error(words));
          },
        });
        const error = await deviceHistory(closed, device, quick()).catch((reason: Error) => reason);
        assert.equal((error as Error).message, words);
        assert.equal(asked, 1);
      }
    });
  });

  it('a misspelt option is refused', async () => {
    for (const read of [deviceHistory, walletHistory]) {
      const error = await read(rpc, device, { cursr: {} } as never).catch((reason: Error) => reason);
      assert.instanceOf(error, TypeError);
    }
  });

  describe('a stake of the owner', () => {
    // The last one: it changes the history.
    it('a missing stake of the owner is noticed at its next change', async () => {
      await world.stake(coStake.device, tokens(5));
      const { events: more } = await deviceHistory(rpc, device);
      const at = more.findIndex(({ name }) => name === 'OwnerStaked');
      const error = await gapOf(() => rebuildHistory(more.filter((_, index) => index !== at)));
      assert.equal(error.signature, more.at(-1)!.signature);
      assert.include(error.message, 'a stake is 96000000000, but 0 by the earlier events');
    });
  });
});
