import { instructions } from '@co-staking/sdk';
import { base58 } from '@scure/base';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import { createPublicKey, verify } from 'node:crypto';

import type { Entry } from './journal/format';
import type { Proven } from './journal/state';

/** What comes before the 32 bytes of an ed25519 key in its DER form. */
const KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether the first signature of a transaction is its payer's, over exactly these bytes. */
function isSigned({ message, signatures }: VersionedTransaction): boolean {
  const payer = message.staticAccountKeys[0]!.toBuffer();
  const key = createPublicKey({ key: Buffer.concat([KEY_PREFIX, payer]), format: 'der', type: 'spki' });
  return verify(null, message.serialize(), key, signatures[0]!);
}

/** Whether a call's data are those of the post that an entry records, as the SDK's builder makes them. */
function saysSo(data: Uint8Array, { device, block, amount }: Entry): boolean {
  if (block === undefined || amount === undefined) return true;
  // The accounts do not enter the data.
  const anybody = PublicKey.default;
  const accounts = { rewardAuthority: anybody, source: anybody, mint: anybody };
  const post = instructions.postRewards({ ...accounts, device, block, amount });
  return post.instruction.data.equals(data);
}

/**
 * Checks a recorded transaction against what the journal says of it, without any RPC: that its signature is
 * the recorded one and genuine, and that it does to each device what the entries say.
 *
 * @returns what is wrong; `null` if nothing is
 */
export function checkTransaction(
  { transaction, signature, entries }: Proven,
  programId: string,
): string | null {
  const signed = VersionedTransaction.deserialize(Buffer.from(transaction, 'base64'));
  if (base58.encode(signed.signatures[0]!) !== signature) return 'the transaction has another signature';
  if (!isSigned(signed)) return 'the signature is forged';
  const keys = signed.message.staticAccountKeys.map((key) => key.toBase58());
  const calls = signed.message.compiledInstructions.filter(
    ({ programIdIndex }) => keys[programIdIndex] === programId,
  );
  if (calls.length !== entries.length) return `it makes ${calls.length} calls, not ${entries.length}`;
  for (const [at, entry] of entries.entries()) {
    const { accountKeyIndexes, data } = calls[at]!;
    if (!accountKeyIndexes.some((index) => keys[index] === entry.device))
      return `call ${at + 1} is not for ${entry.device}`;
    if (!saysSo(data, entry)) return `call ${at + 1} does not post what the journal says`;
  }
  return null;
}
