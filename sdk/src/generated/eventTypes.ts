// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
import type { PublicKey } from '@solana/web3.js';

import type { DeviceStatus, Role, SlashReason, SlashTerm } from '../accounts/states';

/** What each event of the program says, by its name. */
export interface EventData {
  /** The registrar took an attestation back. Live claims stay. */
  AttestationRevoked: {
    /** The account of wallets. */
    participant: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner or a co-staker that is hit appealed a case: it waits for the arbiter now. */
  CaseAppealed: {
    /** The device. */
    device: PublicKey;
    /** Account of the case; it is closed when the case ends. */
    slashCase: PublicKey;
    /** Number of the case among its device's. */
    number: number;
    /** Wallet that appealed. */
    appellant: PublicKey;
    /** Unix second at which the case expires undecided and everything is released. */
    arbiterEndsAt: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The arbiter upheld (1) or dismissed (0) an appealed case, or took an upheld decision back. */
  CaseDecided: {
    /** The device. */
    device: PublicKey;
    /** Account of the case; it is closed when the case ends. */
    slashCase: PublicKey;
    /** Number of the case among its device's. */
    number: number;
    /** 1 upheld, 0 dismissed. */
    upheld: number;
    /** 1 if an upheld decision was taken back, which dismisses the case. */
    takenBack: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A case ended and its account was closed: the amounts were burned (`burned` 1) or released. */
  CaseEnded: {
    /** The device. */
    device: PublicKey;
    /** Account of the case; it is closed when the case ends. */
    slashCase: PublicKey;
    /** Number of the case among its device's. */
    number: number;
    /** 1 if the amounts were burned, 0 if they were released. */
    burned: number;
    /** 1 if the slasher, or the admin while there was none, withdrew the case. */
    withdrawn: number;
    /** Owner's stake burned or released, base units. */
    ownerStake: bigint;
    /** Owner's rewards burned or released, base units. */
    ownerRewards: bigint;
    /** Owner's stake afterwards, base units. */
    ownerStakeAfter: bigint;
    /** Offers whose co-stakes were hit; the first `hits` places count. */
    nonces: number[];
    /** Principal of each, burned or released, base units. */
    stakes: bigint[];
    /** Rewards of each, burned or released, base units. */
    rewards: bigint[];
    /** Co-stakes that were hit. */
    hits: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A slash case was opened; the amounts are frozen. The lists name the co-stakes hit in the order of the
   * device's slots; unused places are zero. */
  CaseOpened: {
    /** The device. */
    device: PublicKey;
    /** Account of the case; it is closed when the case ends. */
    slashCase: PublicKey;
    /** Number of the case among its device's. */
    number: number;
    /** Why the device is slashed. */
    reason: SlashReason;
    /** Hash of the evidence, as the slasher publishes it. */
    evidenceHash: Uint8Array;
    /** Unix second of the infraction: who was exposed then is hit. */
    infractionAt: bigint;
    /** Part of each stake that is asked, basis points; a party's cap may let the case take less. */
    stakeBps: number;
    /** Part of all unclaimed rewards that is hit, basis points. */
    rewardsBps: number;
    /** Owner's stake that is frozen, base units. */
    ownerStake: bigint;
    /** Owner's unclaimed rewards that are frozen, base units. */
    ownerRewards: bigint;
    /** Offers whose co-stakes are hit; the first `hits` places count. */
    nonces: number[];
    /** Principal hit of each, base units. */
    stakes: bigint[];
    /** Unclaimed rewards hit of each, base units. */
    rewards: bigint[];
    /** Co-stakes hit. */
    hits: number;
    /** Unix second from which no one may appeal, and before which nothing is burned. */
    appealEndsAt: bigint;
    /** Slasher that opened the case. */
    opener: PublicKey;
    /** Bucket of 14 days to which a release returns the amounts. */
    bucket: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The account of a withdrawn co-stake was closed. */
  CoStakeClosed: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Number of the offer among its device's, never used twice. */
    nonce: number;
    /** Wallet that accepted the offer. */
    coStaker: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A co-stake's rewards were paid to its co-staker. */
  CoStakeRewardsClaimed: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Wallet that accepted the offer. */
    coStaker: PublicKey;
    /** Rewards paid out, base units. */
    amount: bigint;
    /** All that was ever paid out of this claim, base units, with this payment. */
    claimedTotal: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A co-stake starts its exit, by its co-staker's will or (`forced` 1) by the owner's. Emitted once more
   * if an exit under way gets shorter: by the owner's, or by the co-staker on a terminated device. */
  CoStakeUnstaked: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Wallet that accepted the offer. */
    coStaker: PublicKey;
    /** Principal that leaves, base units. */
    amount: bigint;
    /** 1 if the owner's exit forced it, 0 if the co-staker chose it. */
    forced: number;
    /** Device's running total of posted rewards up to which the co-stake earns, base units. */
    rewardsExit: bigint;
    /** Unix second until which the leaving stake counts. */
    waitEndsAt: bigint;
    /** Unix second at which the stake is free. */
    cooldownEndsAt: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The principal of a co-stake was paid back, or the part of it that no case has frozen. */
  CoStakeWithdrawn: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Wallet that accepted the offer. */
    coStaker: PublicKey;
    /** Principal paid back, base units. */
    amount: bigint;
    /** Principal still locked, base units: what an open case has frozen. */
    principalAfter: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The protocol was set up: its token, its roles and the base of every minimum. */
  ConfigInitialized: {
    /** The token that is staked and paid out. */
    mint: PublicKey;
    /** Token program of the mint. */
    tokenProgram: PublicKey;
    /** Sets parameters and nominates roles. */
    admin: PublicKey;
    /** Registers devices, reports on them, attests accounts. */
    registrar: PublicKey;
    /** Posts rewards. */
    rewardAuthority: PublicKey;
    /** Opens slash cases. */
    slasher: PublicKey;
    /** Decides appeals. */
    arbiter: PublicKey;
    /** Pauses entries. */
    pauser: PublicKey;
    /** Nominated for the admin role as one that has matured; the empty address for no one. */
    spareAdmin: PublicKey;
    /** Base units a device must lock for each card before its multiplier. */
    baseStakePerCard: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A finished device was closed; what strangers had sent to its vaults, and fractions of rewards, are
   * burned. */
  DeviceClosed: {
    /** The device. */
    device: PublicKey;
    /** UUID. */
    id: Uint8Array;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The registrar registered a device for an owner. */
  DeviceRegistered: {
    /** The device. */
    device: PublicKey;
    /** UUID. */
    id: Uint8Array;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** The owner's account. */
    participant: PublicKey;
    /** Stake that the device must hold, base units. */
    minimum: bigint;
    /** Earning multiplier, basis points; zero for an unsupported model. */
    multiplierBps: number;
    /** Cards in the device. */
    cards: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The registrar reported a device's state, score and hire. */
  DeviceReported: {
    /** The device. */
    device: PublicKey;
    /** Operational status. */
    status: DeviceStatus;
    /** Whole percent, or 255 while unknown. */
    reliabilityScore: number;
    /** Unix second until which the device is hired; zero or past if it is not. */
    hiredUntil: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner or the registrar terminated a device permanently: rewards stop, each party leaves through its own
   * periods. */
  DeviceTerminated: {
    /** The device. */
    device: PublicKey;
    /** Wallet that terminated it: the registrar's or the owner's. */
    by: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The pauser paused entries. Exits and claims go on. */
  EntriesPaused: {
    /** Unix second until which entries are refused. */
    pausedUntil: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The pauser ended the pause. */
  EntriesUnpaused: {
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner gave notice of leaving, which bounds how long a hire can hold the stake. */
  NoticeGiven: {
    /** The device. */
    device: PublicKey;
    /** Unix second from which a hire can no longer stop the unstake. */
    holdEndsAt: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A co-staker accepted an offer and locked the principal. */
  OfferAccepted: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Wallet that accepted the offer. */
    coStaker: PublicKey;
    /** Account whose claim the co-stake is. */
    participant: PublicKey;
    /** Principal locked, base units. */
    amount: bigint;
    /** Part of the device's rewards that the co-stake earns, basis points. */
    shareBps: number;
    /** Device's running total of posted rewards from which the co-stake earns, base units. */
    rewardsEntry: bigint;
    /** By how much the device will miss its minimum once all pending changes take effect, base units. */
    shortfall: bigint;
    /** Unix second until which the owner is committed: neither full unstake nor termination by the owner. */
    committedUntil: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** An open offer was closed, nothing moved. */
  OfferClosed: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Number of the offer among its device's, never used twice. */
    nonce: number;
    /** Wallet that sent the closing. */
    by: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** An owner published an offer. Its terms never change. */
  OfferCreated: {
    /** The device. */
    device: PublicKey;
    /** The offer's account. */
    offer: PublicKey;
    /** Number of the offer among its device's, never used twice. */
    nonce: number;
    /** Principal that is asked for, base units. */
    amount: bigint;
    /** Part of the device's rewards that the co-stake earns, basis points. */
    shareBps: number;
    /** Wait of an exit, seconds. */
    waitSeconds: bigint;
    /** Cooldown of an exit, seconds. */
    cooldownSeconds: bigint;
    /** Unix second from which the offer can no longer be accepted; zero for never. */
    expiresAt: bigint;
    /** The only wallet that may accept; the empty address if anyone may. */
    counterparty: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner took back stake above the device's need. */
  OverflowWithdrawn: {
    /** The device. */
    device: PublicKey;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Stake above the need, paid back, base units. */
    amount: bigint;
    /** Owner's stake afterwards, base units. */
    stakeAfter: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner's rewards were paid to the owner. */
  OwnerRewardsClaimed: {
    /** The device. */
    device: PublicKey;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Rewards paid out, base units. */
    amount: bigint;
    /** All that was ever paid out of this claim, base units, with this payment. */
    claimedTotal: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner's stake was paid back, or the part of it that no case has frozen. */
  OwnerStakeWithdrawn: {
    /** The device. */
    device: PublicKey;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Stake paid back, base units. */
    amount: bigint;
    /** Stake still locked, base units: what an open case has frozen. */
    stakeAfter: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner locked stake for a device. */
  OwnerStaked: {
    /** The device. */
    device: PublicKey;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Stake locked, base units. */
    amount: bigint;
    /** Owner's stake afterwards, base units. */
    stakeAfter: bigint;
    /** Owner's cooldown in force at the first stake, seconds: the most that the exit can take. */
    cooldownSeconds: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The owner's whole stake starts its cooldown. */
  OwnerUnstaked: {
    /** The device. */
    device: PublicKey;
    /** Wallet that stakes for the device. */
    owner: PublicKey;
    /** Stake that leaves, base units. */
    amount: bigint;
    /** Unix second at which the stake is free. */
    cooldownEndsAt: bigint;
    /** Co-stakes that the exit forced into cooldown. */
    forcedExits: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The admin set the parameters; they apply to what is agreed from now on. */
  ParametersUpdated: {
    /** Base units a device must lock for each card before its multiplier, before the change. */
    oldBaseStakePerCard: bigint;
    /** Base units a device must lock for each card before its multiplier, after the change. */
    newBaseStakePerCard: bigint;
    /** Wait of future offers, seconds, before the change. */
    oldWaitSeconds: bigint;
    /** Wait of future offers, seconds, after the change. */
    newWaitSeconds: bigint;
    /** Cooldown of future offers and owners' exits, seconds, before the change. */
    oldCooldownSeconds: bigint;
    /** Cooldown of future offers and owners' exits, seconds, after the change. */
    newCooldownSeconds: bigint;
    /** Time the arbiter has from an appeal, seconds, before the change. */
    oldArbiterSeconds: bigint;
    /** Time the arbiter has from an appeal, seconds, after the change. */
    newArbiterSeconds: bigint;
    /** Notice before a higher requirement applies, seconds, before the change. */
    oldRequirementNoticeSeconds: bigint;
    /** Notice before a higher requirement applies, seconds, after the change. */
    newRequirementNoticeSeconds: bigint;
    /** Claims an account may hold at any time, before the change. */
    oldMaxClaims: number;
    /** Claims an account may hold at any time, after the change. */
    newMaxClaims: number;
    /** 1 if offers may only be accepted by attested accounts, before the change. */
    oldAttestationRequired: number;
    /** 1 if offers may only be accepted by attested accounts, after the change. */
    newAttestationRequired: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The registrar attested that the wallets of an account belong together. */
  ParticipantAttested: {
    /** The account of wallets. */
    participant: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** An account without claims was closed. */
  ParticipantClosed: {
    /** The account of wallets. */
    participant: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** An account of wallets was opened. */
  ParticipantOpened: {
    /** The account of wallets. */
    participant: PublicKey;
    /** A wallet's own key if self-opened, else an id that the registrar chose. */
    id: Uint8Array;
    /** 1 if the registrar opened it, so that it is attested from the start. */
    attested: number;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The hardware of a device changes: at once, or from `applies_from` on if it needs more stake. */
  RequirementUpdated: {
    /** The device. */
    device: PublicKey;
    /** Minimum stake so far, base units. */
    oldMinimum: bigint;
    /** Minimum stake of the new hardware, base units. */
    newMinimum: bigint;
    /** Cards in the new hardware. */
    cards: number;
    /** New earning multiplier, basis points; zero for an unsupported model. */
    multiplierBps: number;
    /** Unix second from which the new hardware and minimum apply; equal to `at` if at once. */
    appliesFrom: bigint;
    /** Unix second until which the old minimum goes on counting for the overflow; zero if it does not. */
    overflowBoundUntil: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The rewards of a block were posted to a device and split by the shares. */
  RewardsPosted: {
    /** The device. */
    device: PublicKey;
    /** Block number, above the device's last one. */
    block: bigint;
    /** Rewards of the block, base units. */
    amount: bigint;
    /** Sum of the shares of the active co-stakes that earn from this post, basis points. */
    liveShareBps: number;
    /** All that was ever posted to the device, base units, with this post. */
    postedTotal: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A nominated wallet took over a role. A new admin finds all nominations and announced slash terms cleared. */
  RoleAccepted: {
    /** The role. */
    role: Role;
    /** Wallet that held the role. */
    oldHolder: PublicKey;
    /** Wallet that holds it now. */
    newHolder: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The admin nominated a successor for a role, who has to accept it, or took a nomination back. */
  RoleNominated: {
    /** The role. */
    role: Role;
    /** Wallet that may accept the role; the empty address if a nomination was taken back. A spare admin
     * that was taken back stays the nominee until `ends_at`. */
    nominee: PublicKey;
    /** Unix second from which the nomination can be accepted; zero if there is none. */
    maturesAt: bigint;
    /** Unix second at which a spare admin that was taken back ends; zero if none was. */
    endsAt: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A role was vacated by the admin, or laid down by its holder. */
  RoleVacated: {
    /** The role. */
    role: Role;
    /** Wallet that held the role. */
    oldHolder: PublicKey;
    /** Wallet that vacated it: the admin's or the holder's. */
    by: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** The admin set a slash term: at once if it is better than what is in force, else from `applies_from`
   * on. What was announced for the term before is dropped. */
  SlashTermSet: {
    /** The term. */
    term: SlashTerm;
    /** Value in force at the event; basis points for a cap, seconds for the appeal window. */
    oldValue: bigint;
    /** Value that was set. */
    newValue: bigint;
    /** Unix second from which it is in force; equal to `at` if at once. */
    appliesFrom: bigint;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A wallet was linked to an account: its claims count there. */
  WalletLinked: {
    /** The account of wallets. */
    participant: PublicKey;
    /** The wallet. */
    wallet: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
  /** A wallet was taken out of an account. */
  WalletUnlinked: {
    /** The account of wallets. */
    participant: PublicKey;
    /** The wallet. */
    wallet: PublicKey;
    /** Unix second of the event. */
    at: bigint;
  };
}
