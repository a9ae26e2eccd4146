import {
  SlashReason,
  actionInstructions,
  type ActionName,
  type ArgumentsOf,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { instructionsOf } from '../../../support/ask';
import { EVIDENCE } from '../../../support/caseSteps';

/** What an action needs that is in no account of its subject. */
export interface Surroundings {
  /** Unix second. */
  now: bigint;
  /** A wallet without an account, and unused ids. */
  newWallet: PublicKey;
  newParticipantId: Uint8Array;
  newDeviceId: string;
  /** Who paid for the link of a wallet, by base58 address. */
  linkPayers: ReadonlyMap<string, PublicKey>;
}

export interface Situation extends Surroundings {
  subject: Subject;
  viewer: Viewer;
}

/** A key for a role, even if it is vacant. */
const filled = (holder: PublicKey, other: PublicKey): PublicKey =>
  holder.equals(PublicKey.default) ? other : holder;

/** All arguments that an action is sent with: those that decide, and the others. */
function argumentsOf(action: ActionName, situation: Situation, args: unknown): unknown {
  const { subject, viewer, newWallet, newParticipantId, newDeviceId, linkPayers } = situation;
  const wallet = (subject.participant ?? viewer.participant)?.wallets[0] ?? newWallet;
  const given = args as Record<string, unknown>;
  const { mint, registrar, rewardAuthority, slasher, arbiter, pauser } = subject.config;
  const more: Partial<Record<ActionName, unknown>> = {
    initialize: {
      mint,
      registrar,
      rewardAuthority,
      slasher: filled(slasher, newWallet),
      arbiter: filled(arbiter, mint),
      pauser,
    },
    createParticipant: { id: newParticipantId },
    linkWallet: { wallet: newWallet },
    unlinkWallet: { wallet, rentPayer: linkPayers.get(wallet.toBase58()) ?? viewer.wallet },
    registerDevice: { ...given, owner: wallet, id: newDeviceId, model: 'T4', tier: 1 },
    openCase: { reason: SlashReason.FrequentDowntime, ...given, evidenceHash: EVIDENCE },
  };
  return more[action] ?? args;
}

/** The instructions that an action is sent as, whether it is possible or not. */
export const instructionsFor = <A extends ActionName>(
  action: A,
  situation: Situation,
  args: ArgumentsOf<A>,
): TransactionInstruction[] =>
  instructionsOf(
    action,
    situation.subject,
    situation.viewer,
    situation.now,
    argumentsOf(action, situation, args),
  );

/** Whether an action cannot be sent for the lack of an account in its subject. */
export function lacksSubject(action: ActionName, situation: Situation, args: unknown): boolean {
  const { subject, viewer, now } = situation;
  try {
    actionInstructions(action, subject as never, viewer, now, argumentsOf(action, situation, args) as never);
    return false;
  } catch (error) {
    return (
      error instanceof TypeError && /lacks "|subject\.participant|viewer\.participant/.test(error.message)
    );
  }
}
