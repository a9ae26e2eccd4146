import { PublicKey } from '@solana/web3.js';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';

import { accountKeys } from './ledger/accountKeys';
import type { Ledger, LedgerData } from './ledger/ledger';
import type { Landed } from './ledger/record';
import { wireOf } from './ledger/wire';
import type { MarketplaceData } from './market/marketplace';

const FORMAT = 'co-staking playground 1';

/** A playground in a file. */
export interface Saved {
  seed: string;
  ledger: LedgerData;
  marketplace: MarketplaceData;
}

/** A landed transaction without what can be derived from its bytes. */
type SavedLanded = Omit<Landed, 'wire' | 'keys' | 'loaded' | 'returnData'> & {
  bytes: Uint8Array;
  writable: string[];
  readonly: string[];
  returned: { programId: string; data: Uint8Array } | null;
  keys: undefined;
};

const toSaved = ({ wire, loaded, returnData, ...landed }: Landed): SavedLanded => ({
  ...landed,
  // They are derived from the bytes, and a file cannot hold class instances.
  keys: undefined,
  bytes: wire.bytes,
  writable: loaded.writable.map((key) => key.toBase58()),
  readonly: loaded.readonly.map((key) => key.toBase58()),
  returned: returnData && { programId: returnData.programId.toBase58(), data: returnData.data },
});

function toLanded({ bytes, writable, readonly, returned, ...rest }: SavedLanded): Landed {
  const wire = wireOf(bytes);
  const loaded = {
    writable: writable.map((key) => new PublicKey(key)),
    readonly: readonly.map((key) => new PublicKey(key)),
  };
  const returnData = returned && { programId: new PublicKey(returned.programId), data: returned.data };
  return { ...rest, wire, loaded, keys: accountKeys(wire.message, loaded), returnData };
}

/** Writes a playground to a file: all of it or, if that fails, nothing. */
export function save(
  file: string,
  seed: string,
  ledger: Ledger,
  marketplace: { data(): MarketplaceData },
): void {
  const { landed, ...rest } = ledger.data();
  const saved = { format: FORMAT, seed, ledger: { ...rest, landed: landed.map(toSaved) } };
  const bytes = gzipSync(serialize({ ...saved, marketplace: marketplace.data() }), { level: 1 });
  // It contains the keys of the wallets.
  writeFileSync(`${file}.new`, bytes, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Reads a playground from a file; `null` if there is none yet.
 *
 * @throws Error if the file is something else
 */
export function load(file: string): Saved | null {
  if (!existsSync(file)) return null;
  let saved: { format?: string } & Omit<Saved, 'ledger'> & {
      ledger: Omit<LedgerData, 'landed'> & { landed: SavedLanded[] };
    };
  try {
    saved = deserialize(gunzipSync(readFileSync(file)));
  } catch {
    throw new Error(`${file} is not a saved playground`);
  }
  if (saved.format !== FORMAT) throw new Error(`${file} is not a saved playground of this version`);
  return { ...saved, ledger: { ...saved.ledger, landed: saved.ledger.landed.map(toLanded) } };
}
