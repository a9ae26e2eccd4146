import {
  DeviceStatus,
  acceptanceRefusal,
  averageWeeklyRewards,
  connectionSource,
  indexMarketplace,
  instructions,
  listMarketplace,
  offerTerms,
  type AccountSource,
  type MarketplaceColumn,
  type MarketplaceFilter,
  type MarketplaceRow,
  type WeeklyRewards,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../../support/caseSteps';
import { DAY } from '../../support/clock';
import { inject } from '../../support/inject';
import { pause } from '../../support/operators';
import { retractOffer, setCards } from '../../support/ownerSteps';
import { searchableConnection } from '../../support/programAccounts';
import { MINIMUM, World, tokens, type TestDevice, type TestOffer } from '../../support/world';

const messageOf = (step: Promise<unknown>): Promise<string> =>
  step.then(
    () => 'ok',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const names = (rows: MarketplaceRow[]): string[] => rows.map(({ offer }) => offer.toBase58());

/** All rows, page by page through the cursor. */
async function allPages(
  source: AccountSource,
  question: Parameters<typeof listMarketplace>[1],
): Promise<MarketplaceRow[]> {
  const rows: MarketplaceRow[] = [];
  let cursor = question.cursor ?? null;
  do {
    const page = await listMarketplace(source, { ...question, cursor });
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== null);
  return rows;
}

describe('the marketplace', () => {
  let world: World;
  let source: AccountSource;
  let now: bigint;
  const devices: TestDevice[] = [];

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    source = connectionSource(searchableConnection(world.chain));
    const kinds = [
      { model: 'RTX 3070', cards: 8, score: 97 },
      { model: 'H100', cards: 8, score: null },
      { model: 'H100', cards: 8, score: 80 },
      { model: 'A100-80GB', cards: 4, score: 97 },
    ];
    for (const [index, { score, ...options }] of kinds.entries()) {
      const device = await world.newDevice({ ...options, stake: MINIMUM });
      await world.report(device, { status: DeviceStatus.Running, score });
      if (index > 0) await world.postRewards(device, tokens(7 * index));
      await world.openOffer(device, { amount: tokens(100 + index), shareBps: 1_000 });
      await world.openOffer(device, { amount: tokens(200), shareBps: 1_000 * (index + 1) });
      devices.push(device);
    }
    // Accepted ones are no longer offered.
    await world.coStaked();
    await openCase(world, devices[3]!, { stakeBps: 100, rewardsBps: 0 });
    await world.chain.warpBy(14n * DAY);
    now = await world.chain.now();
  });

  it('shows all that a row needs, and nothing of the owner', async () => {
    const [device] = devices;
    const { rows } = await listMarketplace(source, {
      filter: { deviceId: device!.id, minAmount: tokens(200) },
      now,
    });
    const [row] = rows;
    const { createdAt, waitSeconds, cooldownSeconds } = await world.readOffer({ address: row!.offer });
    assert.deepStrictEqual(row, {
      offer: row!.offer,
      device: device!.address,
      deviceId: device!.id,
      model: 'RTX 3070',
      cards: 8,
      tier: 1,
      minimum: MINIMUM,
      reliability: 97,
      rewardsPerWeek: 0n,
      amount: tokens(200),
      shareBps: 1_000,
      waitSeconds,
      cooldownSeconds,
      createdAt,
      openCases: 0,
      ownerCapLeft: MINIMUM / 2n,
      slashTerms: { ownerCapBps: 5_000, coStakeCapBps: 3_000, appealSeconds: 30n * DAY },
      announcedTerms: [],
      announcedMinimum: null,
      expiresAt: 0n,
      shortfall: 0n,
      reserved: false,
      acceptable: true,
      refusal: null,
    });
    const owner = device!.owner;
    for (const value of Object.values(row!))
      if (value instanceof PublicKey)
        assert.notInclude([owner.address.toBase58(), owner.participant.toBase58()], value.toBase58());
  });

  it('can be accepted on the terms that a row shows', async () => {
    const { rows } = await listMarketplace(source, { filter: { model: 'RTX 3070' }, now });
    const coStaker = await world.newActor();
    const { instruction } = instructions.acceptOffer({
      coStaker: coStaker.address,
      participant: coStaker.participant,
      device: rows[0]!.device,
      offer: rows[0]!.offer,
      ...offerTerms(rows[0]!),
      ...world.mintInput,
    });
    const outcome = await world.chain.send(instruction, [coStaker.wallet]);
    assert.isTrue(outcome.ok);
    const after = await listMarketplace(source, { filter: { model: 'RTX 3070' }, now });
    assert.strictEqual(after.total, rows.length - 1);
  });

  const FILTERS: [MarketplaceFilter, (row: MarketplaceRow) => boolean][] = [
    [{ model: 'H100' }, (row) => row.model === 'H100'],
    [{ model: 'H10' }, () => false],
    [{ minShareBps: 3_000 }, (row) => row.shareBps >= 3_000],
    [{ minAmount: tokens(102) }, (row) => row.amount >= tokens(102)],
    [{ maxAmount: tokens(102) }, (row) => row.amount <= tokens(102)],
    [{ minReliability: 80 }, (row) => row.reliability !== null && row.reliability >= 80],
    [{ minReliability: 81 }, (row) => row.reliability !== null && row.reliability >= 81],
    [
      {
        model: 'H100',
        minReliability: 0,
        minAmount: tokens(100),
        maxAmount: tokens(199),
        minShareBps: 1_000,
      },
      (row) => row.model === 'H100' && row.reliability !== null && row.amount < tokens(200),
    ],
  ];
  for (const [filter, meets] of FILTERS)
    it(`filters by ${Object.entries(filter)
      .map((entry) => entry.join(' '))
      .join(' and ')}`, async () => {
      const all = await allPages(source, { now });
      const { rows, total } = await listMarketplace(source, { filter, now });
      assert.sameMembers(names(rows), names(all.filter(meets)));
      assert.strictEqual(total, rows.length);
      assert.isBelow(total, all.length);
    });

  it('filters by the exact device id', async () => {
    for (const { id, address } of devices) {
      const { rows } = await listMarketplace(source, { filter: { deviceId: id }, now });
      assert.isNotEmpty(rows);
      for (const row of rows) assert.isTrue(row.device.equals(address));
    }
    const other = '00000000-0000-4000-8000-ffffffffffff';
    assert.deepStrictEqual(await listMarketplace(source, { filter: { deviceId: other }, now }), {
      rows: [],
      cursor: null,
      total: 0,
    });
  });

  const VALUES: Record<MarketplaceColumn, (row: MarketplaceRow) => bigint | number | string | null> = {
    model: (row) => row.model,
    cards: (row) => row.cards,
    amount: (row) => row.amount,
    minimum: (row) => row.minimum,
    shareBps: (row) => row.shareBps,
    reliability: (row) => row.reliability,
    rewardsPerWeek: (row) => row.rewardsPerWeek,
    openCases: (row) => row.openCases,
    ownerCapLeft: (row) => row.ownerCapLeft,
    acceptable: (row) => Number(row.acceptable),
  };
  for (const by of Object.keys(VALUES) as MarketplaceColumn[])
    for (const direction of ['ascending', 'descending'] as const)
      it(`sorts by ${by}, ${direction}, with one order through all pages`, async () => {
        const sort = { by, direction };
        const { rows, total } = await listMarketplace(source, { sort, now, limit: 100 });
        assert.strictEqual(total, rows.length);
        const known = rows.map(VALUES[by]).filter((value) => value !== null);
        const sorted = [...known].sort((a, b) =>
          a === b ? 0 : a < b === (direction === 'ascending') ? -1 : 1,
        );
        assert.deepStrictEqual(rows.map(VALUES[by]).slice(0, known.length), sorted);
        for (const limit of [1, 3])
          assert.deepStrictEqual(await allPages(source, { sort, now, limit }), rows);
      });

  it('keeps its place when offers come and go', async () => {
    const sort = { by: 'amount', direction: 'ascending' } as const;
    const before = names(await allPages(source, { sort, now }));
    const first = await listMarketplace(source, { sort, now, limit: 3 });
    const [, device] = devices;
    const ahead = await world.openOffer(device!, { amount: tokens(1), shareBps: 500 });
    const behind = await world.openOffer(device!, { amount: tokens(150), shareBps: 500 });
    // The row that the cursor names is closed too.
    const last = first.rows.at(-1)!;
    const itsDevice = devices.find(({ address }) => address.equals(last.device))!;
    await retractOffer(world, { address: last.offer, device: itsDevice });

    const rest = await allPages(source, { sort, now, limit: 2, cursor: first.cursor });
    const seen = [...names(first.rows), ...names(rest)];
    assert.notInclude(seen, ahead.address.toBase58());
    assert.include(seen, behind.address.toBase58());
    assert.deepStrictEqual(
      seen.filter((name) => name !== behind.address.toBase58()),
      before,
    );
  });

  it('keeps the order of a list that depends on the time', async () => {
    const sort = { by: 'rewardsPerWeek', direction: 'descending' } as const;
    const all = await allPages(source, { sort, now });
    const first = await listMarketplace(source, { sort, now, limit: 2 });
    const later = now + 30n * DAY;
    const rest = await allPages(source, { sort, now: later, limit: 2, cursor: first.cursor });
    assert.deepStrictEqual(names([...first.rows, ...rest]), names(all));
    // The rows themselves are as of the requested second.
    assert.isTrue(rest[0]!.rewardsPerWeek! < all[2]!.rewardsPerWeek!);
  });

  it('takes an estimate of the caller', async () => {
    const { rows } = await listMarketplace(source, {
      filter: { model: 'H100' },
      sort: { by: 'rewardsPerWeek', direction: 'descending' },
      estimate: ({ address }) => (address.equals(devices[2]!.address) ? 1_000_001n : null),
      now,
    });
    const known = rows.filter(({ device }) => device.equals(devices[2]!.address));
    assert.isNotEmpty(known);
    assert.deepStrictEqual(rows.slice(0, known.length), known);
    for (const { rewardsPerWeek, shareBps } of known)
      assert.strictEqual(rewardsPerWeek, (1_000_001n * BigInt(shareBps)) / 10_000n);
    for (const { rewardsPerWeek } of rows.slice(known.length)) assert.isNull(rewardsPerWeek);
  });

  it('gives a caller’s estimate plain objects, which can be changed and kept', async () => {
    const kept: Parameters<WeeklyRewards>[0][] = [];
    const sort = { by: 'rewardsPerWeek', direction: 'descending' } as const;
    const doubled = await allPages(source, {
      sort,
      now,
      estimate: (facts, at) => {
        kept.push({ ...facts });
        const rewards = { ...facts.rewards, postedTotal: 2n * facts.rewards.postedTotal };
        return averageWeeklyRewards({ ...facts, rewards }, at);
      },
    });
    const onChain = await Promise.all(devices.map((device) => world.readDevice(device)));
    const weekly = new Map(
      onChain.map((device) => {
        const rewards = { ...device.rewards, postedTotal: 2n * device.rewards.postedTotal };
        return [device.address.toBase58(), averageWeeklyRewards({ ...device, rewards }, now)];
      }),
    );
    for (const { device, shareBps, rewardsPerWeek } of doubled) {
      const all = weekly.get(device.toBase58())!;
      assert.strictEqual(rewardsPerWeek, all === null ? null : (all * BigInt(shareBps)) / 10_000n);
    }
    for (const { address, rewards, registeredAt, terminatedAt } of kept) {
      const device = onChain.find((one) => one.address.equals(address))!;
      assert.deepEqual(
        { rewards, registeredAt, terminatedAt },
        { rewards: device.rewards, registeredAt: device.registeredAt, terminatedAt: device.terminatedAt },
      );
    }
  });

  it('reads keys first, and whole accounts a page at a time', async () => {
    const bytes = { searched: 0, read: 0 };
    const counting: AccountSource = {
      ...source,
      getMultipleAccounts: (addresses) => {
        bytes.read += addresses.length;
        return source.getMultipleAccounts(addresses);
      },
      getProgramAccounts: async (programId, options) => {
        const found = await source.getProgramAccounts(programId, options);
        for (const { data } of found) bytes.searched = Math.max(bytes.searched, data.length);
        return found;
      },
    };
    const index = await indexMarketplace(counting, { now });
    assert.strictEqual(bytes.read, 0);
    assert.isAtMost(bytes.searched, 200);
    await index.page({ limit: 2 });
    assert.isAtMost(bytes.read, 4);
  });

  it('refuses questions that make no sense', async () => {
    const ask = (question: object) => messageOf(listMarketplace(source, { now, ...question }));
    const { cursor } = await listMarketplace(source, { now, limit: 1 });
    assert.strictEqual(
      await ask({ filter: { minShare: 1 } }),
      'TypeError: listMarketplace: unknown field "minShare"',
    );
    assert.strictEqual(
      await ask({ filter: { minAmount: 5 } }),
      'TypeError: minAmount must be a bigint, a BN or decimal text, not number',
    );
    assert.strictEqual(await ask({ filter: { deviceId: 'x' } }), 'TypeError: not a UUID: "x"');
    assert.strictEqual(
      await ask({ sort: { by: 'owner', direction: 'ascending' } }),
      'TypeError: the marketplace has no column "owner"',
    );
    assert.strictEqual(
      await ask({ sort: { by: 'model', direction: 'up' } }),
      'TypeError: direction must be ascending or descending, not "up"',
    );
    for (const limit of [0, 101, 1.5])
      assert.strictEqual(
        await ask({ limit }),
        `RangeError: limit must be a whole number from 1 to 100, not ${limit}`,
      );
    assert.strictEqual(
      await ask({ cursor: 'model:ascending' }),
      'TypeError: not a cursor of the marketplace: "model:ascending"',
    );
    assert.strictEqual(
      await ask({ cursor, sort: { by: 'model', direction: 'ascending' } }),
      `TypeError: the cursor belongs to another sort order: "${cursor}"`,
    );
  });
});

