import { Option, type Command } from 'commander';

/** Formats of data on stdout. */
export const OUTPUTS = ['table', 'json', 'csv'] as const;
export type Output = (typeof OUTPUTS)[number];

export const COMMITMENTS = ['confirmed', 'finalized'] as const;

/** Flags that every command takes, before or after its name. */
export interface GlobalOptions {
  url?: string;
  keypair?: string;
  authority?: string;
  payer?: string;
  commitment: (typeof COMMITMENTS)[number];
  programId?: string;
  output: Output;
  wide?: boolean;
  simulate?: boolean;
  printOnly?: boolean;
  yes?: boolean;
  withComputeUnitPrice?: string;
  debug?: boolean;
}

/** Adds the flags, in the names that the `solana` tools have taught everybody. */
export function addGlobalOptions(program: Command): void {
  const options = [
    new Option(
      '-u, --url <url or moniker>',
      'RPC: an address, or m (mainnet-beta), d (devnet), t (testnet), l (localhost); default: RPC_URL, then the Solana configuration',
    ),
    new Option('-k, --keypair <file>', 'keypair that signs and pays; default: the Solana configuration'),
    new Option(
      '--authority <file or address>',
      'who acts, where it is not the keypair; an address suffices for --print-only and --simulate',
    ),
    new Option('--payer <file or address>', 'who pays the fee, where it is not the one who acts'),
    new Option(
      '--commitment <level>',
      'when a transaction counts as done; a fork can, if rarely, take back what is only confirmed',
    )
      .choices(COMMITMENTS)
      .default('confirmed'),
    new Option('--program-id <address>', 'another deployment of the program'),
    new Option('-o, --output <format>', 'format of the data on stdout').choices(OUTPUTS).default('table'),
    new Option('--wide', 'show tables with all columns and full addresses, whatever the terminal’s width'),
    new Option('-s, --simulate', 'run against the present state and report; send nothing'),
    new Option('-p, --print-only', 'print the unsigned transaction in base64, for a multisig; send nothing'),
    new Option('-y, --yes', 'do not ask before money moves'),
    new Option('--with-compute-unit-price <micro-lamports>', 'priority fee per compute unit'),
    new Option('--debug', 'show where an unexpected error came from'),
  ];
  for (const option of options) program.addOption(option);
}
