import { Option, type Command } from 'commander';

import { ONE } from './takes';

/** Formats of data on stdout. */
export const OUTPUTS = ['table', 'json', 'csv'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Spellings of a transaction that is printed. */
export const ENCODINGS = ['base64', 'base58'] as const;

export const COMMITMENTS = ['confirmed', 'finalized'] as const;

/** Flags of the tool, before or after a command's name; `takes.ts` says which commands take them. */
export interface GlobalOptions {
  url?: string;
  config?: string;
  keypair?: string;
  authority?: string;
  payer?: string;
  feePayer?: string;
  commitment: (typeof COMMITMENTS)[number];
  programId?: string;
  output: Output;
  wide?: boolean;
  simulate?: boolean;
  printOnly?: boolean;
  yes?: boolean;
  withComputeUnitPrice?: string;
  withMemo?: string;
  nonce?: string;
  nonceAuthority?: string;
  blockhash?: string;
  signOnly?: boolean;
  dumpTransactionMessage?: boolean;
  dump?: string;
  signer?: string[];
  encoding?: (typeof ENCODINGS)[number];
  debug?: boolean;
}

/** As they were given: the Solana configuration may name the commitment. */
export type GivenOptions = Omit<GlobalOptions, 'commitment'> & Partial<Pick<GlobalOptions, 'commitment'>>;

/** Heading of the flags that a command may refuse. */
const ACTING_HEADING = 'Options of commands that act (the help of each names those that it takes):';

/** Whether a flag changes what a command does: then only some commands take it. */
export const isActing = (option: Option): boolean =>
  (ONE as readonly string[]).includes(option.attributeName());

/** Adds the flags, in the names that the `solana` tools have taught everyone. */
export function addGlobalOptions(program: Command): void {
  const options = [
    new Option(
      '-u, --url <url or moniker>',
      'RPC: an address, or m (mainnet-beta), d (devnet), t (testnet), l (localhost); default: RPC_URL, then the Solana configuration',
    ),
    new Option(
      '-C, --config <file>',
      'Solana CLI configuration with RPC, keypair and commitment; default: ~/.config/solana/cli/config.yml',
    ),
    new Option(
      '-k, --keypair <signer>',
      'signs and pays: a keypair file, usb://ledger?key=0, prompt://?key=0/0, ASK, or - for stdin; default: the Solana configuration',
    ),
    new Option(
      '--authority <signer or address>',
      'who acts, if it is not the keypair; an address is enough for --print-only, --simulate and --sign-only',
    ),
    new Option('--fee-payer <signer or address>', 'who pays the fee; default: the wallet that acts'),
    new Option('--payer <signer or address>', 'the same as --fee-payer'),
    new Option(
      '--commitment <level>',
      'how long to wait for a transaction: a fork can, if rarely, undo a confirmed one; reads are always confirmed; default: the Solana configuration, then confirmed',
    ).choices(COMMITMENTS),
    new Option('--program-id <address>', 'another deployment of the program'),
    new Option('-o, --output <format>', 'format of tables and records on stdout')
      .choices(OUTPUTS)
      .default('table'),
    new Option('--wide', 'show tables with all columns and full addresses, whatever the terminal’s width'),
    new Option('-s, --simulate', 'run against the current state and report; send nothing'),
    new Option('-p, --print-only', 'print the unsigned transaction, for a multisig; send nothing'),
    new Option(
      '--encoding <encoding>',
      'spelling of the transaction that --print-only prints; default: base64',
    ).choices(ENCODINGS),
    new Option('-y, --yes', 'do not ask before money moves'),
    new Option('--with-compute-unit-price <micro-lamports>', 'priority fee per compute unit'),
    new Option('--with-memo <text>', 'memo that is recorded with the transaction'),
    new Option('--sign-only', 'sign with the keys at hand, and print the signatures; send nothing'),
    new Option('--dump-transaction-message', 'with --sign-only: print the message in base64 too'),
    new Option(
      '--dump <file>',
      'with --sign-only or --print-only: write the transaction for sign, decode and submit',
    ),
    new Option(
      '--signer <address=signature>',
      'signature from --sign-only elsewhere; repeat it for several',
    ).argParser((value: string, before: string[] = []) => [...before, value]),
    new Option('--blockhash <hash>', 'blockhash to use, so that all signers sign the same bytes'),
    new Option('--nonce <address>', 'durable nonce account: the transaction does not expire'),
    new Option(
      '--nonce-authority <signer or address>',
      'authority of the nonce account; default: the wallet that acts',
    ),
    new Option('--debug', 'show where an unexpected error came from'),
  ];
  for (const option of options)
    program.addOption(isActing(option) ? option.helpGroup(ACTING_HEADING) : option);
}
