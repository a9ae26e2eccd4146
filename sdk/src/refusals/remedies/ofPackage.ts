// By name, not by class: a bundle can hold this package twice, as an ES module and as CommonJS, and then `instanceof`
// is false for the errors of the other copy.

/** What an error of this package means. */
export interface OwnAdvice {
  cause: string;
  remedy: string;
  /** Who failed: `sdk` if it was found before anything was sent, `network` if the RPC did not say. */
  source: 'sdk' | 'network';
}

const ARCHIVE = 'Use the RPC of an archive node.';

const NOT_SET_UP: OwnAdvice = {
  source: 'sdk',
  cause: 'The program is not deployed on this cluster, or not initialized.',
  remedy: 'Check the cluster of the RPC node and the program id.',
};

const OF_ACCOUNT: Record<string, OwnAdvice> = {
  Config: NOT_SET_UP,
  Offer: {
    source: 'sdk',
    cause: 'The offer does not exist: it was withdrawn or has ended, or it is on another cluster.',
    remedy: 'Reload the marketplace and choose another offer.',
  },
};

const MISSING_ACCOUNT: OwnAdvice = {
  source: 'sdk',
  cause: 'The account no longer exists, was never opened, or is on another cluster.',
  remedy: 'Check the address and the cluster of the RPC node, and reload.',
};

const OWN: Record<string, OwnAdvice> = {
  ProgramNotSetUpError: NOT_SET_UP,
  SearchRefusedError: {
    source: 'network',
    cause: 'The provider of the RPC node does not allow getProgramAccounts.',
    remedy:
      'Use another RPC node or an indexer; single accounts can be read by their addresses, such as an offer link.',
  },
  TransactionExpiredError: {
    source: 'sdk',
    cause: 'It did not land before its blockhash expired. Nothing changed.',
    remedy: 'Sign and send it again, with a higher price if the network is busy.',
  },
  OutcomeUnknownError: {
    source: 'network',
    cause: 'The transaction may or may not have landed.',
    remedy: 'Do not sign it again. Look up its signature later, or on an archive node.',
  },
  PartlySentError: {
    source: 'sdk',
    cause: 'The first transactions landed; the next one failed, and the ones after it were not sent.',
    remedy: 'Reload the accounts, and send the rest.',
  },
  TransactionTooLargeError: {
    source: 'sdk',
    cause: 'The transaction is larger than 1,232 bytes.',
    remedy: 'Split it into several transactions.',
  },
  HistoryGapError: {
    source: 'sdk',
    cause: 'The RPC node does not have the whole history, so its sums would be wrong.',
    remedy: ARCHIVE,
  },
  OfferLinkError: {
    source: 'sdk',
    cause: 'The link does not lead to an offer.',
    remedy: 'Ask for the link again, and copy all of it.',
  },
};

/** Advice for an error of this package; `undefined` for any other. */
export function adviceForOwn(error: unknown): OwnAdvice | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name } = error;
  if (name === 'AccountNotFoundError' && 'kind' in error)
    return OF_ACCOUNT[String((error as { kind: unknown }).kind)] ?? MISSING_ACCOUNT;
  return Object.hasOwn(OWN, name) ? OWN[name] : undefined;
}
