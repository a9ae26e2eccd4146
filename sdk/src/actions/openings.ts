import { PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';

import { participantKind, type Participant } from '../accounts/participant';
import { walletLinkKind } from '../accounts/walletLink';
import { toPublicKey, type Address } from '../address';
import { fromBaseUnits } from '../amounts';
import { web3Buffer } from '../buffer';
import { ACCOUNT_VERSION } from '../constants';
import { openParticipant } from '../instructions/anyone/openParticipant';
import { findParticipantPda } from '../pda';
import { checkSubject } from '../refusals/checkSubject';
import type { ActionName, Opening, Subject, Viewer } from '../refusals/types';
import { associatedTokenAccount, tokenProgramOf, type MintInput } from '../tokenAccounts';
import { ASSOCIATED_TOKEN_PROGRAM_ID } from '../tokenPrograms';
import { MODULES } from './arguments';

/** What has to be there before an action, and the viewer as it is then. */
export interface Preparation {
  viewer: Viewer;
  openings: Opening[];
  instructions: TransactionInstruction[];
}

/** What the opening of accounts takes, beyond the action itself. */
export interface PrepareOptions {
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address | undefined;
  /**
   * Whether the wallet that is paid has its token account. By default only the viewer's own one is known, and others
   * are taken to have theirs.
   */
  payeeHolds?: boolean | undefined;
  /** Who pays the rent of a token account; the viewer by default. */
  rentPayer?: Address | undefined;
}

/** Lamports for a byte of an account, and bytes that every account is charged for beside its data. */
const LAMPORTS_PER_BYTE = 6_960n;
const ACCOUNT_OVERHEAD = 128;
const TOKEN_ACCOUNT_BYTES = 165;
const SOL_DECIMALS = 9;

/** Lamports that accounts of these sizes lock. */
const rentOf = (...bytes: number[]): bigint =>
  bytes.reduce((sum, size) => sum + LAMPORTS_PER_BYTE * BigInt(ACCOUNT_OVERHEAD + size), 0n);

const wordsOf = (what: string, rent: bigint): string =>
  `also opens ${what} (rent ${fromBaseUnits(rent, SOL_DECIMALS)} SOL)`;

/** The account that a wallet opens. */
export function openedAccount(wallet: PublicKey, attested: boolean, programId?: Address): Participant {
  const [address, bump] = findParticipantPda({ id: wallet, ...(programId && { programId }) });
  return {
    address,
    version: ACCOUNT_VERSION,
    bump,
    attested,
    activeClaims: 0,
    id: wallet.toBytes(),
    rentPayer: wallet,
    wallets: [wallet],
  };
}

/** Opens the associated token account of a wallet; does nothing if it is there already. */
function openTokenAccount(payer: PublicKey, wallet: PublicKey, mint: MintInput & { mint: PublicKey }) {
  const account = (pubkey: PublicKey, isWritable: boolean, isSigner = false) => ({
    pubkey,
    isSigner,
    isWritable,
  });
  return new TransactionInstruction({
    programId: ASSOCIATED_TOKEN_PROGRAM_ID,
    keys: [
      account(payer, true, true),
      account(associatedTokenAccount(wallet, mint), true),
      account(wallet, false),
      account(mint.mint, false),
      account(SystemProgram.programId, false),
      account(tokenProgramOf(mint), false),
    ],
    // CreateIdempotent
    data: web3Buffer().from([1]),
  });
}

/** Whose associated token account an action pays to; `null` if it pays to none, or its subject lacks who. */
export function payeeOf(action: ActionName, subject: Partial<Subject>, viewer: Viewer): PublicKey | null {
  const { payee } = MODULES[action];
  if (!payee) return null;
  if (/CoStake/.test(action) && !subject.offer) return null;
  return payee(subject as never, viewer);
}

/**
 * What an action opens on the way: the wallet's account if it needs one, and the token account that it pays to.
 */
export function prepare(
  action: ActionName,
  subject: Partial<Subject>,
  viewer: Viewer,
  { programId, payeeHolds, rentPayer }: PrepareOptions = {},
): Preparation {
  checkSubject(action, subject);
  const { wallet } = viewer;
  const { config } = subject;
  const prepared: Preparation = { viewer, openings: [], instructions: [] };
  if (MODULES[action].opensAccount && !viewer.participant) {
    const participant = openedAccount(wallet, false, programId);
    const rent = rentOf(participantKind.size, walletLinkKind.size);
    prepared.viewer = { ...viewer, participant };
    prepared.openings.push({
      what: 'account',
      wallet,
      address: participant.address,
      rent,
      words: wordsOf('your account', rent),
    });
    prepared.instructions.push(openParticipant({ wallet, ...(programId && { programId }) }).instruction);
  }
  const payee = payeeOf(action, subject, viewer);
  const own = payee?.equals(wallet) ?? false;
  if (payee && config && !(payeeHolds ?? (!own || viewer.balance !== null))) {
    const rent = rentOf(TOKEN_ACCOUNT_BYTES);
    if (own) prepared.viewer = { ...prepared.viewer, balance: 0n };
    prepared.openings.push({
      what: 'token account',
      wallet: payee,
      address: associatedTokenAccount(payee, config),
      rent,
      words: wordsOf(own ? 'your token account' : 'the token account that receives the payment', rent),
    });
    prepared.instructions.push(openTokenAccount(toPublicKey(rentPayer ?? wallet), payee, config));
  }
  return prepared;
}
