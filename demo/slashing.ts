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

import { show, type DemoDevice, type Stage } from './stage';
import { earn, newCoStaker, part, type Story } from './steps';

/** A slash case that is appealed and upheld: nothing burns before the appeal window is over. */
export async function* slashed(stage: Stage, device: DemoDevice): Story {
  const { minimum } = device;
  const { world } = stage;
  const amount = part(minimum, 50n);
  await stage.stake(device, minimum - amount);
  const offer = await stage.offer(device, amount, 5_000);
  const coStake = await stage.accept(device, offer, await newCoStaker(stage, amount));
  yield* earn(stage, device, 2);
  await stage.claimAll(device);
  const above = await openCaseInstruction(world, device, { stakeBps: DEFAULT_OWNER_SLASH_CAP_BPS + 1 });
  await stage.refused(device, 'a case for more than the owner’s cap', 'SlashAboveCap', above, {
    wallet: world.roles.slasher,
  });
  const testCase = await openCase(world, device, { stakeBps: 4_000 });
  const { ownerStake, hits, appealEndsAt } = await readCase(world, testCase);
  const frozen = `${show(ownerStake)} of the owner, ${show(hits[0]!.stake)} of the co-staker, whose cap is 30 %`;
  await stage.tell(device, `slash case for 40 %: it freezes ${frozen}`);
  await appealAsCoStaker(world, testCase, coStake);
  await upholdCase(world, testCase);
  await stage.tell(device, 'the co-staker appeals, the arbiter upholds');
  yield appealEndsAt - 1n;
  const early = await executeCaseInstruction(world, testCase);
  await stage.refused(device, 'a burn in the last second of the appeal window', 'CaseNotExecutable', early);
  yield appealEndsAt;
  await executeCase(world, testCase);
  await stage.tell(device, 'burned; the device is short until its owner stakes more');
}
