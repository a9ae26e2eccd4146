import type { PublicKey } from '@solana/web3.js';

import type { Config, Device, Offer, Participant, SlashCase, WalletLink } from '../accounts';
import type { ProgramErrorCode } from '../errors';
import type { InstructionName } from '../codec/instruction';

/** The viewer of a device: what an action would be sent and paid with. */
export interface Viewer {
  /** Signs the action. */
  wallet: PublicKey;
  /** The account the wallet belongs to, else the one it has opened itself; `null` if there is none. */
  participant: Participant | null;
  /** Base units in the wallet's associated token account of the stake mint; `null` if it has none. */
  balance: bigint | null;
  /** The link of the wallet to its account, `null` if there is none. Only `closeParticipant` looks at it. */
  walletLink?: WalletLink | null;
}

/** What an action is about, as decoded accounts of one moment. */
export interface Subject {
  config: Config;
  device: Device;
  /** The offer or co-stake in question. */
  offer?: Offer;
  /**
   * The device's other offers. Needed if an action reaches co-stakes other than `offer`: opening a case, and
   * previews of an owner's full unstake and of the end of a case.
   */
  offers?: readonly Offer[];
  /** The slash case in question. */
  slashCase?: SlashCase;
  /** The account that an action of the registrar is about; the viewer's own by default. */
  participant?: Participant;
  /** The link of the wallet that the registrar takes out of its account. */
  walletLink?: WalletLink;
}

/** Name of an action: the instruction that it sends. */
export type ActionName = InstructionName;

/** Refusals that the chain gives without an error of the program. */
export type OwnRefusalCode =
  /** The token account holds less than the amount. */
  | 'InsufficientFunds'
  /** The wallet has no account of the product. */
  | 'NoParticipant'
  /** The wallet has an account already. */
  | 'ParticipantExists'
  /** The account has no wallet that could be taken out, or not this one. */
  | 'WalletNotLinked'
  /** There is no offer, or it is closed. */
  | 'NoOffer'
  /** There is no slash case, or it has ended. */
  | 'NoSlashCase'
  /** The program has its configuration. */
  | 'AlreadyInitialized'
  /** The verdict needs offers that were not given in `Subject.offers`. */
  | 'OffersUnknown';

/** Name of a refusal: an error of the program, or one of {@link OwnRefusalCode}. */
export type RefusalCode = ProgramErrorCode | OwnRefusalCode;

/** Why an action is not possible. */
export interface Refusal {
  code: RefusalCode;
  /** In product words, with the missing amount in tokens and the date in UTC if there is one. */
  message: string;
  /** Base units that are missing, or by which an amount is too large. */
  missing?: bigint;
  /** Unix second from which this refusal no longer applies, if nothing else changes. */
  availableAt?: bigint;
  /** What to do about it. */
  remedy: string;
}

/** Something that an action opens on the way, in the same transaction. */
export interface Opening {
  what: 'account' | 'token account';
  /** Whose it is. */
  wallet: PublicKey;
  address: PublicKey;
  /**
   * Lamports that it locks at 6,960 for a byte, the most that a cluster asks; they come back when it is closed. The
   * viewer pays them.
   */
  rent: bigint;
  /** As a button says it: `"also opens your account (rent 0.00472584 SOL)"`. */
  words: string;
}

/** Whether an action is possible, and if not, why. */
export interface ActionState {
  action: ActionName;
  enabled: boolean;
  /** `null` if the action is enabled. */
  refusal: Refusal | null;
  /** What it opens on the way, in the same transaction; nothing if the action is refused. */
  openings: readonly Opening[];
}

/** A condition: the refusal if it does not hold. */
export type Verdict = Refusal | null;
