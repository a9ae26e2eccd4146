/** A failure on the way to the chain: the transaction may or may not have landed. */
interface NetworkAdvice {
  message: string;
  cause: string;
  remedy: string;
}

const LOOK = 'Look up the signature before signing again: the transaction may have landed.';

/** @param look - what to look up if a transaction was sent; empty, or with a space before it */
const failures = (look: string): [pattern: RegExp, advice: NetworkAdvice][] => [
  [
    /-32601\b|method not found|-32010\b|excluded from account secondary indexes/i,
    {
      message: 'the RPC node does not offer this request',
      cause: 'Its provider has disabled the method or its index.',
      remedy: 'Use another RPC node.',
    },
  ],
  [
    /-32020\b|-32011\b|transaction history is not available/i,
    {
      message: 'the RPC node does not have this part of the history',
      cause: 'It keeps only a few days of history, or none.',
      remedy: 'Use the RPC of an archive node.',
    },
  ],
  [
    /\b413\b|payload too large|request entity too large/i,
    {
      message: 'the RPC node refuses a request of this size',
      cause: 'Too many addresses or transactions were asked for at once.',
      remedy: 'Ask for fewer at a time, or use another RPC node.',
    },
  ],
  [
    /\b429\b|too many requests|rate limit/i,
    {
      message: 'the RPC node’s rate limit is reached',
      cause: 'Too many requests were sent to it in a short time.',
      remedy: `Wait a few seconds, or use another RPC node.${look}`,
    },
  ],
  [
    /\b(401|403)\b|unauthorized|forbidden/i,
    {
      message: 'the RPC node denied access',
      cause: 'The key in its address is missing, wrong or exhausted, or does not allow this request.',
      remedy: 'Check the key in the address of the RPC node.',
    },
  ],
  [
    /not confirmed in|timed? ?out|timeout|aborted|ETIMEDOUT/i,
    {
      message: 'no answer came in time',
      cause: 'The RPC node or the chain is slow.',
      remedy:
        look === ''
          ? 'Try again, or use another RPC node.'
          : `${LOOK} If it has not, and its blockhash has expired, send it again.`,
    },
  ],
  [
    /fetch failed|failed to fetch|network ?error|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|socket hang up|load failed/i,
    {
      message: 'the RPC node cannot be reached',
      cause: 'The connection to it failed.',
      remedy: `Check the internet connection and the address of the RPC node.${look}`,
    },
  ],
  [
    /\b(500|502|503|504)\b|node is (behind|unhealthy)/i,
    {
      message: 'the RPC node has a problem',
      cause: 'It returned an error of its own.',
      remedy: `Try again later, or use another RPC node.${look}`,
    },
  ],
];

/**
 * What is known of a failure of the network; `undefined` if it looks like something else.
 *
 * @param reading - whether nothing was sent
 */
export const networkAdvice = (text: string, reading: boolean): NetworkAdvice | undefined =>
  failures(reading ? '' : ` ${LOOK}`).find(([pattern]) => pattern.test(text))?.[1];
