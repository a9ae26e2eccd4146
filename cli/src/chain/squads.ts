import { buildTransaction } from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

/**
 * Instructions as the message of a Squads v4 vault transaction, in base64: the argument `transaction_message` of
 * `vault_transaction_create`. The lists have lengths of one byte, and of two for the data; there is no blockhash.
 *
 * @param vault - the vault, which signs the instructions when the proposal is executed
 */
export function squadsMessage(vault: PublicKey, instructions: readonly TransactionInstruction[]): string {
  const { message } = buildTransaction({
    payer: vault,
    instructions,
    blockhash: PublicKey.default.toBase58(),
  });
  const { numRequiredSignatures, numReadonlySignedAccounts, numReadonlyUnsignedAccounts } = message.header;
  const keys = message.staticAccountKeys;
  const calls = message.compiledInstructions.map(({ programIdIndex, accountKeyIndexes, data }) =>
    Buffer.concat([
      Buffer.from([programIdIndex, accountKeyIndexes.length, ...accountKeyIndexes]),
      u16(data.length),
      data,
    ]),
  );
  return Buffer.concat([
    Buffer.from([
      numRequiredSignatures,
      numRequiredSignatures - numReadonlySignedAccounts,
      keys.length - numRequiredSignatures - numReadonlyUnsignedAccounts,
      keys.length,
    ]),
    ...keys.map((key) => key.toBuffer()),
    Buffer.from([calls.length]),
    ...calls,
    // No lookup tables.
    Buffer.from([0]),
  ]).toString('base64');
}
