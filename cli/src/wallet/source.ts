import { usage } from '../exit';

/** Number with which all of a path's steps are hardened: ed25519 knows no others. */
export const HARDENED = 0x8000_0000;

/** The path of Solana's keys: BIP-44 purpose and coin type. */
const SOLANA_PATH = [44, 501] as const;

/** A derivation path, each step without its hardening. */
export type Path = readonly number[];

/** Where a key comes from, if it is neither a file nor an address. Spelt as the `solana` tools spell it. */
export type KeySource =
  /** Standard input. */
  | { kind: 'stdin' }
  /** Asked for on the terminal; without a path (`ASK`) the seed itself is the key. */
  | { kind: 'prompt'; path: Path | null }
  /** A Ledger. `device` is its address on the base path, to tell several apart. */
  | { kind: 'ledger'; device: string | null; path: Path };

const STEP = /^(\d{1,10})['h]?$/;

function steps(text: string, whole: string): number[] {
  return text.split('/').map((part) => {
    const step = Number(STEP.exec(part)?.[1] ?? NaN);
    if (!(step < HARDENED))
      throw usage(`not a derivation path in "${whole}"`, 'for example ?key=0 or ?key=0/0');
    return step;
  });
}

/** `?key=ACCOUNT[/CHANGE]` or `?full-path=m/…` of a URI; the base path without either. */
function pathOf({ searchParams }: URL, whole: string): Path {
  const unknown = [...searchParams.keys()].find((name) => name !== 'key' && name !== 'full-path');
  if (unknown !== undefined) throw usage(`"${whole}" has the unknown part "${unknown}"`);
  const full = searchParams.get('full-path');
  if (full !== null) return steps(full.replace(/^m\//, ''), whole);
  const key = searchParams.get('key');
  if (key === null) return SOLANA_PATH;
  const given = steps(key, whole);
  if (given.length > 2) throw usage(`"${whole}" has too many steps`, 'for example ?key=0/0');
  return [...SOLANA_PATH, ...given];
}

/** Reads where a key comes from; `null` for a file or an address. @throws CliError for a malformed source */
export function keySource(text: string): KeySource | null {
  if (text === '-' || /^stdin:(\/\/)?$/.test(text)) return { kind: 'stdin' };
  if (text === 'ASK') return { kind: 'prompt', path: null };
  if (/^prompt:/.test(text)) {
    const uri = new URL(text.replace(/^prompt:(\/\/)?/, 'prompt://key'));
    return { kind: 'prompt', path: pathOf(uri, text) };
  }
  if (!/^usb:/.test(text)) return null;
  const uri = URL.canParse(text) ? new URL(text) : null;
  if (uri?.hostname !== 'ledger')
    throw usage(`"${text}" is not a hardware wallet that the tool knows`, 'for example usb://ledger?key=0');
  return { kind: 'ledger', device: uri.pathname.replace(/^\//, '') || null, path: pathOf(uri, text) };
}
