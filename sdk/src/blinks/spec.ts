/**
 * The shapes of Solana Actions (specification 2.4) that an offer needs. They are written out here
 * so that the package depends on nothing for them.
 */

/** What a client shows instead of, or beside, the button. */
export interface ActionError {
  /** The reason, in product words. */
  message: string;
}

/** What may be done, with the address to POST to. */
export interface LinkedAction {
  /** The POST is answered with a transaction. */
  type: 'transaction';
  /** Where to POST to: a path on the host of the Action. */
  href: string;
  /** Text of its button. */
  label: string;
}

/** Answer to the GET: what a client shows of an offer. */
export interface ActionGetResponse {
  /** Something that may be done, also if it is greyed out. */
  type: 'action';
  /** Absolute URL of an image. */
  icon: string;
  /** One line: amount in whole tokens, share in percent. */
  title: string;
  /** Device, terms and risk. */
  description: string;
  /** Text of the button. */
  label: string;
  /** Whether the button is greyed out; the reason is in `error`. Absent if it is not. */
  disabled?: boolean;
  /** Why the button is greyed out; absent if it is not. */
  error?: ActionError;
  /** Where to POST to; absent for an offer that is closed. */
  links?: { actions: LinkedAction[] };
}

/** What a client shows once the transaction has landed. */
export interface CompletedAction {
  /** The end of a chain of actions: no further step. */
  type: 'completed';
  /** Absolute URL of an image. */
  icon: string;
  /** One line: what the wallet co-stakes, in whole tokens. */
  title: string;
  /** What follows from it. */
  description: string;
  /** Text of the button, which does nothing any more. */
  label: string;
}

/** Answer to the POST: what the wallet is to sign. */
export interface ActionPostResponse {
  /** A transaction, not a message. */
  type: 'transaction';
  /** The unsigned version 0 transaction, base64; of 1,232 bytes at most. The wallet pays its fee. */
  transaction: string;
  /** What it does, for the wallet to show. */
  message: string;
  /** What is shown once it has landed. */
  links: { next: { type: 'inline'; action: CompletedAction } };
}

/** Answer to `GET /actions.json`: which links of a website are Actions. */
export interface ActionsJson {
  /** Paths of the website, and the paths of the Actions that they stand for; `*` is any text without a slash. */
  rules: { pathPattern: string; apiPath: string }[];
}
