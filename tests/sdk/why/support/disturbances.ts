import {
  BUCKETS,
  DAY,
  DeviceStatus,
  Role,
  SlashTerm,
  findOfferPda,
  instructions,
  rules,
  type Config,
  type Device,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';

import type { Walk } from '../../../model/walk';
import { ask } from '../../../support/ask';
import { HOUR } from '../../../support/clock';
import { parametersOf } from '../../../support/operators';
import { tokens, type TestDevice } from '../../../support/world';

/** Any of them will do for the types: all are about a device alone. */
type AloneAction = 'unstakeOwnerStake';

type Disturbance = (walk: Walk, device: TestDevice) => Promise<[TransactionInstruction, ...Keypair[]] | null>;

const byRegistrar = ({ world }: Walk) => ({ registrar: world.roles.registrar.publicKey });

/** Dates of a device after which something about it is different. */
const datesOf = (device: Device): bigint[] =>
  [
    device.hiredUntil,
    device.announcedFrom,
    device.ownerCooldownEndsAt,
    ...device.slots.flatMap(({ waitEndsAt, cooldownEndsAt, committedUntil }) => [
      waitEndsAt,
      cooldownEndsAt,
      committedUntil,
    ]),
    rules.countedUntil(device.bucket),
    rules.countedUntil(device.bucket - BUCKETS + 1),
  ].filter((date) => date > 0n);

/** Dates of the configuration after which something about it is different. */
const datesOfConfig = (config: Config): bigint[] =>
  [
    config.ownerSlashCapFrom,
    config.coStakeSlashCapFrom,
    config.appealFrom,
    config.pendingAdminMaturesAt,
    config.pendingSlasherMaturesAt,
    config.pendingArbiterMaturesAt,
    config.pendingAdminEndsAt,
  ].filter((date) => date > 0n);

const report: Disturbance = async (walk, { address }) => {
  const { world, random } = walk;
  const status = random.pick([0, 1, 0, 1, 0, 1, 0, 2, 7] as DeviceStatus[]);
  const hiredUntil = random.below(3) === 0 ? (await world.chain.now()) + random.upTo(48n * HOUR) : 0n;
  const input = { ...byRegistrar(walk), device: address, status, hiredUntil };
  return [instructions.reportDevice(input).instruction, world.roles.registrar];
};

const healthy: Disturbance = async (walk, { address }) => [
  instructions.reportDevice({ ...byRegistrar(walk), device: address, status: DeviceStatus.Running })
    .instruction,
  walk.world.roles.registrar,
];

const stakeMuch: Disturbance = async ({ world }, { address, owner }) => [
  instructions.stake({ owner: owner.address, device: address, amount: tokens(1_700), ...world.mintInput })
    .instruction,
  owner.wallet,
];

/** What an owner does with a device alone: it needs nothing but the two, and no arguments. */
const ALONE = IDL.instructions
  .filter(({ accounts, args }) => {
    const others = accounts.slice(1).map(({ name }) => name);
    const known = ['config', 'device', 'event_authority', 'program'];
    return accounts[0]!.name === 'owner' && args.length === 0 && others.every((name) => known.includes(name));
  })
  .map(({ name }) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())) as AloneAction[];

