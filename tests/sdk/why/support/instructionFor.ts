import {
  OfferState,
  Role,
  SlashReason,
  coStakesExposed,
  coStakesHit,
  coStakesToTakeAlong,
  findOfferPda,
  findParticipantPda,
  instructions,
  offerTerms,
  toBigInt,
  type ActionArguments,
  type ActionName,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { EVIDENCE } from '../../../support/caseSteps';
import { parametersOf } from '../../../support/operators';

/** Number of an offer or a case that does not exist. */
const NONE = 4_000_000_000;

/** What an action needs that no account of its subject tells. */
export interface Surroundings {
  /** Unix second. */
  now: bigint;
  /** A wallet without an account, and ids that nobody has used. */
  newWallet: PublicKey;
  newParticipantId: Uint8Array;
  newDeviceId: string;
  /** Who paid for the link of a wallet, by base58 address. */
  linkPayers: ReadonlyMap<string, PublicKey>;
}

interface Situation extends Surroundings {
  subject: Subject;
  viewer: Viewer;
}

type Make<A extends ActionName> = (
  situation: Situation,
  args: A extends keyof ActionArguments ? ActionArguments[A] : undefined,
) => { instruction: TransactionInstruction };

const mint = ({ subject: { config } }: Situation) => ({
  mint: config.mint,
  tokenProgram: config.tokenProgram,
});
const device = ({ subject }: Situation) => subject.device.address;
const offer = ({ subject }: Situation): PublicKey =>
  subject.offer?.address ?? findOfferPda({ device: subject.device.address, nonce: NONE })[0];
const number = ({ subject: { slashCase } }: Situation): number => slashCase?.number ?? NONE;
const hits = ({ subject: { slashCase } }: Situation): PublicKey[] =>
  slashCase ? coStakesHit(slashCase) : [];
const viewersAccount = ({ viewer: { participant, wallet } }: Situation): PublicKey =>
  participant?.address ?? findParticipantPda({ id: wallet })[0];
const account = (situation: Situation): PublicKey =>
  situation.subject.participant?.address ?? viewersAccount(situation);
const wallets = ({ subject, viewer }: Situation): readonly PublicKey[] =>
  (subject.participant ?? viewer.participant)?.wallets ?? [];
const payerOfLink = ({ linkPayers, viewer }: Situation, wallet: PublicKey): PublicKey =>
  linkPayers.get(wallet.toBase58()) ?? viewer.wallet;

const asOwner = (s: Situation) => ({ owner: s.viewer.wallet, device: device(s) });
const asCaller = (s: Situation) => ({ caller: s.viewer.wallet, device: device(s) });
const asRegistrar = ({ viewer }: Situation) => ({ registrar: viewer.wallet });
const withOffer = (s: Situation) => ({ device: device(s), offer: offer(s) });
const withCase = (s: Situation) => ({ device: device(s), number: number(s) });
const offerPayer = (s: Situation) => ({ rentPayer: s.subject.offer?.rentPayer ?? s.viewer.wallet });
const casePayer = (s: Situation) => ({ rentPayer: s.subject.slashCase?.rentPayer ?? s.viewer.wallet });
const coStaker = (s: Situation): PublicKey => {
  const { offer: found } = s.subject;
  return found && found.state !== OfferState.Open ? found.coStaker : s.viewer.wallet;
};
/** Whose claim the co-stake is; somebody's where it is nobody's. */
const claimant = ({ subject: { offer: found, device: of } }: Situation): PublicKey =>
  found && found.state !== OfferState.Open ? found.participant : of.participant;

const BUILDERS: { [A in ActionName]: Make<A> } = {
  initialize: (s) => {
    const { registrar, rewardAuthority, slasher, arbiter, pauser } = s.subject.config;
    const roles = { registrar, rewardAuthority, slasher, arbiter, pauser };
    return instructions.initialize({ authority: s.viewer.wallet, mint: s.subject.config.mint, ...roles });
  },
  nominateRole: (s) =>
    instructions.nominateRole({ admin: s.viewer.wallet, role: Role.Pauser, nominee: s.newWallet }),
  updateParameters: (s) =>
    instructions.updateParameters({ admin: s.viewer.wallet, ...parametersOf(s.subject.config) }),
  acceptRole: (s, { role }) => instructions.acceptRole({ nominee: s.viewer.wallet, role }),
  pauseEntries: (s, { seconds }) => instructions.pauseEntries({ pauser: s.viewer.wallet, seconds }),
  unpauseEntries: (s) => instructions.unpauseEntries({ pauser: s.viewer.wallet }),
  openParticipant: (s) => instructions.openParticipant({ wallet: s.viewer.wallet }),
  closeParticipant: (s) =>
    instructions.closeParticipant({
      wallet: s.viewer.wallet,
      participant: viewersAccount(s),
      participantRentPayer: s.viewer.participant?.rentPayer ?? s.viewer.wallet,
      linkRentPayer: payerOfLink(s, s.viewer.wallet),
    }),
  createParticipant: (s) => instructions.createParticipant({ ...asRegistrar(s), id: s.newParticipantId }),
  attestParticipant: (s) => instructions.attestParticipant({ ...asRegistrar(s), participant: account(s) }),
  linkWallet: (s) =>
    instructions.linkWallet({ ...asRegistrar(s), wallet: s.newWallet, participant: account(s) }),
  unlinkWallet: (s) => {
    const wallet = wallets(s)[0] ?? s.newWallet;
    const rentPayer = payerOfLink(s, wallet);
    return instructions.unlinkWallet({ ...asRegistrar(s), wallet, participant: account(s), rentPayer });
  },
  closeEmptyParticipant: (s) => {
    const rentPayer = (s.subject.participant ?? s.viewer.participant)?.rentPayer ?? s.viewer.wallet;
    return instructions.closeEmptyParticipant({ ...asRegistrar(s), participant: account(s), rentPayer });
  },
  registerDevice: (s, { cards, multiplierBps }) =>
    instructions.registerDevice({
      ...asRegistrar(s),
      owner: wallets(s)[0] ?? s.newWallet,
      participant: account(s),
      id: s.newDeviceId,
      model: 'T4',
      tier: 1,
      cards,
      multiplierBps,
      ...mint(s),
    }),
  reportDevice: (s, args) => instructions.reportDevice({ ...asRegistrar(s), device: device(s), ...args }),
  updateRequirement: (s, args) =>
    instructions.updateRequirement({ ...asRegistrar(s), device: device(s), ...args }),
  terminateDevice: (s) => instructions.terminateDevice({ authority: s.viewer.wallet, device: device(s) }),
  closeDevice: (s) =>
    instructions.closeDevice({ ...asCaller(s), rentPayer: s.subject.device.rentPayer, ...mint(s) }),
  stake: (s, { amount }) => instructions.stake({ ...asOwner(s), amount, ...mint(s) }),
  withdrawOverflow: (s, { amount }) => instructions.withdrawOverflow({ ...asOwner(s), amount, ...mint(s) }),
  giveNotice: (s) => instructions.giveNotice(asOwner(s)),
  unstakeOwnerStake: (s) =>
    instructions.unstakeOwnerStake({ ...asOwner(s), coStakes: coStakesToTakeAlong(s.subject.device, s.now) }),
  withdrawOwnerStake: (s) =>
    instructions.withdrawOwnerStake({ ...asCaller(s), owner: s.subject.device.owner, ...mint(s) }),
  claimOwnerRewards: (s) =>
    instructions.claimOwnerRewards({ ...asCaller(s), owner: s.subject.device.owner, ...mint(s) }),
  createOffer: (s, args) =>
    instructions.createOffer({ ...asOwner(s), nonce: s.subject.device.nextNonce, ...args }),
  retractOffer: (s) => instructions.retractOffer({ ...asOwner(s), ...withOffer(s), ...offerPayer(s) }),
  closeExpiredOffer: (s) =>
    instructions.closeExpiredOffer({ ...asCaller(s), ...withOffer(s), ...offerPayer(s) }),
  acceptOffer: (s, { allowInsufficient }) => {
    const { offer: found } = s.subject;
    const terms = found ? offerTerms(found) : NO_TERMS;
    return instructions.acceptOffer({
      coStaker: s.viewer.wallet,
      participant: viewersAccount(s),
      ...withOffer(s),
      ...terms,
      allowInsufficient: allowInsufficient ?? false,
      ...mint(s),
    });
  },
  unstakeCoStake: (s) => instructions.unstakeCoStake({ coStaker: s.viewer.wallet, ...withOffer(s) }),
  withdrawCoStake: (s) =>
    instructions.withdrawCoStake({
      ...asCaller(s),
      ...withOffer(s),
      coStaker: coStaker(s),
      participant: claimant(s),
      ...mint(s),
    }),
  claimCoStakeRewards: (s) =>
    instructions.claimCoStakeRewards({ ...asCaller(s), ...withOffer(s), coStaker: coStaker(s), ...mint(s) }),
  closeOffer: (s) => instructions.closeOffer({ ...asCaller(s), ...withOffer(s), ...offerPayer(s) }),
  postRewards: (s, { amount, block }) =>
    instructions.postRewards({
      rewardAuthority: s.viewer.wallet,
      device: device(s),
      amount,
      block: block ?? s.subject.device.rewards.lastBlock + 1n,
      ...mint(s),
    }),
  openCase: (s, { stakeBps, rewardsBps, infractionAt = s.now, reason = SlashReason.FrequentDowntime }) =>
    instructions.openCase({
      slasher: s.viewer.wallet,
      device: device(s),
      number: s.subject.device.nextCase,
      evidenceHash: EVIDENCE,
      reason,
      infractionAt,
      stakeBps,
      rewardsBps,
      coStakes: coStakesExposed(s.subject.device, toBigInt(infractionAt), s.now),
    }),
  appealAsOwner: (s) => instructions.appealAsOwner({ ...asOwner(s), number: number(s) }),
  appealAsCoStaker: (s) =>
    instructions.appealAsCoStaker({ coStaker: s.viewer.wallet, offer: offer(s), ...withCase(s) }),
  upholdCase: (s) => instructions.upholdCase({ arbiter: s.viewer.wallet, ...withCase(s) }),
  dismissCase: (s) => instructions.dismissCase({ arbiter: s.viewer.wallet, ...withCase(s) }),
  executeCase: (s) =>
    instructions.executeCase({
      ...asCaller(s),
      number: number(s),
      coStakes: hits(s),
      ...casePayer(s),
      ...mint(s),
    }),
  releaseCase: (s) =>
    instructions.releaseCase({ ...asCaller(s), number: number(s), coStakes: hits(s), ...casePayer(s) }),
};

const NO_TERMS = { amount: 1n, shareBps: 500, waitSeconds: 0n, cooldownSeconds: 0n, createdAt: 0n };

/** The instruction that an action sends, with the right accounts. */
export const instructionFor = <A extends ActionName>(
  action: A,
  situation: Situation,
  args: A extends keyof ActionArguments ? ActionArguments[A] : undefined,
): TransactionInstruction => BUILDERS[action](situation, args).instruction;
