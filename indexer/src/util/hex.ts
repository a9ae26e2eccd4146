import { fromBase58 } from './base58';

/** Bytes as PostgreSQL reads them out of JSON. */
export const hexBytes = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

/** The bytes behind base58 text, as PostgreSQL reads them out of JSON. */
export const hexOf = (text: string): string => hexBytes(fromBase58(text));
