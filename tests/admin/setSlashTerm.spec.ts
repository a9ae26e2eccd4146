import { CHANGE_DELAY_SECONDS, SlashTerm, instructions, type Config } from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase, readCase } from '../support/caseSteps';
import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setSlashTerm } from '../support/operators';
import { World, tokens, type WorldOptions } from '../support/world';

/** Each term: its fields, a worse value and a better one than that of the product, its bounds and who is beyond. */
const TERMS = [
  {
    name: "owner's cap",
    term: SlashTerm.OwnerCap,
    value: 'ownerSlashCapBps',
    announced: 'announcedOwnerSlashCapBps',
    from: 'ownerSlashCapFrom',
    present: 4_000n,
    worse: [4_001n, 5_000n],
    better: [3_999n, 0n],
    beyond: [5_001n, 10_000n, 65_536n, 2n ** 64n - 1n],
    refusal: 'SlashCapOutOfBounds',
  },
  {
    name: "co-stakers' cap",
    term: SlashTerm.CoStakeCap,
    value: 'coStakeSlashCapBps',
    announced: 'announcedCoStakeSlashCapBps',
    from: 'coStakeSlashCapFrom',
    present: 3_000n,
    worse: [3_001n, 5_000n],
    better: [2_999n, 0n],
    beyond: [5_001n, 10_000n, 65_536n, 2n ** 64n - 1n],
    refusal: 'SlashCapOutOfBounds',
  },
  {
    name: 'appeal window',
    term: SlashTerm.AppealWindow,
    value: 'appealSeconds',
    announced: 'announcedAppealSeconds',
    from: 'appealFrom',
    present: 30n * DAY,
    worse: [30n * DAY - 1n, 7n * DAY],
    better: [30n * DAY + 1n, 60n * DAY],
    beyond: [0n, 7n * DAY - 1n, 60n * DAY + 1n, 2n ** 63n, 2n ** 64n - 1n],
    refusal: 'PeriodOutOfBounds',
  },
] as const;

type Row = (typeof TERMS)[number];

/** A number as the configuration has it in a field of this term. */
const fieldOf = ({ term }: Row, value: bigint): bigint | number =>
  term === SlashTerm.AppealWindow ? value : Number(value);

const fields = (row: Row, value: bigint, announced = 0n, from = 0n): Partial<Config> => ({
  [row.value]: fieldOf(row, value),
  [row.announced]: fieldOf(row, announced),
  [row.from]: from,
});

/** A world in which the owner's cap is 40 %, so that both a better and a worse one are within the bounds. */
async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  await setSlashTerm(world, SlashTerm.OwnerCap, 4_000n);
  const { chain, roles } = world;
  const build = (term: SlashTerm, value: bigint, { publicKey: admin }: Keypair = roles.admin) =>
    instructions.setSlashTerm({ admin, term, value }).instruction;
  const refuses = (row: Row, value: bigint, error: Parameters<typeof expectRefusal>[3]) =>
    expectRefusal(chain, build(row.term, value), [roles.admin], error);
  return { world, chain, admin: roles.admin, build, refuses };
}

