import { utils } from '@coral-xyz/anchor';

import { usage } from '../exit';
import type { Parameter } from './parameter';

const BYTES = 64;
/** Longest text of 64 bytes in base58. */
const LONGEST = 88;

function isSignature(text: string): boolean {
  if (text.length > LONGEST) return false;
  try {
    return utils.bytes.bs58.decode(text).length === BYTES;
  } catch {
    return false;
  }
}

/** A signature of a transaction, base58. */
export const signature = (description: string): Parameter<string> => ({
  description,
  placeholder: 'signature',
  place: 'argument',
  read(text) {
    if (!isSignature(text))
      throw usage(`not a signature: "${text}"`, 'a signature is 64 bytes in base58; copy it whole');
    return text;
  },
});
