import { SlotState, findSlashCasePda, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  executeCase,
  executeCaseInstruction,
  openCase,
  openCaseInstruction,
  readCase,
  releaseCaseInstruction,
  withdrawCaseInstruction,
} from '../support/caseSteps';
import { expectOk } from '../support/expectError';
import { withdrawCoStake } from '../support/ownerSteps';
import { World, tokens, type TestCoStake, type TestDevice } from '../support/world';

/** Bytes of a transaction. */
const LARGEST = 1_232;

/** A device of which all four slots are taken by active co-stakes, each with rewards, and whose owner may leave. */
async function fourCoStakes(world: World): Promise<{ device: TestDevice; coStakes: TestCoStake[] }> {
  const device = await world.fullyStaked();
  const coStakes: TestCoStake[] = [];
  for (let count = 0; count < 4; count += 1)
    coStakes.push(
      await world.accept(await world.openOffer(device, { amount: tokens(200), shareBps: 2_000 })),
    );
  await world.postRewards(device, tokens(100));
  await world.passCommitment(device);
  return { device, coStakes };
}

describe('a device with four co-stakes', () => {
  let world: World;
  before(async () => {
    world = await World.create();
  });

  it('opens, withdraws, releases and executes a case on all of them, each in one transaction', async () => {
    const { device, coStakes } = await fourCoStakes(world);
    const { payer } = world.chain;
    const { slasher, arbiter } = world.roles;
    const sent: Record<string, number> = {};
    // A stranger pays, so that every role is a signer of its own.
    const send = async (name: string, ...args: Parameters<typeof world.chain.send>): Promise<void> => {
      const { size } = await expectOk(world.chain.send(...args));
      assert.isAtMost(size, LARGEST, name);
      sent[name] = size;
    };
    const open = () => openCaseInstruction(world, device, { stakeBps: 1_000 });
    await send('openCase', await open(), [slasher], { payer });
    const { nextCase } = await world.readDevice(device);
    const first = (await openCase(world, device, { stakeBps: 1_000 })).number - 1;
    assert.equal(first, nextCase - 1);
    const [opened, second] = [await caseOf(world, device, first), await caseOf(world, device, first + 1)];
    for (const { hits } of [opened.state, second.state]) assert.equal(hits.length, 4);
    await send('withdrawCase', await withdrawCaseInstruction(world, opened), [slasher], { payer });
    await appealAsCoStaker(world, second, coStakes[3]!);
    const { instruction } = instructions.dismissCase({
      arbiter: arbiter.publicKey,
      device: device.address,
      number: second.number,
    });
    await world.chain.run(instruction, [arbiter]);
    await send('releaseCase', await releaseCaseInstruction(world, second), [], { payer });
    const third = await openCase(world, device, { stakeBps: 5_000 });
    const { appealEndsAt } = await readCase(world, third);
    await world.chain.warpTo(appealEndsAt);
    await send('executeCase', await executeCaseInstruction(world, third), [], { payer });
    const { ownerStake, slots } = await world.readDevice(device);
    assert.equal(ownerStake, tokens(800));
    assert.deepEqual(
      slots.map(({ amount, frozen }) => [amount, frozen]),
      Array.from({ length: 4 }, () => [tokens(140), 0n]),
    );
    assert.sameMembers(Object.keys(sent), ['openCase', 'withdrawCase', 'releaseCase', 'executeCase']);
  });

  it('lets its owner leave with all of them in one transaction, while a case has frozen a part of each', async () => {
    const { device, coStakes } = await fourCoStakes(world);
    const testCase = await openCase(world, device, { stakeBps: 5_000 });
    const { instruction } = instructions.unstakeOwnerStake({
      owner: device.owner.address,
      device: device.address,
      coStakes: coStakes.map(({ address }) => address),
    });
    const { size, units } = await expectOk(world.chain.send(instruction, [device.owner.wallet]));
    assert.isAtMost(size, LARGEST);
    assert.isAtMost(Number(units), 200_000, 'the default units of one instruction');
    const { slots } = await world.readDevice(device);
    assert.isTrue(slots.every(({ state }) => state === SlotState.Leaving));
    await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
    await executeCase(world, testCase);
    for (const coStake of coStakes) {
      const before = await world.balance(coStake.coStaker.tokenAccount);
      await withdrawCoStake(world, coStake);
      assert.equal((await world.balance(coStake.coStaker.tokenAccount)) - before, tokens(140));
    }
  });
});

async function caseOf(world: World, device: TestDevice, number: number) {
  const address = findSlashCasePda({ device: device.address, number })[0];
  const testCase = { address, number, device };
  return { ...testCase, state: await readCase(world, testCase) };
}
