import type { AccountState } from '@co-staking/sdk/testing';
import { ComputeBudgetProgram, Ed25519Program, PublicKey, Secp256k1Program } from '@solana/web3.js';

import type { ReadAccount } from './accountKeys';
import { isWritable, type Message } from './wire';

const LAMPORTS_A_SIGNATURE = 5_000n;
const MICRO = 1_000_000n;
const MOST_UNITS = 1_400_000n;
const DEFAULT_UNITS = 200_000n;
/** Units that a call of a built-in program gets. */
const BUILTIN_UNITS = 3_000n;
const SET_LIMIT = 2;
const SET_PRICE = 3;

const BUILTINS = new Set([
  '11111111111111111111111111111111',
  'ComputeBudget111111111111111111111111111111',
  'Vote111111111111111111111111111111111111111',
  'BPFLoaderUpgradeab1e11111111111111111111111',
  'BPFLoader1111111111111111111111111111111111',
  'BPFLoader2111111111111111111111111111111111',
  'LoaderV411111111111111111111111111111111111',
]);
const VERIFIERS = [
  Ed25519Program.programId.toBase58(),
  Secp256k1Program.programId.toBase58(),
  'Secp256r1SigVerify1111111111111111111111111',
];

/** The price that a message sets: lamports for priority, for the whole transaction. */
function priorityOf({ calls, staticKeys, config }: Message): bigint {
  if (config) return config.priorityFee ?? 0n;
  let price = 0n;
  let limit: bigint | null = null;
  let units = 0n;
  for (const { programIdIndex, data } of calls) {
    const program = staticKeys[programIdIndex];
    units += BUILTINS.has(program?.toBase58() ?? '') ? BUILTIN_UNITS : DEFAULT_UNITS;
    if (!program?.equals(ComputeBudgetProgram.programId)) continue;
    const bytes = Buffer.from(data);
    if (bytes[0] === SET_LIMIT && bytes.length === 5) limit = BigInt(bytes.readUInt32LE(1));
    if (bytes[0] === SET_PRICE && bytes.length === 9) price = bytes.readBigUInt64LE(1);
  }
  const wanted = limit ?? units;
  const bought = wanted < MOST_UNITS ? wanted : MOST_UNITS;
  return (price * bought + MICRO - 1n) / MICRO;
}

function signaturesOf({ header, calls, staticKeys }: Message): bigint {
  const verified = calls
    .filter(({ programIdIndex }) => VERIFIERS.includes(staticKeys[programIdIndex]?.toBase58() ?? ''))
    .reduce((total, { data }) => total + (data[0] ?? 0), 0);
  return BigInt(header.numRequiredSignatures + verified);
}

/** Lamports that a message costs its fee payer. */
export const feeOf = (message: Message): bigint =>
  signaturesOf(message) * LAMPORTS_A_SIGNATURE + priorityOf(message);

/** Bytes that the runtime adds for each account. */
const ACCOUNT_BYTES = 64;
const LOADER = 'BPFLoaderUpgradeab1e11111111111111111111111';

/** Bytes of data that a transaction loads, including the code of its programs. */
export const loadedBytes = (keys: PublicKey[], read: ReadAccount): number =>
  keys.reduce((total, key) => total + bytesOf(read(key), read), 0);

function bytesOf(state: AccountState | null, read: ReadAccount): number {
  if (!state) return 0;
  const own = ACCOUNT_BYTES + state.data.length;
  if (!state.executable || state.owner.toBase58() !== LOADER) return own;
  return own + bytesOf(read(new PublicKey(state.data.subarray(4, 36))), read);
}

const SIGNATURE_COST = 720;
const WRITE_LOCK_COST = 300;
const BYTES_A_UNIT = 4;
const PAGE_BYTES = 32 * 1_024;
const PAGE_COST = 8;

/** Units that a transaction uses of its block. */
export function costUnits(
  message: Message,
  loaded: Parameters<typeof isWritable>[1],
  { keys, units, bytes }: { keys: PublicKey[]; units: bigint; bytes: number },
): number {
  const locks = keys.filter((_, index) => isWritable(message, loaded, index)).length;
  const data = message.calls.reduce((total, call) => total + call.data.length, 0);
  return (
    Number(signaturesOf(message)) * SIGNATURE_COST +
    locks * WRITE_LOCK_COST +
    Math.floor(data / BYTES_A_UNIT) +
    Number(units) +
    Math.ceil(bytes / PAGE_BYTES) * PAGE_COST
  );
}
