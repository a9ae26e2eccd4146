import { base58, base64 } from '@scure/base';
import { VersionedMessage, VersionedTransaction } from '@solana/web3.js';
import { readFileSync, writeFileSync } from 'node:fs';

import { expandHome } from '../platform';
import { usage } from '../exit';
import { attach, signatureState } from './signatures';

/** A transaction with its signatures, as a file holds it and `--sign-only -o json` prints it. */
export interface SignedFile {
  blockhash: string;
  /** The message, base64. */
  message: string;
  /** `address=signature`. */
  signers: string[];
  absent?: string[];
  badSig?: string[];
}

/** A transaction as a file holds it. The empty lists are left out, as `solana` does. */
export function fileOf(transaction: VersionedTransaction): SignedFile {
  const { signers, absent, badSig } = signatureState(transaction);
  return {
    blockhash: transaction.message.recentBlockhash,
    message: base64.encode(transaction.message.serialize()),
    signers,
    ...(absent.length > 0 && { absent }),
    ...(badSig.length > 0 && { badSig }),
  };
}

/** Writes a transaction to a file. @throws CliError if the disk refuses */
export function writeTransaction(path: string, home: string, transaction: VersionedTransaction): void {
  const file = expandHome(path, home);
  try {
    writeFileSync(file, `${JSON.stringify(fileOf(transaction), null, 2)}\n`);
  } catch (error) {
    throw usage(`--dump: ${file} cannot be written: ${(error as Error).message}`);
  }
}

/** The text as `solana` prints it. */
export function signOnlyText(
  { blockhash, message, signers, absent = [], badSig = [] }: SignedFile,
  whole: boolean,
): string {
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [title, ...lines.map((line) => ` ${line}`)] : [];
  return [
    `Blockhash: ${blockhash}`,
    ...(whole ? [`Transaction Message: ${message}`] : []),
    ...list('Signers (Pubkey=Signature):', signers),
    ...list('Absent Signers (Pubkey):', absent),
    ...list('Bad Signatures (Pubkey):', badSig),
  ].join('\n');
}

/** A serialized transaction as text. Some base58 texts are base64 as well, so what comes out decides. */
function transactionOf(text: string): VersionedTransaction | null {
  for (const { decode } of [base64, base58])
    try {
      return VersionedTransaction.deserialize(decode(text));
    } catch {
      // Perhaps the other one.
    }
  return null;
}

/** A transaction without signatures of a message. */
const unsigned = (message: Uint8Array): VersionedTransaction =>
  new VersionedTransaction(VersionedMessage.deserialize(message));

interface Parsed {
  transaction: VersionedTransaction;
  pairs: string[];
}

/** What `--print-only`, `--sign-only` and `--dump` write, in each of their forms. `null` for anything else. */
function parse(content: string): Parsed | null {
  try {
    if (content.startsWith('{')) {
      const {
        message,
        transaction,
        signers = [],
      } = JSON.parse(content) as Partial<SignedFile> & {
        transaction?: string;
      };
      if (typeof transaction === 'string') return parse(transaction);
      if (typeof message !== 'string') return null;
      return { transaction: unsigned(base64.decode(message)), pairs: signers };
    }
    const printed = /^Transaction Message: (\S+)$/m.exec(content)?.[1];
    if (printed !== undefined) {
      const pairs = [...content.matchAll(/^ (\w+=\w+)$/gm)].map(([, pair]) => pair!);
      return { transaction: unsigned(base64.decode(printed)), pairs };
    }
    const transaction = transactionOf(content);
    return transaction && { transaction, pairs: [] };
  } catch {
    return null;
  }
}

const isEmpty = (signature: Uint8Array): boolean => signature.every((byte) => byte === 0);

/**
 * Reads one transaction from one file, or from several that hold different signatures of it.
 *
 * @throws CliError if a file is not one, or the files hold different transactions
 */
export function readTransaction(paths: readonly string[], home: string): VersionedTransaction {
  let whole: VersionedTransaction | null = null;
  for (const path of paths) {
    const file = expandHome(path, home);
    let content: string;
    try {
      content = readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw usage(`${file} cannot be read: ${(error as Error).message}`);
    }
    const found = parse(content);
    if (!found)
      throw usage(
        `${file} is not a transaction`,
        'it takes what --dump, --print-only and --sign-only --dump-transaction-message write',
      );
    const { transaction, pairs } = found;
    attach(transaction, pairs);
    if (whole && Buffer.compare(whole.message.serialize(), transaction.message.serialize()) !== 0)
      throw usage(`${file} holds another transaction than ${paths[0]}`);
    whole ??= transaction;
    transaction.signatures.forEach((signature, at) => {
      if (!isEmpty(signature)) whole!.signatures[at] = signature;
    });
  }
  return whole!;
}
