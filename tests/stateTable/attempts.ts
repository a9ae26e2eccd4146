import {
  Role,
  coStakesExposed,
  coStakesHit,
  coStakesToTakeAlong,
  fetchSlashCaseNullable,
  findOfferPda,
  findSlashCasePda,
  instructions,
  offerTerms,
  type SlashCase,
} from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';

import { openCaseInstruction } from '../support/caseSteps';
import { idOf } from '../support/operators';
import { payouts } from '../support/payoutSteps';
import { fund } from '../support/tokens';
import { tokens, type TestCoStake } from '../support/world';
import type { Subject } from './states';

interface Attempt {
  instruction: TransactionInstruction;
  signers: Keypair[];
}

type Make = (subject: Subject) => Promise<Attempt>;

const by = (instruction: TransactionInstruction, ...signers: Keypair[]): Attempt => ({
  instruction,
  signers,
});

/** The offer in question, or the address that the first offer would have. */
function offerOf({ device, offer, newcomer }: Subject): TestCoStake {
  const [address] = findOfferPda({ device: device.address, nonce: 0 });
  return offer ?? { address, nonce: 0, device, coStaker: newcomer };
}

const NO_TERMS = { amount: 1n, shareBps: 500, waitSeconds: 0n, cooldownSeconds: 0n, createdAt: 0n };

async function caseOf({ world, device }: Subject): Promise<SlashCase | null> {
  return fetchSlashCaseNullable(world.reader, findSlashCasePda({ device: device.address, number: 0 })[0]);
}

const asCaller = ({ world }: Subject) => ({ caller: world.chain.payer.publicKey });
const asOwner = ({ device: { address, owner } }: Subject) => ({ owner: owner.address, device: address });
const asRegistrar = ({ world }: Subject) => ({ registrar: world.roles.registrar.publicKey });

const decide =
  (decision: 'upholdCase' | 'dismissCase'): Make =>
  async ({ world, device }) => {
    const { arbiter } = world.roles;
    const input = { arbiter: arbiter.publicKey, device: device.address, number: 0 };
    return by(instructions[decision](input).instruction, arbiter);
  };

