import type { Participant } from '../../accounts';
import { MAX_WALLETS } from '../../constants';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';

/** Goes on with an account; refuses if there is none. */
export const withParticipant = (
  { config }: Subject,
  participant: Participant | null | undefined,
  then: (participant: Participant) => Verdict,
): Verdict => (participant ? then(participant) : refuse('NoParticipant', config));

/** The account that an action of the registrar is about. */
export const accountInQuestion = (subject: Subject, viewer: Viewer): Participant | null =>
  subject.participant ?? viewer.participant;

const contains = ({ wallets }: Participant, wallet: Viewer['wallet']): boolean =>
  wallets.some((linked) => linked.equals(wallet));

/** Refuses a wallet that does not belong to the account. */
export const requireWalletOfAccount = (
  { config }: Subject,
  account: Participant,
  wallet: Viewer['wallet'],
): Verdict => (contains(account, wallet) ? null : refuse('WalletNotOfAccount', config));

/** Refuses the account of the device's owner, also if the owner's wallet has moved to it later. */
export function requireNotOwnDevice({ config, device }: Subject, account: Participant): Verdict {
  const own = device.participant.equals(account.address) || contains(account, device.owner);
  return own ? refuse('OwnDevice', config) : null;
}

/** Refuses an account that is not attested, if the configuration asks for it. */
export const requireAttested = ({ config }: Subject, account: Participant): Verdict =>
  config.attestationRequired && !account.attested ? refuse('AccountNotAttested', config) : null;

/** Refuses an account that holds as many claims as it may. */
export function requireClaimFree({ config }: Subject, { activeClaims }: Participant): Verdict {
  if (activeClaims < config.maxClaims) return null;
  return refuse('TooManyClaims', config, {
    words: `${activeClaims} of ${config.maxClaims} claims are in use`,
  });
}

/** Refuses an account that holds a claim. */
export const requireNoClaims = ({ config }: Subject, { activeClaims }: Participant): Verdict =>
  activeClaims === 0 ? null : refuse('AccountHasClaims', config, { words: `claims in use: ${activeClaims}` });

/** Refuses an account without a place for another wallet. */
export const requirePlaceForWallet = ({ config }: Subject, { wallets }: Participant): Verdict =>
  wallets.length < MAX_WALLETS ? null : refuse('TooManyWallets', config);
