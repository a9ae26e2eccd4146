import {
  decodeConfig,
  decodeDevice,
  decodeOffer,
  decodeParticipant,
  decodeSlashCase,
  type Config,
  type Device,
  type Offer,
  type Participant,
  type SlashCase,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { PublicKey } from '@solana/web3.js';

import { decodeTokenAccount, type TokenAccount } from '../chain/tokenPrograms';

/** An account as the chain holds it. */
export interface RawAccount {
  owner: PublicKey;
  lamports: bigint;
  data: Buffer;
}

/** A token account, base units. */
export type Tokens = TokenAccount;

/** An account before and after a transaction; `null` while it does not exist. */
export interface Pair<T> {
  address: PublicKey;
  before: T | null;
  after: T | null;
}

/** Every account that a transaction changes, decoded, by kind. */
export interface Difference {
  devices: Pair<Device>[];
  offers: Pair<Offer>[];
  cases: Pair<SlashCase>[];
  configs: Pair<Config>[];
  participants: Pair<Participant>[];
  tokens: Pair<Tokens>[];
  /** All accounts, as the chain holds them. */
  raw: Pair<RawAccount>[];
}

const DECODERS = {
  Device: ['devices', decodeDevice],
  Offer: ['offers', decodeOffer],
  SlashCase: ['cases', decodeSlashCase],
  Config: ['configs', decodeConfig],
  Participant: ['participants', decodeParticipant],
} as const;

type Kind = keyof typeof DECODERS;

/** Kind of one of the program's accounts; `null` for another account. */
function kindOf(account: RawAccount, programId: PublicKey): Kind | null {
  if (!account.owner.equals(programId)) return null;
  const head = account.data.subarray(0, 8);
  const found = IDL.accounts.find(({ discriminator }) => head.equals(Buffer.from(discriminator)));
  return found && found.name in DECODERS ? (found.name as Kind) : null;
}

const tokensOf = ({ owner, data }: RawAccount): Tokens | null => decodeTokenAccount(owner, data);

/** An account without lamports does not exist: a closed one is shown so after a simulation. */
const existing = (account: RawAccount | null): RawAccount | null =>
  account && account.lamports > 0n ? account : null;

/** Decodes accounts before and after a transaction. */
export function differenceOf(pairs: readonly Pair<RawAccount>[], programId: PublicKey): Difference {
  const found: Difference = {
    devices: [],
    offers: [],
    cases: [],
    configs: [],
    participants: [],
    tokens: [],
    raw: [],
  };
  for (const { address, ...states } of pairs) {
    const before = existing(states.before);
    const after = existing(states.after);
    found.raw.push({ address, before, after });
    const either = after ?? before;
    if (!either) continue;
    const kind = kindOf(after ?? either, programId) ?? (before && kindOf(before, programId));
    if (kind) {
      const [list, decode] = DECODERS[kind];
      const read = (account: RawAccount | null): unknown =>
        account && kindOf(account, programId) === kind ? decode(address, account.data) : null;
      (found[list] as Pair<unknown>[]).push({ address, before: read(before), after: read(after) });
      continue;
    }
    const read = (account: RawAccount | null): Tokens | null => account && tokensOf(account);
    if (read(either)) found.tokens.push({ address, before: read(before), after: read(after) });
  }
  return found;
}

/** The pairs in which something differs. */
export const changed = <T>(pairs: readonly Pair<T>[], value: (account: T) => unknown): Pair<T>[] =>
  pairs.filter(({ before, after }) => (before && value(before)) !== (after && value(after)));
