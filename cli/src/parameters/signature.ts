import { isSignature } from '@co-staking/sdk';

import { usage } from '../exit';
import type { Parameter } from './parameter';

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
