import { SlashTerm } from '@co-staking/sdk';
import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  HARSHEST,
  harassing,
  nothing,
  pausing,
  reigning,
  slashing,
  together,
  unanswered,
  unheard,
} from '../hostile/attacks';
import { ordeal, ordealOf, type Fate, type Fates } from '../hostile/ordeal';
import { agreement, freshAgreement } from '../hostile/siege';
import { setParameters, worsenSlashTerm } from '../support/operators';
import { World, tokens } from '../support/world';

const PAGE = readFileSync(join(__dirname, '../../docs/audit/trust.md'), 'utf8');

/** Cells of a row of the page: what the owner loses, when the owner is out, and the same of the co-staker. */
function quoted(row: string): string[] {
  const line = PAGE.split('\n').find((text) => text.startsWith(`| ${row} |`));
  assert.isDefined(line, `docs/audit/trust.md has no row ${row}`);
  return line
    .split('|')
    .slice(3, 7)
    .map((cell) => cell.trim());
}

/** The cells of the page for the outcome of a party; basis points are rounded up. */
const cellsOf = ({ bps, days }: Fate): string[] => [`${Number(bps) / 100} %`, `${days} days`];

const thief = together(slashing, reigning);

/** How each row of the page is measured. */
const ROWS: Record<string, (world: World) => Promise<Partial<Fates>>> = {
  T1: (world) => ordeal(world, nothing),
  T2: (world) => ordeal(world, harassing),
  T3: (world) => ordeal(world, pausing),
  T4: (world) => ordeal(world, unheard),
  T5: (world) => ordeal(world, unanswered),
  T6: (world) => ordeal(world, slashing),
  T7: (world) => ordeal(world, reigning),
  T8: (world) => ordeal(world, thief),
  T9: async (world) => {
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    await worsenSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    return ordealOf(world, thief, both);
  },
  T10: async (world) => {
    await setParameters(world, { ...HARSHEST, baseStakePerCard: tokens(200), attestationRequired: false });
    return ordeal(world, thief, freshAgreement);
  },
  T11: async (world) => ({ coStaker: (await ordeal(world, nothing, freshAgreement)).coStaker }),
  T12: async (world) => ({ owner: (await ordeal(world, nothing, freshAgreement)).owner }),
};

describe('docs/audit/trust.md', () => {
  for (const [row, run] of Object.entries(ROWS))
    it(`agrees with the compiled program: ${row}`, async () => {
      const { owner, coStaker } = await run(await World.create({ kind: 'litesvm' }));
      assert.deepEqual(
        quoted(row),
        [owner, coStaker].flatMap((fate) => (fate ? cellsOf(fate) : ['', ''])),
      );
    });

  it('has no row without a measurement', () => {
    const rows = [...PAGE.matchAll(/^\| (T\d+) \|/gm)].map(([, row]) => row);
    assert.sameMembers(rows, Object.keys(ROWS));
  });

  it('promises a co-staker what the worst row without an announcement says', () => {
    const [promise] = [...PAGE.matchAll(/you can lose at most (\d+ %) of your stake/g)].map(
      ([, part]) => part,
    );
    assert.deepEqual(
      ['T8', 'T10'].map((row) => quoted(row)[2]),
      [promise, promise],
    );
  });
});
