/** What this tool takes from parts of the SDK that are still moving, in one place. */
import type { PublicKey } from '@solana/web3.js';

import { asAddress } from './keys';

/** The offer that a link names; `null` where the text is no link. */
export function offerOfLink(text: string): PublicKey | null {
  if (!URL.canParse(text)) return null;
  const last = new URL(text).pathname.split('/').at(-1) ?? '';
  return asAddress(last);
}
