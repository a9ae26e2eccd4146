import type { PublicKey } from '@solana/web3.js';

import { configKind } from '../../accounts/config';
import { decodeOwnedPart, isUnopened } from '../../accounts/reader';
import { findConfigPda } from '../../pda';
import { ProgramNotSetUpError } from '../setUp';
import type { AccountSource } from '../source';
import type { ListingContext } from './query';

type ListingConfig = ListingContext['config'];

/** What a list needs of the configuration. Its sixteen public keys cost more to decode than all the rest. */
const FIELDS = [
  'pausedUntil',
  'ownerSlashCapBps',
  'announcedOwnerSlashCapBps',
  'ownerSlashCapFrom',
  'coStakeSlashCapBps',
  'announcedCoStakeSlashCapBps',
  'coStakeSlashCapFrom',
  'appealSeconds',
  'announcedAppealSeconds',
  'appealFrom',
] as const satisfies readonly (keyof ListingConfig)[];

/** Reads what a list needs of the configuration. @throws ProgramNotSetUpError if there is no configuration */
export async function fetchListingConfig(
  source: AccountSource,
  programId: PublicKey,
): Promise<ListingConfig> {
  const [address] = findConfigPda({ programId });
  const account = await source.getAccountInfo(address);
  if (!account || isUnopened(account)) throw new ProgramNotSetUpError(programId);
  return decodeOwnedPart(configKind, FIELDS, { programId })(address, account);
}
