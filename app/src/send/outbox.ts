import type { SendProgress, SignedTransaction } from '@co-staking/sdk';

/** A transaction that was signed and may land: kept until its outcome is known. */
export interface Pending extends SignedTransaction {
  /** What the user did, as the dialog named it. */
  title: string;
  wallet: string;
}

const KEY = 'co-staking:pending';
type Stored = Omit<Pending, 'bytes'> & { bytes?: string };

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function stored(): Stored[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Stored[];
  } catch {
    return [];
  }
}

const write = (list: Stored[]): void => localStorage.setItem(KEY, JSON.stringify(list));

/** What was signed, and whose outcome is not known yet: left by a reload, or by an RPC that fell silent. */
export const pending = (): Pending[] =>
  stored().map(({ bytes, ...rest }) => ({ ...rest, ...(bytes !== undefined && { bytes: toBytes(bytes) }) }));

/** Forgets a transaction whose outcome is known. */
export const settled = (signature: string): void =>
  write(stored().filter((one) => one.signature !== signature));

/** Keeps what is signed before the first byte leaves, and forgets what has landed or expired. */
export function record(progress: SendProgress, about: Pick<Pending, 'title' | 'wallet'>): void {
  if (progress.stage === 'signed') {
    const { signature, lastValidBlockHeight, bytes } = progress;
    write([...stored(), { ...about, signature, lastValidBlockHeight, bytes: toText(bytes) }]);
  }
  if (progress.stage === 'confirmed' || progress.stage === 'expired') settled(progress.signature);
}
