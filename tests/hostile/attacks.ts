import { DeviceStatus, Role, SlashTerm, instructions, type DeviceStatus as Status } from '@co-staking/sdk';

import { appealAsCoStaker, appealAsOwner, openCase, upholdCase } from '../support/caseSteps';
import { DAY } from '../support/clock';
import {
  acceptRole,
  nominate,
  pause,
  setParameters,
  setSlashTerm,
  type ParameterOptions,
} from '../support/operators';
import { setCards } from '../support/ownerSteps';
import type { World } from '../support/world';
import type { Attack } from './ordeal';

/** The worst of every number that the admin may set at once. */
export const HARSHEST: ParameterOptions = {
  baseStakePerCard: 100_000_000_000_000n,
  waitSeconds: 14n * DAY,
  cooldownSeconds: 21n * DAY,
  arbiterSeconds: 60n * DAY,
  requirementNoticeSeconds: 90n * DAY,
  maxClaims: 1,
  attestationRequired: true,
};

/** Slasher and arbiter: the largest case that can be opened, appealed by the party, upheld in the same second. */
export const slashing: Attack = (world, coStake, cases, day) => [
  async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 10_000 });
    cases.push(testCase);
    await (day % 2 === 0
      ? appealAsOwner(world, testCase)
      : appealAsCoStaker(world, testCase, coStake).catch(() => appealAsOwner(world, testCase)));
    await upholdCase(world, testCase);
  },
];

/** The slasher alone: as above, but the arbiter is silent. */
export const unheard: Attack = (world, coStake, cases) => [
  async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 10_000 });
    cases.push(testCase);
    await appealAsOwner(world, testCase);
  },
];

/** The slasher alone, of parties that never appeal. */
export const unanswered: Attack = (world, coStake, cases) => [
  async () => {
    cases.push(await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 10_000 }));
  },
];

const STATUSES: Status[] = [DeviceStatus.Running, DeviceStatus.Failed, DeviceStatus.Blocked];

/** The registrar: hires, statuses and hardware, every day. */
export const harassing: Attack = (world, { device }, _, day) => [
  async () =>
    world.report(device, {
      status: STATUSES[day % STATUSES.length]!,
      hiredUntil: (await world.chain.now()) + 2n * DAY,
    }),
  () => setCards(world, device, day % 2 === 0 ? 1 : 1_024),
];

/** The pauser: whenever it can. */
export const pausing: Attack = (world) => [() => pause(world, 7n * DAY)];

/**
 * The admin: the worst parameters and terms, own keys for every role, and all that follows from the roles that it
 * can fill at once.
 */
export const reigning: Attack = (world, coStake, cases, day) => {
  const { admin } = world.roles;
  const own = async (role: Role): Promise<void> => {
    await nominate(world, role, admin.publicKey);
    await acceptRole(world, role, admin);
  };
  return [
    () => own(Role.Registrar),
    () => own(Role.Pauser),
    () => own(Role.RewardAuthority),
    () => Promise.resolve(seize(world)),
    () => setParameters(world, HARSHEST),
    () => setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n),
    () => setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY),
    () => acceptRole(world, Role.Slasher, admin),
    () => nominateOnce(world, Role.Slasher, day),
    () => nominateOnce(world, Role.Admin, day),
    ...harassing(world, coStake, cases, day),
    ...pausing(world, coStake, cases, day),
  ];
};

/** From here on the world acts with the admin's key in the roles that it took. */
function seize({ roles }: World): void {
  roles.registrar = roles.admin;
  roles.pauser = roles.admin;
  roles.rewardAuthority = roles.admin;
}

/** Each nomination restarts the delay, so nominating once is best for the thief. */
async function nominateOnce(world: World, role: Role, day: number): Promise<void> {
  const { admin } = world.roles;
  if (day > 0) return;
  const input = { admin: admin.publicKey, role, nominee: admin.publicKey };
  await world.chain.run(instructions.nominateRole(input).instruction, [admin]);
}

/** Several attacks of one thief, in their order. */
export const together =
  (...attacks: Attack[]): Attack =>
  (world, coStake, cases, day) =>
    attacks.flatMap((attack) => attack(world, coStake, cases, day));

/** Nothing: of whom nothing hostile can be done to a party that leaves. */
export const nothing: Attack = () => [];
