import type { CoStakingError } from '@co-staking/sdk';
import type { PublicKey, VersionedTransaction } from '@solana/web3.js';

import { simulate } from '../chain/simulate';
import type { Context } from '../context';
import { differenceOf, type Difference, type RawAccount } from './difference';

/** What a transaction would do now. */
export interface Ahead {
  refusal: CoStakingError | null;
  units: number;
  logs: string[];
  difference: Difference;
}

/** Accounts that a transaction may change. */
function writable({ message }: VersionedTransaction): PublicKey[] {
  return message.staticAccountKeys.filter((_, index) => message.isAccountWritable(index));
}

/**
 * Simulates a transaction, and reads every account that it may change before and after.
 *
 * @param further - accounts that are only read by it, but say what it is about
 */
export async function lookAhead(
  { connection, programId }: Context,
  transaction: VersionedTransaction,
  further: readonly PublicKey[] = [],
): Promise<Ahead> {
  const known = transaction.message.staticAccountKeys;
  const read = further.filter((address) => known.some((key) => key.equals(address)));
  const distinct = new Map([...writable(transaction), ...read].map((key) => [key.toBase58(), key]));
  const addresses = [...distinct.values()];
  const [infos, simulation] = await Promise.all([
    connection.getMultipleAccountsInfo(addresses, 'confirmed'),
    simulate(connection, transaction, addresses, programId),
  ]);
  const before = infos.map(
    (info): RawAccount | null =>
      info && { owner: info.owner, lamports: BigInt(info.lamports), data: info.data },
  );
  const pairs = addresses.map((address, at) => ({
    address,
    before: before[at] ?? null,
    after: simulation.after[at] ?? null,
  }));
  const { refusal, units, logs } = simulation;
  // A refused one changes nothing, and some nodes show no accounts then.
  const difference = differenceOf(refusal ? [] : pairs, programId);
  return { refusal, units, logs, difference };
}
