import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROGRAM_ID, UPGRADEABLE_LOADER_ID, findProgramDataPda } from '@co-staking/sdk';
import { START, type ChainFeatures } from '@co-staking/sdk/testing';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { assertGone, closeAccount, closeLife } from '../support/endOfLife';
import { expectError, expectNothingChanged, expectOk } from '../support/expectError';
import { claimAll } from '../support/exitSteps';
import { expectMoves, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { tokens } from '../support/world';
import { PROGRAM_DATA_HEADER } from './instructions';
import { Stand } from './stand';

const PACKAGE = join(__dirname, '../../sdk/program');
const SHIPPED = readFileSync(join(PACKAGE, 'co_staking.so'));
const TWIN = readFileSync(join(PACKAGE, 'testing/co_staking.sbpf-v0.elf'));
const [PROGRAM_DATA] = findProgramDataPda();

/** What the loader has stored: the slot of the last change, who may change it, and the code. */
async function deployed({ chain }: Stand): Promise<{ slot: bigint; authority: string | null; code: Buffer }> {
  const program = (await chain.account(PROGRAM_ID))!;
  assert.isTrue(program.executable);
  assert.isTrue(program.owner.equals(UPGRADEABLE_LOADER_ID));
  const data = Buffer.from((await chain.account(PROGRAM_DATA))!.data);
  return {
    slot: data.readBigUInt64LE(4),
    authority: data[12] === 1 ? data.subarray(13, PROGRAM_DATA_HEADER).toString('hex') : null,
    code: data.subarray(PROGRAM_DATA_HEADER),
  };
}

// Everywhere else the tests write the program into its account. Here the loader verifies it, as on a cluster.
for (const features of ['mainnet', 'all'] satisfies ChainFeatures[])
  describe(`The loader with ${features === 'all' ? 'all features' : "mainnet's features"}`, () => {
    it('deploys, upgrades and makes final the shipped file, and an agreement lives through it', async () => {
      const stand = new Stand(features);
      const { chain } = stand;
      const authority = chain.payer.publicKey.toBuffer().toString('hex');
      await chain.warpTo(START);

      const first = await stand.write(SHIPPED);
      await expectOk(stand.deploy(first, SHIPPED.length));
      await assertGone({ chain }, [first]);
      const before = await deployed(stand);
      assert.deepEqual(before, { slot: before.slot, authority, code: SHIPPED });
      stand.nextSlot();

      const world = await stand.world();
      await world.initialize();
      const coStake = await world.coStaked();
      const { device, coStaker } = coStake;
      await world.postRewards(device, tokens(100));

      const second = await stand.write(SHIPPED);
      const slot = stand.nextSlot();
      await expectOk(stand.upgrade(second));
      await assertGone({ chain }, [second]);
      assert.deepEqual(await deployed(stand), { slot, authority, code: SHIPPED });
      stand.nextSlot();

      const paid: [typeof device.rewardVault, bigint][] = [
        [device.owner.tokenAccount, tokens(26)],
        [coStaker.tokenAccount, tokens(74)],
      ];
      await expectMoves(world, paid, () => claimAll(world, coStake));
      await world.unstakeCoStake(coStake);

      // The authority is looked at before the code, so the beginning of it will do.
      const third = await stand.write(SHIPPED.subarray(0, 1_000));
      await expectOk(stand.makeFinal());
      const final = { slot, authority: null, code: SHIPPED };
      assert.deepEqual(await deployed(stand), final);
      stand.nextSlot();
      await expectNothingChanged(chain, [PROGRAM_ID, PROGRAM_DATA, third], async () => {
        await expectError(stand.upgrade(third), { runtime: 'Account is immutable' });
        await expectError(stand.makeFinal(), { runtime: 'Account is immutable' });
      });

      await chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      const coStaked: typeof paid = [[coStaker.tokenAccount, tokens(640)]];
      await expectMoves(world, coStaked, () => withdrawCoStake(world, coStake));
      await world.unstakeOwner(device);
      await chain.warpBy(COOLDOWN_SECONDS);
      const staked: typeof paid = [[device.owner.tokenAccount, tokens(960)]];
      await expectMoves(world, staked, () => withdrawOwnerStake(world, device));
      await closeLife(world, device, [coStake]);
      for (const actor of [device.owner, coStaker]) await closeAccount(world, actor);
    });
  });

describe('The loader once SIMD-0500 is active', () => {
  it('refuses the v0 twin, which is for tests on bankrun alone', async () => {
    const stand = new Stand('all');
    const { chain } = stand;
    const buffer = await stand.write(TWIN);
    const outcome = await expectNothingChanged(chain, [buffer, PROGRAM_ID, PROGRAM_DATA], () =>
      stand.deploy(buffer, TWIN.length),
    );
    await expectError(outcome, { runtime: 'invalid account data for instruction' });
    assert.include(
      outcome.logs.join('\n'),
      'Detected sbpf_version required by the executable which are not enabled',
    );
    await assertGone({ chain }, [PROGRAM_ID, PROGRAM_DATA]);
  });
});