describe('setSlashTerm', () => {
  for (const row of TERMS)
    describe(row.name, () => {
      it('sets a better value at once, and nothing else', async () => {
        const { world } = await setUp();
        for (const value of row.better) {
          const before = await world.readConfig();
          await setSlashTerm(world, row.term, value);
          assertChanged(before, await world.readConfig(), fields(row, value));
        }
      });

      it('announces a worse value for 42 days later, and nothing else', async () => {
        const { world, chain } = await setUp();
        for (const value of row.worse) {
          const before = await world.readConfig();
          await setSlashTerm(world, row.term, value);
          const from = (await chain.now()) + 42n * DAY;
          assertChanged(before, await world.readConfig(), fields(row, row.present, value, from));
          await chain.warpBy(DAY);
        }
      });

      it('records the value in force, the new one and its second in an event', async () => {
        const { chain, build } = await setUp({ kind: 'litesvm' });
        const [worse, better] = [row.worse[0], row.better[0]];
        for (const [newValue, delay] of [
          [worse, 42n * DAY],
          [better, 0n],
        ] as const) {
          const outcome = await expectOk(chain.send(build(row.term, newValue)));
          const at = await chain.now();
          const expected = { term: row.term, oldValue: row.present, newValue, appliesFrom: at + delay, at };
          assertEvents(outcome, ['SlashTermSet', expected]);
        }
      });

      it('replaces an announcement: a worse value starts its own 42 days, whatever was announced before', async () => {
        const { world, chain } = await setUp();
        const [first, second] = [row.worse[1], row.worse[0]];
        await setSlashTerm(world, row.term, first);
        await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
        await setSlashTerm(world, row.term, second);
        const from = (await chain.now()) + 42n * DAY;
        const config = await world.readConfig();
        assertChanged(config, config, fields(row, row.present, second, from));
      });

      it('starts 42 more days for the same value sent again', async () => {
        const { world, chain } = await setUp();
        await setSlashTerm(world, row.term, row.worse[0]);
        await chain.warpBy(DAY);
        await setSlashTerm(world, row.term, row.worse[0]);
        const { [row.from]: from } = await world.readConfig();
        assert.equal(from, (await chain.now()) + 42n * DAY);
      });

      it('withdraws an announcement with the value in force, and refuses that value otherwise', async () => {
        const { world, refuses } = await setUp();
        await refuses(row, row.present, 'SlashTermUnchanged');
        const before = await world.readConfig();
        await setSlashTerm(world, row.term, row.worse[0]);
        await setSlashTerm(world, row.term, row.present);
        assertChanged(before, await world.readConfig(), {});
        await refuses(row, row.present, 'SlashTermUnchanged');
      });

      it('compares with the announced value from the second it is in force', async () => {
        const { world, chain, refuses } = await setUp();
        const [, worst] = row.worse;
        await setSlashTerm(world, row.term, worst);
        const from = (await chain.now()) + 42n * DAY;
        await warpAround(chain, from, 'the very second');
        await refuses(row, worst, 'SlashTermUnchanged');
        await setSlashTerm(world, row.term, row.worse[0]);
        const config = await world.readConfig();
        assertChanged(config, config, fields(row, row.worse[0]));
      });

      it('compares with the old value in the second before', async () => {
        const { world, chain } = await setUp();
        const [second, worst] = row.worse;
        await setSlashTerm(world, row.term, worst);
        await warpAround(chain, (await chain.now()) + 42n * DAY, 'the second before');
        await setSlashTerm(world, row.term, second);
        const config = await world.readConfig();
        const from = (await chain.now()) + 42n * DAY;
        assertChanged(config, config, fields(row, row.present, second, from));
      });

      it('refuses a value beyond its bounds, and changes nothing', async () => {
        const { refuses } = await setUp();
        for (const value of row.beyond) await refuses(row, value, row.refusal);
      });

      it('keeps the other terms and their announcements', async () => {
        const { world } = await setUp();
        for (const { term, worse } of TERMS) await setSlashTerm(world, term, worse[0]);
        const before = await world.readConfig();
        await setSlashTerm(world, row.term, row.better[0]);
        assertChanged(before, await world.readConfig(), fields(row, row.better[0]));
      });

      it('refuses a date that does not fit', async () => {
        const { chain, refuses } = await setUp();
        await chain.warpTo(2n ** 63n - 2n);
        await refuses(row, row.worse[0], 'MathOverflow');
      });
    });

  it('applies a worse cap to a case in exactly its second, and not a second earlier', async () => {
    const { world, chain } = await setUp();
    const device = await world.fullyStaked();
    await setSlashTerm(world, SlashTerm.OwnerCap, 5_000n);
    const from = (await chain.now()) + 42n * DAY;
    const open = () => openCase(world, device, { stakeBps: 4_001, rewardsBps: 0 });
    await warpAround(chain, from, 'the second before');
    assert.equal(await answerOf(open()), 'SlashAboveCap');
    await warpAround(chain, from, 'the very second');
    await open();
    assert.equal((await world.readDevice(device)).ownerFrozen, tokens('640.16'));
  });

  it('applies a worse co-stakers’ cap to a case in exactly its second, and not a second earlier', async () => {
    const { world, chain } = await setUp();
    const coStakes = [await world.coStaked(), await world.coStaked()];
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    const from = (await chain.now()) + 42n * DAY;
    for (const [index, side] of (['the second before', 'the very second'] as const).entries()) {
      await warpAround(chain, from, side);
      await openCase(world, coStakes[index]!.device, { stakeBps: 4_000, rewardsBps: 0 });
    }
    const frozen = async (index: number) => (await world.readOffer(coStakes[index]!)).principalFrozen;
    assert.deepEqual([await frozen(0), await frozen(1)], [tokens(192), tokens(256)]);
  });

  it('applies a shorter appeal window to a case in exactly its second, and not to open cases', async () => {
    const { world, chain } = await setUp();
    await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
    const from = (await chain.now()) + 42n * DAY;
    const window = async () => {
      const testCase = await openCase(world, await world.fullyStaked());
      const { openedAt, appealEndsAt } = await readCase(world, testCase);
      return { testCase, days: (appealEndsAt - openedAt) / DAY };
    };
    await warpAround(chain, from, 'the second before');
    const early = await window();
    await warpAround(chain, from, 'the very second');
    assert.deepEqual([early.days, (await window()).days], [30n, 7n]);
    const { openedAt, appealEndsAt } = await readCase(world, early.testCase);
    assert.equal(appealEndsAt - openedAt, 30n * DAY);
  });

  it('works while entries are paused', async () => {
    const { world } = await setUp();
    await pause(world, HOUR);
    await setSlashTerm(world, SlashTerm.CoStakeCap, 1n);
  });

  it('refuses anyone but the admin', async () => {
    const { world, chain, build } = await setUp();
    for (const key of [world.roles.slasher, world.roles.arbiter, world.newKeypair()])
      await expectRefusal(chain, build(SlashTerm.OwnerCap, 0n, key), [key], 'NotAdmin');
  });

  it('refuses a number that is not a term', async () => {
    const { chain, admin, build } = await setUp();
    for (const term of [3, 4, 255] as unknown as SlashTerm[])
      await expectRefusal(chain, build(term, 0n), [admin], 'BadSlashTerm');
  });

  it('refuses a stored value that no instruction can write, if it does not fit', async () => {
    const { world, chain, admin, build } = await setUp();
    await inject(chain, 'Config', world.config, { announced_appeal_seconds: -(2n ** 63n), appeal_from: 1n });
    const instruction: TransactionInstruction = build(SlashTerm.AppealWindow, 7n * DAY);
    await expectRefusal(chain, instruction, [admin], 'MathOverflow');
  });
});
