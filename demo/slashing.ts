import { DEFAULT_OWNER_SLASH_CAP_BPS } from '@co-staking/sdk';
import {
  appealAsCoStaker,
  executeCase,
  executeCaseInstruction,
  openCase,
  openCaseInstruction,
  readCase,
  upholdCase,
} from '@co-staking/sdk/testing';

import { show, type DemoDevice, type Fixture } from './fixture';
import { earn, newCoStaker, part, type Story } from './steps';

/** A slash case that is appealed and upheld: nothing burns before the appeal window is over. */
export async function* slashed(fixture: Fixture, device: DemoDevice): Story {
  const { minimum } = device;
  const { world } = fixture;
  const amount = part(minimum, 50n);
  await fixture.stake(device, minimum - amount);
  const offer = await fixture.offer(device, amount, 5_000);
  const coStake = await fixture.accept(device, offer, await newCoStaker(fixture, amount));
  yield* earn(fixture, device, 2);
  await fixture.claimAll(device);
  const above = await openCaseInstruction(world, device, { stakeBps: DEFAULT_OWNER_SLASH_CAP_BPS + 1 });
  await fixture.refused(device, 'a case for more than the owner’s cap', 'SlashAboveCap', above, {
    wallet: world.roles.slasher,
  });
  const testCase = await openCase(world, device, { stakeBps: 4_000 });
  const { ownerStake, hits, appealEndsAt } = await readCase(world, testCase);
  const frozen = `${show(ownerStake)} of the owner, ${show(hits[0]!.stake)} of the co-staker, whose cap is 30 %`;
  await fixture.log(device, `slash case for 40 % freezes ${frozen}`);
  await appealAsCoStaker(world, testCase, coStake);
  await upholdCase(world, testCase);
  await fixture.log(device, 'the co-staker appeals, the arbiter upholds the case');
  yield appealEndsAt - 1n;
  const early = await executeCaseInstruction(world, testCase);
  await fixture.refused(device, 'a burn in the last second of the appeal window', 'CaseNotExecutable', early);
  yield appealEndsAt;
  await executeCase(world, testCase);
  await fixture.log(device, 'burned; the device is short until its owner stakes more');
}