describe('the reason in a row', () => {
  const refusals: [string, string, (world: World) => Promise<TestOffer>][] = [
    ['nothing', 'null', async (world) => world.openOffer(await world.fullyStaked())],
    [
      'a pause',
      'EntriesPaused',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await pause(world, DAY);
        return offer;
      },
    ],
    [
      'its expiry',
      'OfferExpired',
      async (world) => {
        const expiresAt = (await world.chain.now()) + DAY;
        const offer = await world.openOffer(await world.fullyStaked(), { expiresAt });
        await world.chain.warpBy(DAY);
        return offer;
      },
    ],
    [
      'the end of the device',
      'DeviceTerminated',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await world.terminate(offer.device);
        return offer;
      },
    ],
    [
      'a device that is down',
      'DeviceNotHealthy',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await world.report(offer.device, { status: DeviceStatus.Down });
        return offer;
      },
    ],
    [
      'an owner who leaves',
      'OwnerStakeLeaving',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        const owner_cooldown_ends_at = (await world.chain.now()) + DAY;
        await inject(world.chain, 'Device', offer.device.address, { owner_cooldown_ends_at });
        return offer;
      },
    ],
    [
      'an owner below the gate',
      'SelfStakeBelowHalf',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await inject(world.chain, 'Device', offer.device.address, { owner_stake: MINIMUM / 2n - 1n });
        return offer;
      },
    ],
    [
      'a minimum that has fallen',
      'RequestAboveHalf',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await setCards(world, offer.device, 4);
        return offer;
      },
    ],
    [
      'shares above the whole',
      'SharesAboveWhole',
      async (world) => {
        const offer = await world.openOffer(await world.fullyStaked());
        await inject(world.chain, 'Device', offer.device.address, { 'rewards.live_share_bps': 2_601 });
        return offer;
      },
    ],
    [
      'a device that stays short',
      'DeviceInsufficient',
      async (world) =>
        world.openOffer(await world.newDevice({ stake: tokens(960) }), { amount: tokens(639) }),
    ],
  ];

  for (const [title, expected, prepare] of refusals)
    it(`is that of the program: ${title}`, async () => {
      const world = await World.create({ kind: 'litesvm' });
      const source = connectionSource(searchableConnection(world.chain));
      const coStaker = await world.newActor();
      const offer = await prepare(world);
      const { rows } = await listMarketplace(source, { now: await world.chain.now() });
      const [row] = rows;
      assert.strictEqual(String(row!.refusal), expected);
      assert.strictEqual(row!.acceptable, row!.refusal === null);

      const { instruction } = instructions.acceptOffer({
        coStaker: coStaker.address,
        participant: coStaker.participant,
        device: offer.device.address,
        offer: offer.address,
        ...offerTerms(row!),
        ...world.mintInput,
      });
      const outcome = await world.chain.send(instruction, [coStaker.wallet]);
      assert.strictEqual(outcome.ok ? 'null' : outcome.error.code, expected);
    });

  it('names an offer that was taken', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const coStake = await world.coStaked();
    const [offer, device, config] = [
      await world.readOffer(coStake),
      await world.readDevice(coStake.device),
      await world.readConfig(),
    ];
    assert.strictEqual(acceptanceRefusal(offer, device, config, await world.chain.now()), 'OfferNotOpen');
  });
});

describe('the average week of a device', () => {
  const device = {
    address: PublicKey.default,
    rewards: { postedTotal: 1_000n } as never,
    registeredAt: 1_000n,
    terminatedAt: 0n,
  };

  it('is all rewards by age', () => {
    assert.strictEqual(averageWeeklyRewards(device, 1_000n + 14n * DAY), 500n);
  });

  it('is unknown in the first week, to the second', () => {
    assert.isNull(averageWeeklyRewards(device, 1_000n + 7n * DAY - 1n));
    assert.strictEqual(averageWeeklyRewards(device, 1_000n + 7n * DAY), 1_000n);
  });

  it('is nothing once the device is terminated', () => {
    assert.strictEqual(averageWeeklyRewards({ ...device, terminatedAt: 2_000n }, 1_000n + 14n * DAY), 0n);
  });
});
