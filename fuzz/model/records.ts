import type { Ledger } from './ledger';
import { arrayOf } from './ledger';
import { MAX_SLOTS, MAX_WALLETS } from './limits';
import { emptySlot } from './position';
import { need } from './refusal';
import {
  NOBODY,
  type Address,
  type Config,
  type Device,
  type Hit,
  type Kinds,
  type Offer,
  type Participant,
  type SlashCase,
} from './state';

/** The wallets of an account. */
export const wallets = ({ wallets: all, walletCount }: Participant): string[] => all.slice(0, walletCount);

/** The wallets of the account at an address. */
export const participantWallets = (ledger: Ledger, participant: Address): Address[] =>
  wallets(ledger.read('Participant', participant));

const noHardware = () => ({ minimum: 0n, multiplierBps: 0, cards: 0 });
export const emptyHit = (): Hit => ({ stake: 0n, rewards: 0n, nonce: 0, used: 0, bump: NOBODY });

/** The contents of a new account before its instruction fills it: zeros. */
export const BLANK: {
  [K in 'Config' | 'Participant' | 'WalletLink' | 'Device' | 'Offer' | 'SlashCase']: () => Kinds[K];
} = {
  Config: (): Config => ({
    mintDecimals: 0,
    attestationRequired: 0,
    maxClaims: 0,
    ownerSlashCapBps: 0,
    coStakeSlashCapBps: 0,
    announcedOwnerSlashCapBps: 0,
    announcedCoStakeSlashCapBps: 0,
    announcedAppealSeconds: 0n,
    ownerSlashCapFrom: 0n,
    coStakeSlashCapFrom: 0n,
    appealFrom: 0n,
    mint: NOBODY,
    tokenProgram: NOBODY,
    admin: NOBODY,
    registrar: NOBODY,
    rewardAuthority: NOBODY,
    slasher: NOBODY,
    arbiter: NOBODY,
    pauser: NOBODY,
    pendingAdmin: NOBODY,
    pendingRegistrar: NOBODY,
    pendingRewardAuthority: NOBODY,
    pendingSlasher: NOBODY,
    pendingArbiter: NOBODY,
    pendingPauser: NOBODY,
    baseStakePerCard: 0n,
    waitSeconds: 0n,
    cooldownSeconds: 0n,
    appealSeconds: 0n,
    arbiterSeconds: 0n,
    requirementNoticeSeconds: 0n,
    pausedUntil: 0n,
    pendingAdminMaturesAt: 0n,
    pendingSlasherMaturesAt: 0n,
    pendingArbiterMaturesAt: 0n,
    pendingAdminEndsAt: 0n,
    arbiterSince: 0n,
    rentPayer: NOBODY,
  }),
  Participant: (): Participant => ({
    attested: 0,
    activeClaims: 0,
    walletCount: 0,
    id: NOBODY,
    rentPayer: NOBODY,
    wallets: arrayOf(MAX_WALLETS, () => NOBODY),
  }),
  WalletLink: () => ({ wallet: NOBODY, participant: NOBODY, rentPayer: NOBODY }),
  Device: (): Device => ({
    status: 0,
    tier: 0,
    reliabilityScore: 0,
    openCases: 0,
    id: NOBODY,
    model: '',
    owner: NOBODY,
    participant: NOBODY,
    stakeVault: NOBODY,
    rewardVault: NOBODY,
    rentPayer: NOBODY,
    hardware: noHardware(),
    announced: noHardware(),
    announcedFrom: 0n,
    registeredAt: 0n,
    terminatedAt: 0n,
    reportedAt: 0n,
    hiredUntil: 0n,
    noticeGivenAt: 0n,
    ownerStake: 0n,
    ownerFrozen: 0n,
    ownerStakedAt: 0n,
    ownerCooldownEndsAt: 0n,
    rewards: {
      postedTotal: 0n,
      lastBlock: 0n,
      ownerUnits: 0n,
      ownerFraction: 0n,
      ownerClaimed: 0n,
      ownerBurned: 0n,
      ownerFrozen: 0n,
      liveShareBps: 0,
    },
    takings: [],
    fallenMinimums: [],
    ownerCooldownSeconds: 0n,
    bucket: 0,
    nextNonce: 0,
    nextCase: 0,
    offerCount: 0,
    slots: arrayOf(MAX_SLOTS, emptySlot),
    scoreParts: [0, 0, 0, 0, 0],
  }),
  Offer: (): Offer => ({
    state: 0,
    nonce: 0,
    device: NOBODY,
    coStaker: NOBODY,
    participant: NOBODY,
    counterparty: NOBODY,
    rentPayer: NOBODY,
    amount: 0n,
    principal: 0n,
    principalFrozen: 0n,
    shareBps: 0,
    waitSeconds: 0n,
    cooldownSeconds: 0n,
    expiresAt: 0n,
    createdAt: 0n,
    acceptedAt: 0n,
    unstakedAt: 0n,
    waitEndsAt: 0n,
    cooldownEndsAt: 0n,
    withdrawnAt: 0n,
    rewardsEntry: 0n,
    rewardsExit: 0n,
    rewardsClaimed: 0n,
    rewardsBurned: 0n,
    rewardsFrozen: 0n,
    takings: [],
    slashBucket: 0,
  }),
  SlashCase: (): SlashCase => ({
    state: 0,
    reason: 0,
    number: 0,
    device: NOBODY,
    rentPayer: NOBODY,
    evidenceHash: 0,
    infractionAt: 0n,
    openedAt: 0n,
    appealEndsAt: 0n,
    arbiterSeconds: 0n,
    appealedAt: 0n,
    arbiterEndsAt: 0n,
    appellant: NOBODY,
    stakeBps: 0,
    rewardsBps: 0,
    bucket: 0,
    opener: NOBODY,
    ownerStake: 0n,
    ownerRewards: 0n,
    hits: arrayOf(MAX_SLOTS, emptyHit),
  }),
};

/** The address of a new account. */
export interface Place {
  /** The address that the transaction passes. */
  at: Address;
  /** The address that its seeds give. */
  address: Address;
  payer: Address;
}

/** An account is created only at the address of its seeds. */
export function needSeeds({ at, address }: Omit<Place, 'payer'>): void {
  need(at === address, 'anchor 2006');
}

/** Creates an account of this program, at the end of an instruction; fields that are not given are zero. */
export function make<K extends keyof typeof BLANK>(
  ledger: Ledger,
  kind: K,
  place: Place,
  data: Partial<Kinds[K]>,
): void {
  needSeeds(place);
  ledger.create(kind, place.at, place.payer, { ...BLANK[kind](), ...data });
}
