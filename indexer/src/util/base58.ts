import bs58 from 'bs58';

/** Bytes as base58 text. */
export const toBase58 = (bytes: Uint8Array): string => bs58.encode(bytes);

/** The bytes behind base58 text. @throws Error for a character that base58 does not have */
export const fromBase58 = (text: string): Uint8Array => bs58.decode(text);