/** What the walk of the model does not do: operators who change their minds, and clocks at a boundary. */
const DISTURBANCES: Disturbance[] = [
  report,
  healthy,
  healthy,
  stakeMuch,
  async ({ world, random }, device) => [
    await ask(world, random.pick(ALONE), device.owner.wallet, { device }),
    device.owner.wallet,
  ],
  async (walk, { address }) => {
    const { random, world } = walk;
    const [cards, multiplierBps] = [1 + random.below(12), random.pick([0, 10_000, 10_000, 12_500])];
    const input = { ...byRegistrar(walk), device: address, cards, multiplierBps };
    return [instructions.updateRequirement(input).instruction, world.roles.registrar];
  },
  async ({ world, random }) => {
    const { pauser } = world.roles;
    const pause = { pauser: pauser.publicKey, seconds: random.upTo(2n * DAY) + 1n };
    const { instruction } = instructions.pauseEntries(pause);
    return random.below(4) > 0 ? null : [instruction, pauser];
  },
  async ({ world }) => {
    const { pauser } = world.roles;
    return [instructions.unpauseEntries({ pauser: pauser.publicKey }).instruction, pauser];
  },
  async ({ world, random, coStakers }) => {
    const role = random.pick(Object.values(Role));
    const nominee = random.pick(coStakers).address;
    return [instructions.nominateRole({ admin: world.roles.admin.publicKey, role, nominee }).instruction];
  },
  async ({ world, random }) => {
    const parameters = parametersOf(await world.readConfig(), {
      attestationRequired: random.below(8) === 0,
      maxClaims: 1 + random.below(2),
      cooldownSeconds: 7n * DAY + random.upTo(14n * DAY),
      waitSeconds: 7n * DAY + random.upTo(7n * DAY),
    });
    return [instructions.updateParameters({ admin: world.roles.admin.publicKey, ...parameters }).instruction];
  },
  async (walk) => {
    const { participant } = walk.random.pick(walk.coStakers);
    const input = { ...byRegistrar(walk), participant };
    const { attestParticipant, revokeAttestation } = instructions;
    const build = walk.random.pick([attestParticipant, revokeAttestation]);
    return [build(input).instruction, walk.world.roles.registrar];
  },
  async ({ world, random }) => {
    const term = random.pick(Object.values(SlashTerm));
    const value = term === SlashTerm.AppealWindow ? (7n + random.upTo(80n)) * DAY : random.upTo(5_000n);
    const input = { admin: world.roles.admin.publicKey, term, value };
    return [instructions.setSlashTerm(input).instruction];
  },
  // A spare admin is taken back now and then.
  async ({ world, random }) => {
    const input = { admin: world.roles.admin.publicKey, role: Role.Admin, nominee: PublicKey.default };
    return random.below(3) > 0 ? null : [instructions.nominateRole(input).instruction];
  },
  async ({ world, random }) => {
    const role = random.pick([Role.Slasher, Role.Arbiter]);
    const input = { authority: world.roles.admin.publicKey, role };
    return random.below(20) > 0 ? null : [instructions.vacateRole(input).instruction];
  },
  async (walk, { address }) =>
    walk.random.below(30) > 0
      ? null
      : [
          instructions.terminateDevice({ authority: walk.world.roles.registrar.publicKey, device: address })
            .instruction,
          walk.world.roles.registrar,
        ],
  async (walk, device) => {
    const dates = [
      ...datesOf(await walk.world.readDevice(device)),
      ...datesOfConfig(await walk.world.readConfig()),
    ];
    const now = await walk.world.chain.now();
    const ahead = dates.filter((date) => date > now);
    if (ahead.length > 0)
      await walk.world.chain.warpTo(walk.random.pick(ahead) - BigInt(walk.random.below(2)));
    return null;
  },
  async (walk) => {
    if (walk.random.below(3) === 0) await walk.world.chain.warpBy(walk.random.upTo(40n * DAY));
    return null;
  },
  async ({ world, random }, device) => {
    const { nextNonce } = await world.readDevice(device);
    if (nextNonce === 0) return null;
    const [offer] = findOfferPda({ device: device.address, nonce: random.below(nextNonce) });
    const caller = world.chain.payer.publicKey;
    const input = { caller, device: device.address, offer, rentPayer: device.owner.address };
    return [instructions.closeOffer(input).instruction];
  },
];

/** Does one of these things at random; it may be refused. */
export async function disturb(walk: Walk): Promise<void> {
  const device = walk.random.pick(walk.devices);
  const found = await walk.random.pick(DISTURBANCES)(walk, device);
  if (!found) return;
  const [instruction, ...signers] = found;
  await walk.world.chain.send(instruction, signers);
}
