import { meetsFilters } from '@co-staking/sdk/testing';
import type { GetProgramAccountsFilter } from '@solana/web3.js';
import { getBase58Encoder } from '@solana/kit';

import { invalid, type Config } from './params';

const base58 = getBase58Encoder();
/** Most bytes of one comparison, and most characters of their text. */
const MOST_BYTES = 128;
const MOST_BASE58 = 175;
const MOST_BASE64 = 172;

/** Number of bytes that a comparison states. @throws RpcError if the text is not in its encoding */
function sizeOf(bytes: string | number[], encoding: unknown): number {
  if (typeof bytes !== 'string') return bytes.length;
  if (encoding === 'base64') return Buffer.from(bytes, 'base64').length;
  try {
    return base58.encode(bytes).length;
  } catch {
    throw invalid('Invalid param: Base58DecodeError(InvalidCharacter)');
  }
}

function checkMemcmp({ bytes, encoding }: { bytes?: unknown; encoding?: unknown }): void {
  const isText = typeof bytes === 'string';
  if (!isText && !Array.isArray(bytes)) throw invalid('Invalid params: missing field `bytes`.');
  const mostText = encoding === 'base64' ? MOST_BASE64 : MOST_BASE58;
  if ((isText && bytes.length > mostText) || sizeOf(bytes as string | number[], encoding) > MOST_BYTES)
    throw invalid('Invalid param: DataTooLarge');
}

/** Keys of token accounts that a node can look up in an index, by their offset. */
const TOKEN_KEYS = { 0: 'mint', 32: 'owner' } as const;
const KEY_BYTES = 32;

/** Refuses to compare anything but a whole key at the offset of one, as a node does for accounts of the token programs. */
export function checkTokenFilters({ filters }: Config): void {
  for (const filter of (filters ?? []) as GetProgramAccountsFilter[]) {
    if (!('memcmp' in filter)) continue;
    const { offset, bytes, encoding } = filter.memcmp;
    const name = TOKEN_KEYS[offset as keyof typeof TOKEN_KEYS];
    if (!name) continue;
    const size = sizeOf(bytes, encoding);
    if (size !== KEY_BYTES)
      throw invalid(`Incorrect byte length ${size} for SPL token ${name} filter, expected ${KEY_BYTES}`);
  }
}

/** Bytes may be numbers instead of text. */
function asText(filter: GetProgramAccountsFilter): GetProgramAccountsFilter {
  if (!('memcmp' in filter) || !Array.isArray(filter.memcmp.bytes)) return filter;
  const bytes = Buffer.from(filter.memcmp.bytes as unknown as number[]).toString('base64');
  return { memcmp: { offset: filter.memcmp.offset, bytes, encoding: 'base64' } };
}

/** The filters of `getProgramAccounts` and `programSubscribe`, over an account's data. */
export function filtersOf({ filters }: Config): (data: Uint8Array) => boolean {
  const list = (filters ?? []) as GetProgramAccountsFilter[];
  for (const filter of list) if ('memcmp' in filter) checkMemcmp(filter.memcmp);
  try {
    return meetsFilters(list.map(asText));
  } catch (error) {
    throw invalid((error as Error).message);
  }
}