/** Each instruction as its rightful party would send it, about a state's device, offer and first case. */
export const ATTEMPTS: Record<instructions.InstructionName, Make> = {
  initialize: async ({ world }) => {
    const { admin, ...roles } = world.roles;
    const keys = Object.fromEntries(Object.entries(roles).map(([name, key]) => [name, key.publicKey]));
    const input = { authority: admin.publicKey, mint: world.mint.address, ...keys };
    return by(instructions.initialize(input as instructions.InitializeInput).instruction, admin);
  },
  nominateRole: async ({ world, wallet }) => {
    const { admin } = world.roles;
    const input = { admin: admin.publicKey, role: Role.Pauser, nominee: wallet.address };
    return by(instructions.nominateRole(input).instruction, admin);
  },
  updateParameters: async ({ world }) => {
    const { admin } = world.roles;
    const config = await world.readConfig();
    const { instruction } = instructions.updateParameters({
      admin: admin.publicKey,
      baseStakePerCard: config.baseStakePerCard,
      waitSeconds: config.waitSeconds,
      cooldownSeconds: config.cooldownSeconds,
      appealSeconds: config.appealSeconds,
      arbiterSeconds: config.arbiterSeconds,
      requirementNoticeSeconds: config.requirementNoticeSeconds,
      slashCapBps: config.slashCapBps,
      maxClaims: config.maxClaims,
      attestationRequired: config.attestationRequired,
    });
    return by(instruction, admin);
  },
  acceptRole: async ({ wallet }) =>
    by(instructions.acceptRole({ nominee: wallet.address, role: Role.Pauser }).instruction, wallet.wallet),
  openParticipant: async ({ wallet }) =>
    by(instructions.openParticipant({ wallet: wallet.address }).instruction, wallet.wallet),
  closeParticipant: async ({ newcomer: { address, participant, wallet } }) =>
    by(instructions.closeParticipant({ wallet: address, participant }).instruction, wallet),
  createParticipant: async (subject) =>
    by(
      instructions.createParticipant({ ...asRegistrar(subject), id: idOf(9) }).instruction,
      subject.world.roles.registrar,
    ),
  attestParticipant: async (subject) =>
    by(
      instructions.attestParticipant({ ...asRegistrar(subject), participant: subject.newcomer.participant })
        .instruction,
      subject.world.roles.registrar,
    ),
  linkWallet: async (subject) => {
    const { wallet, newcomer, world } = subject;
    const input = { ...asRegistrar(subject), wallet: wallet.address, participant: newcomer.participant };
    return by(instructions.linkWallet(input).instruction, world.roles.registrar, wallet.wallet);
  },
  unlinkWallet: async (subject) => {
    const { newcomer, world } = subject;
    const { instruction } = instructions.unlinkWallet({
      ...asRegistrar(subject),
      wallet: newcomer.address,
      participant: newcomer.participant,
      rentPayer: newcomer.address,
    });
    return by(instruction, world.roles.registrar, newcomer.wallet);
  },
  closeEmptyParticipant: async (subject) => {
    const { newcomer, world } = subject;
    const { instruction } = instructions.closeEmptyParticipant({
      ...asRegistrar(subject),
      participant: newcomer.participant,
      rentPayer: newcomer.address,
    });
    return by(instruction, world.roles.registrar);
  },
  registerDevice: async (subject) => {
    const { device, world } = subject;
    const { instruction } = instructions.registerDevice({
      ...asRegistrar(subject),
      owner: device.owner.address,
      participant: device.owner.participant,
      id: '22222222-0000-4000-8000-000000000001',
      model: 'T4',
      cards: 1,
      multiplierBps: 5_000,
      tier: 1,
      ...world.mintInput,
    });
    return by(instruction, world.roles.registrar);
  },
  reportDevice: async (subject) =>
    by(
      instructions.reportDevice({ ...asRegistrar(subject), device: subject.device.address, status: 1 })
        .instruction,
      subject.world.roles.registrar,
    ),
  updateRequirement: async (subject) => {
    const { device, world } = subject;
    const input = { ...asRegistrar(subject), device: device.address, cards: 7, multiplierBps: 10_000 };
    return by(instructions.updateRequirement(input).instruction, world.roles.registrar);
  },
  terminateDevice: async ({ device: { address, owner } }) =>
    by(instructions.terminateDevice({ authority: owner.address, device: address }).instruction, owner.wallet),
  closeDevice: async (subject) => {
    const { device, world } = subject;
    const { instruction } = instructions.closeDevice({
      ...asCaller(subject),
      device: device.address,
      rentPayer: world.roles.registrar.publicKey,
      ...world.mintInput,
    });
    return by(instruction);
  },
  stake: async (subject) => {
    const input = { ...asOwner(subject), amount: tokens(1), ...subject.world.mintInput };
    return by(instructions.stake(input).instruction, subject.device.owner.wallet);
  },
  withdrawOverflow: async (subject) => {
    const input = { ...asOwner(subject), amount: 1n, ...subject.world.mintInput };
    return by(instructions.withdrawOverflow(input).instruction, subject.device.owner.wallet);
  },
  giveNotice: async (subject) =>
    by(instructions.giveNotice(asOwner(subject)).instruction, subject.device.owner.wallet),
  unstakeOwnerStake: async (subject) => {
    const { world, device } = subject;
    const coStakes = coStakesToTakeAlong(await world.readDevice(device), await world.chain.now());
    const { instruction } = instructions.unstakeOwnerStake({ ...asOwner(subject), coStakes });
    return by(instruction, device.owner.wallet);
  },
  withdrawOwnerStake: async ({ world, device }) => by(payouts.ownerStake(world, device)),
  claimOwnerRewards: async ({ world, device }) => by(payouts.ownerRewards(world, device)),
  createOffer: async (subject) => {
    const { world, device } = subject;
    const { nextNonce: nonce } = await world.readDevice(device);
    const input = { ...asOwner(subject), nonce, amount: tokens(100), shareBps: 1_000 };
    return by(instructions.createOffer(input).instruction, device.owner.wallet);
  },
  retractOffer: async (subject) => {
    const input = { ...asOwner(subject), offer: offerOf(subject).address };
    return by(instructions.retractOffer(input).instruction, subject.device.owner.wallet);
  },
  acceptOffer: async (subject) => {
    const { world, device } = subject;
    const { address, coStaker } = offerOf(subject);
    const terms = (await world.chain.account(address))
      ? offerTerms(await world.readOffer({ address }))
      : NO_TERMS;
    const { instruction } = instructions.acceptOffer({
      coStaker: coStaker.address,
      participant: coStaker.participant,
      device: device.address,
      offer: address,
      ...terms,
      ...world.mintInput,
    });
    return by(instruction, coStaker.wallet);
  },
  closeExpiredOffer: async (subject) => {
    const { device } = subject;
    const { instruction } = instructions.closeExpiredOffer({
      ...asCaller(subject),
      device: device.address,
      offer: offerOf(subject).address,
      rentPayer: device.owner.address,
    });
    return by(instruction);
  },
  unstakeCoStake: async (subject) => {
    const { address, coStaker, device } = offerOf(subject);
    const input = { coStaker: coStaker.address, device: device.address, offer: address };
    return by(instructions.unstakeCoStake(input).instruction, coStaker.wallet);
  },
  withdrawCoStake: async (subject) => by(payouts.coStake(subject.world, offerOf(subject))),
  claimCoStakeRewards: async (subject) => by(payouts.coStakeRewards(subject.world, offerOf(subject))),
  closeOffer: async (subject) => {
    const { device } = subject;
    const { instruction } = instructions.closeOffer({
      ...asCaller(subject),
      device: device.address,
      offer: offerOf(subject).address,
      rentPayer: device.owner.address,
    });
    return by(instruction);
  },
  postRewards: async ({ world, device }) => {
    const { rewardAuthority } = world.roles;
    await fund(world.chain, world.mint, rewardAuthority.publicKey, 5n);
    const { rewards } = await world.readDevice(device);
    const { instruction } = instructions.postRewards({
      rewardAuthority: rewardAuthority.publicKey,
      device: device.address,
      block: rewards.lastBlock + 1n,
      amount: 5n,
      ...world.mintInput,
    });
    return by(instruction, rewardAuthority);
  },
  openCase: async ({ world, device }) => {
    const state = await world.readDevice(device);
    const now = await world.chain.now();
    const coStakes = coStakesExposed(state, now, now);
    return by(await openCaseInstruction(world, device, { coStakes }), world.roles.slasher);
  },
  appealAsOwner: async (subject) =>
    by(
      instructions.appealAsOwner({ ...asOwner(subject), number: 0 }).instruction,
      subject.device.owner.wallet,
    ),
  appealAsCoStaker: async (subject) => {
    const { address, coStaker, device } = offerOf(subject);
    const input = { coStaker: coStaker.address, device: device.address, offer: address, number: 0 };
    return by(instructions.appealAsCoStaker(input).instruction, coStaker.wallet);
  },
  upholdCase: decide('upholdCase'),
  dismissCase: decide('dismissCase'),
  executeCase: async (subject) => {
    const { world, device } = subject;
    const found = await caseOf(subject);
    const { instruction } = instructions.executeCase({
      ...asCaller(subject),
      device: device.address,
      number: 0,
      rentPayer: world.roles.slasher.publicKey,
      coStakes: found ? coStakesHit(found) : [],
      ...world.mintInput,
    });
    return by(instruction);
  },
  releaseCase: async (subject) => {
    const { world, device } = subject;
    const found = await caseOf(subject);
    const { instruction } = instructions.releaseCase({
      ...asCaller(subject),
      device: device.address,
      number: 0,
      rentPayer: world.roles.slasher.publicKey,
      coStakes: found ? coStakesHit(found) : [],
    });
    return by(instruction);
  },
  pauseEntries: async ({ world }) => {
    const { pauser } = world.roles;
    const input = { pauser: pauser.publicKey, seconds: 60n };
    return by(instructions.pauseEntries(input).instruction, pauser);
  },
  unpauseEntries: async ({ world }) => {
    const { pauser } = world.roles;
    return by(instructions.unpauseEntries({ pauser: pauser.publicKey }).instruction, pauser);
  },
};
