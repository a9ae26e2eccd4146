import { PACKET_DATA_SIZE, SIGNATURE_LENGTH_IN_BYTES, type MessageV0 } from '@solana/web3.js';

const PUBLIC_KEY_BYTES = 32;
/** Version, three counts of the header, and the number of lookup tables. */
const FIXED_BYTES = 5;

/** Most bytes of a serialized transaction. */
export const MAX_TRANSACTION_BYTES = PACKET_DATA_SIZE;

/** Bytes of a length in the wire format: seven bits each. */
const lengthBytes = (length: number): number => (length < 0x80 ? 1 : length < 0x4000 ? 2 : 3);

const listBytes = (length: number): number => lengthBytes(length) + length;

/**
 * Bytes of a signed transaction with this message, which uses no lookup table. web3.js only throws if
 * a message is too long, and does not say by how much.
 */
export function transactionBytes(message: MessageV0): number {
  const { header, staticAccountKeys, compiledInstructions } = message;
  const signatures = header.numRequiredSignatures;
  const instructions = compiledInstructions.reduce(
    (sum, { accountKeyIndexes, data }) =>
      sum + 1 + listBytes(accountKeyIndexes.length) + listBytes(data.length),
    lengthBytes(compiledInstructions.length),
  );
  return (
    lengthBytes(signatures) +
    signatures * SIGNATURE_LENGTH_IN_BYTES +
    FIXED_BYTES +
    lengthBytes(staticAccountKeys.length) +
    staticAccountKeys.length * PUBLIC_KEY_BYTES +
    PUBLIC_KEY_BYTES +
    instructions
  );
}
