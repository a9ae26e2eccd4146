// The states in which the cost of an instruction differs from its one scenario, because of the accounts passed or
// their state.
import type { instructions } from '@co-staking/sdk';

import { SCENARIOS, type Scenario } from '../../tests/scenarios';
import { coStakerClaims, coStakerWithdraws, ownerClaims, ownerWithdraws } from './callers';
import {
  SLOTS,
  accepted,
  byCoStakes,
  executed,
  offered,
  opened,
  posted,
  released,
  unstaked,
  withdrawn,
} from './coStakes';
import { closedEmpty, donatedTo } from './donations';
import type { States } from './states';

const byDonation = (scenario: Scenario): States => ({
  'new addresses empty': scenario,
  'new addresses hold lamports': donatedTo(scenario),
});

const byCaller = (self: Scenario, stranger: Scenario): States => ({
  'sent by the paid wallet': self,
  'sent by someone else': stranger,
});

export const STATES: Partial<Record<instructions.InstructionName, States>> = {
  acceptOffer: byCoStakes(accepted, SLOTS - 1),
  claimCoStakeRewards: byCaller(coStakerClaims, SCENARIOS.claimCoStakeRewards),
  claimOwnerRewards: byCaller(ownerClaims, SCENARIOS.claimOwnerRewards),
  closeDevice: { 'vaults empty': closedEmpty, 'vaults hold tokens': SCENARIOS.closeDevice },
  createOffer: {
    ...byCoStakes(offered, SLOTS - 1),
    '3 co-stakes, new address holds lamports': donatedTo((world) => offered(world, SLOTS - 1)),
  },
  createParticipant: byDonation(SCENARIOS.createParticipant),
  executeCase: {
    '0 co-stakes, no rewards hit': (world) => executed(world, 0, { rewardsBps: 0 }),
    ...byCoStakes(executed),
  },
  initialize: byDonation(SCENARIOS.initialize),
  linkWallet: byDonation(SCENARIOS.linkWallet),
  openCase: {
    ...byCoStakes(opened),
    '4 co-stakes, new address holds lamports': donatedTo((world) => opened(world, SLOTS)),
  },
  openParticipant: byDonation(SCENARIOS.openParticipant),
  postRewards: byCoStakes(posted),
  registerDevice: byDonation(SCENARIOS.registerDevice),
  releaseCase: byCoStakes(released),
  unstakeOwnerStake: byCoStakes(unstaked),
  withdrawCase: byCoStakes(withdrawn),
  withdrawCoStake: byCaller(coStakerWithdraws, SCENARIOS.withdrawCoStake),
  withdrawOwnerStake: byCaller(ownerWithdraws, SCENARIOS.withdrawOwnerStake),
};
