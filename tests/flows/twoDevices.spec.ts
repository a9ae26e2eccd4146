import { assert } from 'chai';

import { APPEAL_SECONDS } from '@co-staking/sdk';
import { executeCase, openCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { expectNothingChanged } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { giveNotice, setCards, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { World, tokens, type TestCoStake } from '../support/world';
import { instructions } from '@co-staking/sdk';

const accountsOf = ({ address, device }: TestCoStake) => [
  address,
  device.address,
  device.stakeVault,
  device.rewardVault,
];

describe('two devices', () => {
  for (const same of [false, true])
    it(`do not touch each other${same ? ', also with one owner and one co-staker' : ''}: a whole agreement beside an idle device`, async () => {
      const world = await World.create();
      const resting = await world.coStaked();
      await world.postRewards(resting.device, tokens(100));
      await openCase(world, resting.device);
      await world.unstakeCoStake(resting);
      const owner = same ? resting.device.owner : await world.newActor();
      const coStaker = same ? resting.coStaker : await world.newActor();
      await expectNothingChanged(world.chain, [...accountsOf(resting), world.config], async () => {
        const device = await world.newDevice({ owner, stake: tokens(960) });
        const coStake = await world.accept(await world.openOffer(device), coStaker);
        await world.postRewards(device, tokens(100));
        await setCards(world, device, 7);
        const testCase = await openCase(world, device);
        await giveNotice(world, device);
        await world.unstakeCoStake(coStake);
        await world.unstakeOwner(device);
        await claimAll(world, coStake);
        await world.chain.warpBy(APPEAL_SECONDS);
        await executeCase(world, testCase);
        await withdrawCoStake(world, coStake);
        await withdrawOwnerStake(world, device);
        await closeLife(world, device, [coStake]);
      });
    });

  it('do not pay for each other: the vault of one never covers the other', async () => {
    const world = await World.create();
    const rich = await world.coStaked();
    const poor = await world.coStaked();
    await world.unstakeCoStake(poor);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    const { instruction } = instructions.withdrawCoStake({
      caller: world.chain.payer.publicKey,
      coStaker: poor.coStaker.address,
      participant: poor.coStaker.participant,
      device: poor.device.address,
      offer: poor.address,
      ...world.mintInput,
    });
    const { stakeVault } = rich.device;
    await expectRefusal(world.chain, withAccount(instruction, 'stakeVault', stakeVault), [], 'WrongVault');
    const swapped = withAccount(instruction, 'device', rich.device.address);
    await expectRefusal(world.chain, swapped, [], 'WrongVault');
    const both = withAccount(swapped, 'stakeVault', stakeVault);
    await expectRefusal(world.chain, both, [], 'WrongDevice');
    assert.equal(await world.balance(stakeVault), tokens(1_600));
    await world.chain.run(instruction);
  });

  it('slashed at the same time lose only their own stake', async () => {
    const world = await World.create();
    const first = await world.coStaked();
    const second = await world.coStaked({ owner: first.device.owner });
    const testCase = await openCase(world, first.device, { stakeBps: 3_000 });
    await world.chain.warpBy(APPEAL_SECONDS);
    await executeCase(world, testCase);
    assert.equal(await world.balance(first.device.stakeVault), tokens(1_120));
    assert.equal(await world.balance(second.device.stakeVault), tokens(1_600));
  });
});
