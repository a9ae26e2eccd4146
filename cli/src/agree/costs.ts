import { fromBaseUnits } from '@co-staking/sdk';
import type { VersionedTransaction } from '@solana/web3.js';

import type { Difference, Pair, RawAccount } from './difference';
import type { Names } from './who';

const SOL_DECIMALS = 9;
const LAMPORTS_PER_SIGNATURE = 5_000n;
const MICRO = 1_000_000n;

/** Priority fee that a transaction offers. */
export interface Priority {
  /** Micro-lamports per compute unit. */
  price: bigint;
  units: number;
}

const sol = (lamports: bigint): string => `${fromBaseUnits(lamports, SOL_DECIMALS)} SOL`;

/** Lamports of the fee: a fixed part for each signature, and the priority fee. */
export const feeOf = ({ message }: VersionedTransaction, priority: Priority | null): bigint =>
  BigInt(message.header.numRequiredSignatures) * LAMPORTS_PER_SIGNATURE +
  (priority ? (BigInt(priority.units) * priority.price + MICRO - 1n) / MICRO : 0n);

/** What an account is for. */
function purpose(
  { address }: Pair<RawAccount>,
  { devices, offers, cases, participants, tokens }: Difference,
) {
  const kinds: [string, { address: typeof address }[]][] = [
    ['the device', devices],
    ['the offer', offers],
    ['the case', cases],
    ['the account', participants],
    ['a token account', tokens],
  ];
  return (
    kinds.find(([, pairs]) => pairs.some((pair) => pair.address.equals(address)))?.[0] ??
    'the link to the wallet'
  );
}

/** Each once: `the device and 2 token accounts`. */
function inWords(kinds: readonly string[]): string {
  const counted = [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count > 1 && kind === 'a token account' ? `${count} token accounts` : kind;
  });
  return counted.join(' and ');
}

/** Fee and rent: what is locked, and what comes back to whom. */
export function costs(difference: Difference, names: Names, fee: bigint): string[] {
  const { raw } = difference;
  const total = (pairs: Pair<RawAccount>[], of: (pair: Pair<RawAccount>) => bigint): bigint =>
    pairs.reduce((sum, pair) => sum + of(pair), 0n);
  const opened = raw.filter(({ before, after }) => !before && after);
  const closed = raw.filter(({ before, after }) => before && !after);
  const what = (pairs: Pair<RawAccount>[]): string => inWords(pairs.map((pair) => purpose(pair, difference)));
  const back = raw.filter(({ before, after }) => before && after && after.lamports > before.lamports);
  return [
    `fee ${sol(fee)}`,
    ...(opened.length > 0
      ? [
          `rent ${sol(total(opened, ({ after }) => after!.lamports))} for ${what(opened)}; closing pays it back`,
        ]
      : []),
    ...(closed.length > 0
      ? [
          `rent ${sol(total(closed, ({ before }) => before!.lamports))} of ${what(closed)} is paid back to ${
            back.map(({ address }) => names.wallet(address)).join(' and ') || names.wallet(names.you)
          }`,
        ]
      : []),
  ];
}
