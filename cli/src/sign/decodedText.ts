import type { PublicKey, VersionedTransaction } from '@solana/web3.js';

import { kebab } from '../kebab';
import type { Fields } from '../output/fields';
import { decodeInstruction, instructionsOf, nonceOf, type Decoded } from './decode';
import { requiredSigners, signatureState } from './signatures';

const lines = (values: Record<string, unknown>): string[] => {
  const width = Math.max(0, ...Object.keys(values).map((name) => name.length));
  return Object.entries(values).map(([name, value]) => `     ${name.padEnd(width)}  ${String(value)}`);
};

/** Control characters of a stranger's memo would reach the terminal. */
// eslint-disable-next-line no-control-regex
const harmless = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');

const pairs = (values: Record<string, unknown>): string[] =>
  Object.entries(values).map(([name, value]) => `${name}=${String(value)}`);

/** A transaction in words: who pays, who has signed, and each instruction with its arguments and accounts. */
export function decoded(
  transaction: VersionedTransaction,
  programId: PublicKey,
): { text: string; fields: Fields } {
  const { signers, absent, badSig } = signatureState(transaction);
  const nonce = nonceOf(transaction)?.toBase58() ?? null;
  const calls: Decoded[] = instructionsOf(transaction).map((each) => decodeInstruction(each, programId));
  const head = {
    feePayer: requiredSigners(transaction)[0]!.toBase58(),
    nonce,
    blockhash: transaction.message.recentBlockhash,
    signed: signers.map((pair) => pair.split('=')[0]!),
    absent,
    badSignatures: badSig,
  };
  const text = [
    `Fee payer: ${head.feePayer}`,
    nonce ? `Nonce: ${nonce}, value ${head.blockhash}` : `Blockhash: ${head.blockhash}`,
    `Signed: ${head.signed.join(', ') || 'no one'}`,
    ...(absent.length > 0 ? [`Missing: ${absent.join(', ')}`] : []),
    ...(badSig.length > 0 ? [`Wrong signatures: ${badSig.join(', ')}`] : []),
    ...calls.flatMap(({ program, name, args, accounts }, at) => [
      `${at + 1}. ${program}: ${kebab(name).replace(/^-/, '')}`,
      ...lines(args),
      ...lines(accounts),
    ]),
  ].join('\n');
  const instructions = calls.map(({ program, name, args, accounts }) => ({
    program,
    instruction: name,
    args: pairs(args),
    accounts: pairs(accounts),
  }));
  return { text: harmless(text), fields: { ...head, instructions } };
}
