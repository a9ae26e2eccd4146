/**
 * The shapes of Solana Actions (specification 2.4) as far as an offer needs them. They are written out here
 * so that the package depends on nothing for them.
 */

/** What a client shows instead of, or beside, the button. */
export interface ActionError {
  message: string;
}

/** What may be done, with the address to POST to. */
export interface LinkedAction {
  type: 'transaction';
  href: string;
  label: string;
}

/** Answer to the GET. */
export interface ActionGetResponse {
  type: 'action';
  /** Absolute URL of an image. */
  icon: string;
  title: string;
  description: string;
  /** Text of the button. */
  label: string;
  /** Whether the button is greyed out; the reason is in `error`. */
  disabled?: boolean;
  error?: ActionError;
  links?: { actions: LinkedAction[] };
}

/** What a client shows once the transaction has landed. */
export interface CompletedAction {
  type: 'completed';
  icon: string;
  title: string;
  description: string;
  label: string;
}

/** Answer to the POST. */
export interface ActionPostResponse {
  type: 'transaction';
  /** The unsigned transaction, base64. */
  transaction: string;
  /** What it does, for the wallet to show. */
  message: string;
  links: { next: { type: 'inline'; action: CompletedAction } };
}

/** Answer to `GET /actions.json`: which links of a website are Actions. */
export interface ActionsJson {
  rules: { pathPattern: string; apiPath: string }[];
}
