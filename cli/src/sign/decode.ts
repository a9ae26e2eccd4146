import type { ActionName } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import {
  ComputeBudgetInstruction,
  ComputeBudgetProgram,
  PublicKey,
  SystemInstruction,
  SystemProgram,
  TransactionInstruction,
  type VersionedTransaction,
} from '@solana/web3.js';

import { ASSOCIATED_TOKEN_PROGRAM_ID } from '../chain/tokenPrograms';
import { camel, readArguments } from './args';
import { MEMO_PROGRAM } from './memo';

/** An instruction in words. */
export interface Decoded {
  /** Name of the program, or its address if it is unknown. */
  program: string;
  /** Name of the instruction; `unknown` if it has none. */
  name: string;
  /** Arguments, in the program's own units: base units, seconds, basis points. */
  args: Record<string, string | number | boolean>;
  /** Accounts by their roles; those without one are numbered. */
  accounts: Record<string, string>;
}

/** The instructions of a message whose accounts are all in it. */
export function instructionsOf({ message }: VersionedTransaction): TransactionInstruction[] {
  const keys = message.staticAccountKeys;
  return message.compiledInstructions.map(({ programIdIndex, accountKeyIndexes, data }) => ({
    programId: keys[programIdIndex] ?? PublicKey.default,
    keys: accountKeyIndexes.map((index) => ({
      pubkey: keys[index] ?? PublicKey.default,
      isSigner: message.isAccountSigner(index),
      isWritable: message.isAccountWritable(index),
    })),
    data: Buffer.from(data),
  }));
}

const numbered = (keys: TransactionInstruction['keys'], from = 0): Record<string, string> =>
  Object.fromEntries(keys.map(({ pubkey }, at) => [`account${at + from}`, pubkey.toBase58()]));

function ours({ keys, data }: TransactionInstruction): Decoded | null {
  const idl = IDL.instructions.find(({ discriminator }) =>
    data.subarray(0, 8).equals(Buffer.from(discriminator)),
  );
  if (!idl) return null;
  const named = idl.accounts.map(({ name }, at): [string, string] => [
    camel(name),
    keys[at]?.pubkey.toBase58() ?? 'missing',
  ]);
  return {
    program: 'co-staking',
    name: camel(idl.name),
    args: readArguments(idl.args, data),
    accounts: { ...Object.fromEntries(named), ...numbered(keys.slice(idl.accounts.length), named.length) },
  };
}

function system(instruction: TransactionInstruction): Decoded {
  const type = SystemInstruction.decodeInstructionType(instruction);
  const accounts = numbered(instruction.keys);
  if (type !== 'AdvanceNonceAccount') return { program: 'system', name: type, args: {}, accounts };
  const { noncePubkey, authorizedPubkey } = SystemInstruction.decodeNonceAdvance(instruction);
  const named = { nonce: noncePubkey.toBase58(), authority: authorizedPubkey.toBase58() };
  return { program: 'system', name: type, args: {}, accounts: named };
}

function budget(instruction: TransactionInstruction): Decoded {
  const name = ComputeBudgetInstruction.decodeInstructionType(instruction);
  const { data } = instruction;
  const args: Decoded['args'] =
    name === 'SetComputeUnitPrice'
      ? { microLamports: data.readBigUInt64LE(1).toString() }
      : name === 'SetComputeUnitLimit'
        ? { units: data.readUInt32LE(1) }
        : {};
  return { program: 'compute budget', name, args, accounts: {} };
}

/** An instruction in words, if its program is known. */
export function decodeInstruction(instruction: TransactionInstruction, programId: PublicKey): Decoded {
  const { programId: program, keys, data } = instruction;
  const unknown = (name: string, called: string): Decoded => ({
    program: name,
    name: called,
    args: { data: data.toString('hex') },
    accounts: numbered(keys),
  });
  try {
    if (program.equals(programId)) return ours(instruction) ?? unknown('co-staking', 'unknown');
    if (program.equals(SystemProgram.programId)) return system(instruction);
    if (program.equals(ComputeBudgetProgram.programId)) return budget(instruction);
  } catch {
    return unknown(program.toBase58(), 'unreadable');
  }
  if (program.equals(MEMO_PROGRAM))
    return { program: 'memo', name: 'memo', args: { text: data.toString('utf8') }, accounts: {} };
  if (program.equals(ASSOCIATED_TOKEN_PROGRAM_ID))
    return { ...unknown('associated token', data[0] === 1 ? 'createIdempotent' : 'create'), args: {} };
  return unknown(program.toBase58(), 'unknown');
}

/** The durable nonce account that a transaction uses; `null` if it has a recent blockhash. */
export function nonceOf(transaction: VersionedTransaction): PublicKey | null {
  const [first] = instructionsOf(transaction);
  if (!first?.programId.equals(SystemProgram.programId)) return null;
  try {
    return SystemInstruction.decodeNonceAdvance(first).noncePubkey;
  } catch {
    return null;
  }
}

/** The program's instructions in a transaction, with who acts: the first account, which signs. */
export const actionsOf = (
  transaction: VersionedTransaction,
  programId: PublicKey,
): { name: ActionName; actor: PublicKey }[] =>
  instructionsOf(transaction).flatMap((instruction) => {
    if (!instruction.programId.equals(programId)) return [];
    const decoded = ours(instruction);
    const [first] = instruction.keys;
    return decoded && first ? [{ name: decoded.name as ActionName, actor: first.pubkey }] : [];
  });
