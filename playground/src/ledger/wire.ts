import {
  getBase58Encoder,
  getCompiledTransactionMessageDecoder,
  getTransactionDecoder,
  type CompiledTransactionMessage,
  type Transaction,
} from '@solana/kit';
import { PublicKey, type LoadedAddresses, type MessageHeader } from '@solana/web3.js';

/** A call in a message, with indexes of its accounts. */
export interface Call {
  programIdIndex: number;
  accounts: number[];
  data: Uint8Array;
}

/** Limits and price that a message of version 1 sets itself. */
export interface V1Config {
  /** Lamports for priority, for the whole transaction. */
  priorityFee: bigint | null;
  computeUnitLimit: number | null;
  loadedAccountsDataSizeLimit: number | null;
  heapSize: number | null;
}

/** An address with its text, because converting it repeatedly takes most of a transaction's time. */
class NamedKey extends PublicKey {
  constructor(private readonly text: string) {
    super(text);
  }

  override toBase58 = (): string => this.text;
}

/** A message of any version. */
export interface Message {
  version: 'legacy' | 0 | 1;
  header: MessageHeader;
  staticKeys: PublicKey[];
  /** The blockhash, or the value of a durable nonce. */
  lifetime: string;
  calls: Call[];
  lookups: { accountKey: PublicKey; writableIndexes: number[]; readonlyIndexes: number[] }[];
  config: V1Config | null;
}

/** A transaction of any version as it was sent. */
export interface Wire {
  bytes: Uint8Array;
  signatures: Uint8Array[];
  message: Message;
  /** In the machine's form. */
  kit: Transaction;
}

const messageDecoder = getCompiledTransactionMessageDecoder();
const transactionDecoder = getTransactionDecoder();
const base58 = getBase58Encoder();
const UNSIGNED = new Uint8Array(64);

type V1 = Extract<CompiledTransactionMessage, { version: 1 }>;

/** Values are in the order of the mask's bits; the two lowest belong to the price. */
function configOf({ configMask, configValues }: V1): V1Config {
  const values = [...configValues];
  const next = (bit: number) => ((configMask >> bit) & 1 ? values.shift()!.value : null);
  const priorityFee = next(0);
  const number = (value: number | bigint | null) => (value === null ? null : Number(value));
  return {
    priorityFee: priorityFee === null ? null : BigInt(priorityFee),
    computeUnitLimit: number(next(2)),
    loadedAccountsDataSizeLimit: number(next(3)),
    heapSize: number(next(4)),
  };
}

const v1Calls = ({ instructionHeaders, instructionPayloads }: V1): Call[] =>
  instructionHeaders.map(({ programAccountIndex }, index) => ({
    programIdIndex: programAccountIndex,
    accounts: [...instructionPayloads[index]!.instructionAccountIndices],
    data: Uint8Array.from(instructionPayloads[index]!.instructionData),
  }));

const plainCalls = ({ instructions }: Exclude<CompiledTransactionMessage, V1>): Call[] =>
  instructions.map(({ programAddressIndex, accountIndices = [], data = new Uint8Array() }) => ({
    programIdIndex: programAddressIndex,
    accounts: [...accountIndices],
    data: Uint8Array.from(data),
  }));

/**
 * Reads a message of any version.
 *
 * @throws Error if the bytes are not a message
 */
export function messageOf(bytes: Uint8Array): Message {
  const compiled = messageDecoder.decode(bytes);
  const { numSignerAccounts, numReadonlySignerAccounts, numReadonlyNonSignerAccounts } = compiled.header;
  const lookups = compiled.version === 0 ? (compiled.addressTableLookups ?? []) : [];
  return {
    version: compiled.version,
    header: {
      numRequiredSignatures: numSignerAccounts,
      numReadonlySignedAccounts: numReadonlySignerAccounts,
      numReadonlyUnsignedAccounts: numReadonlyNonSignerAccounts,
    },
    staticKeys: compiled.staticAccounts.map((address) => new NamedKey(address)),
    lifetime: compiled.lifetimeToken,
    calls: compiled.version === 1 ? v1Calls(compiled) : plainCalls(compiled),
    lookups: lookups.map(({ lookupTableAddress, writableIndexes, readonlyIndexes }) => ({
      accountKey: new PublicKey(lookupTableAddress),
      writableIndexes: [...writableIndexes],
      readonlyIndexes: [...readonlyIndexes],
    })),
    config: compiled.version === 1 ? configOf(compiled) : null,
  };
}

/**
 * Reads a transaction of any version.
 *
 * @throws Error if the bytes are not a transaction
 */
export function wireOf(bytes: Uint8Array): Wire {
  const kit = transactionDecoder.decode(bytes);
  const message = messageOf(Uint8Array.from(kit.messageBytes));
  const signers = message.staticKeys.slice(0, message.header.numRequiredSignatures);
  const signed = kit.signatures as Record<string, Uint8Array | null>;
  const signatures = signers.map((key) => Uint8Array.from(signed[key.toBase58()] ?? UNSIGNED));
  return { bytes: Uint8Array.from(bytes), signatures, message, kit };
}

/** Whether a signature is missing. */
export const isUnsigned = ({ signatures }: Wire): boolean =>
  signatures.some((signature) => signature.every((byte) => byte === 0));

export const isSigner = ({ header }: Message, index: number): boolean => index < header.numRequiredSignatures;

/** Whether a message may write to an account of its list. */
export function isWritable({ header, staticKeys }: Message, loaded: LoadedAddresses, index: number): boolean {
  const { numRequiredSignatures: signers } = header;
  if (index < signers) return index < signers - header.numReadonlySignedAccounts;
  if (index < staticKeys.length) return index < staticKeys.length - header.numReadonlyUnsignedAccounts;
  return index < staticKeys.length + loaded.writable.length;
}

/** Whether a text is base58 of that many bytes. */
export function isBase58(text: string, bytes: number): boolean {
  try {
    return base58.encode(text).length === bytes;
  } catch {
    return false;
  }
}
