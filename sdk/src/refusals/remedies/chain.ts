import type { CoStakingError, ErrorSource } from '../../errors';

/** What to do about a failure that no error of the program stands for. */
interface Advice {
  cause: string;
  remedy: string;
}

/** By name, for the failures that users meet. */
const BY_CODE: Partial<Record<ErrorSource, Record<string, Advice>>> = {
  anchor: {
    AccountOwnedByWrongProgram: {
      cause: 'An account that was passed no longer exists, or is of another kind.',
      remedy:
        'Reload: if it was an offer, another wallet has taken it or the owner has withdrawn it; a case may have ended; the wallet may have no account yet.',
    },
    AccountNotInitialized: {
      cause: 'An account that was passed does not exist.',
      remedy:
        'Reload the accounts: an offer or case may have been closed, or the wallet may have no account yet.',
    },
    ConstraintSeeds: {
      cause: 'An account that was passed is not the expected one.',
      remedy: 'Build the instruction with the SDK, which derives the addresses.',
    },
    InstructionFallbackNotFound: {
      cause: 'The program does not know this instruction.',
      remedy: 'Check the program id and the version of the SDK.',
    },
  },
  token: {
    InsufficientFunds: {
      cause: 'The token account holds less than the amount.',
      remedy: 'Send tokens to the wallet’s associated token account, or choose a smaller amount.',
    },
    AccountFrozen: {
      cause: 'The mint’s freeze authority has frozen the token account.',
      remedy: 'Ask the mint’s freeze authority to thaw it, or use another token account of the wallet.',
    },
    OwnerMismatch: {
      cause: 'The token account belongs to another wallet.',
      remedy: 'Choose a token account of the signing wallet.',
    },
    UninitializedState: {
      cause: 'The token account does not exist.',
      remedy: 'Create the wallet’s associated token account first.',
    },
  },
  system: {
    AccountAlreadyInUse: {
      cause: 'The account already exists; an earlier attempt may have created it.',
      remedy: 'Reload the accounts and check whether the earlier attempt succeeded.',
    },
    ResultWithNegativeLamports: {
      cause: 'The wallet holds too little SOL for the rent of a new account or a transfer.',
      remedy: 'Send some SOL to the paying wallet.',
    },
  },
};

const SOL = 'Send some SOL to the paying wallet, and try again.';
const AGAIN = 'Build the transaction with a fresh blockhash, let the wallet sign it, and send it again.';
const LIMIT = 'Ask for a higher compute unit limit: simulate first, and add a margin.';

/** By the words of the runtime, in its different spellings. */
const BY_WORDS: [pattern: RegExp, advice: Advice][] = [
  [
    /blockhash ?not ?found|block height exceeded/i,
    { cause: 'The transaction’s blockhash is too old.', remedy: AGAIN },
  ],
  [
    /already ?(been )?processed/i,
    {
      cause: 'This transaction has already landed.',
      remedy: 'Look up its signature: it may have succeeded.',
    },
  ],
  [
    /insufficient ?funds ?for ?rent/i,
    { cause: 'An account would fall below its minimum for rent.', remedy: SOL },
  ],
  [
    /insufficient ?funds ?for ?fee|insufficient lamports|no record of a prior credit|\baccountnotfound\b/i,
    { cause: 'The paying wallet holds too little SOL.', remedy: SOL },
  ],
  [
    /computational ?budget ?exceeded|exceeded cus meter|computebudgetexceeded|programfailedtocomplete/i,
    { cause: 'The transaction ran out of compute units.', remedy: LIMIT },
  ],
  [
    /signature ?(verification )?fail|missing ?required ?signature/i,
    {
      cause: 'A signature is missing or invalid.',
      remedy: 'Sign with every wallet that the instruction names.',
    },
  ],
  [
    /walletnotconnected|wallet ?(is )?not connected/i,
    { cause: 'No wallet is connected.', remedy: 'Connect a wallet, and try again.' },
  ],
  [
    /versioned transactions? (is|are)? ?not supported|does ?n[o’']t support versioned/i,
    {
      cause: 'The wallet cannot sign versioned transactions.',
      remedy: 'Update the wallet, or use another one.',
    },
  ],
  [
    /0x5515|locked device|device is locked/i,
    { cause: 'The Ledger is locked.', remedy: 'Unlock it, open its Solana app, and try again.' },
  ],
  [
    /0x6808|blind sign/i,
    {
      cause: 'The Ledger does not sign what it cannot show.',
      remedy: 'Allow blind signing in the settings of its Solana app, and try again.',
    },
  ],
  [
    /programaccountnotfound|invalid ?program ?for ?execution|unsupported ?program ?id|program that does not exist/i,
    {
      cause: 'The program is not deployed on this cluster.',
      remedy: 'Check the cluster of the RPC node and the program id.',
    },
  ],
  [
    /user rejected|rejected the request/i,
    {
      cause: 'The transaction was declined in the wallet.',
      remedy: 'Nothing was sent. Send it again and approve it in the wallet.',
    },
  ],
  [
    /(transaction|encoding).*(too large|overruns)/i,
    { cause: 'The transaction is larger than 1,232 bytes.', remedy: 'Split it into several transactions.' },
  ],
  [
    /accountinuse|wouldexceed/i,
    {
      cause: 'The chain is busy with the accounts of this transaction.',
      remedy: 'Send it again, perhaps with a higher price.',
    },
  ],
  [
    /incorrect ?program ?id|invalid ?account ?data/i,
    {
      cause: 'A token account does not exist, or is of another kind.',
      remedy: 'Create the wallet’s associated token account first.',
    },
  ],
];

/** Cause and remedy of a failed transaction whose error is not the program's. */
export function adviceFor({ source, code, message }: CoStakingError): Advice {
  const known = BY_CODE[source]?.[code] ?? BY_WORDS.find(([pattern]) => pattern.test(code))?.[1];
  return known ?? adviceForText(message) ?? { cause: UNKNOWN_CAUSES[source], remedy: UNKNOWN_REMEDY };
}

/** Cause and remedy if there are only words; `undefined` if nothing is known of them. */
export const adviceForText = (text: string): Advice | undefined =>
  BY_WORDS.find(([pattern]) => pattern.test(text))?.[1];

const UNKNOWN_REMEDY = 'Send the report below to support.';

const UNKNOWN_CAUSES: Record<ErrorSource, string> = {
  program: 'The program refused.',
  anchor: 'The program refused the accounts or arguments of the instruction.',
  token: 'The token program refused.',
  'associated-token': 'The associated token account could not be created.',
  system: 'The system program refused.',
  runtime: 'The chain refused the transaction.',
};
