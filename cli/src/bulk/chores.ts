import {
  CaseState,
  OfferState,
  actionState,
  connectionSource,
  fetchMultipleDevices,
  findDevices,
  findOffers,
  findSlashCases,
  quotes,
  type Config,
  type Device,
  type Offer,
  type SlashCase,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';

/** What anyone may send, for itself or for those whose money is due. */
export const CHORES = [
  'claimOwnerRewards',
  'claimCoStakeRewards',
  'withdrawOwnerStake',
  'withdrawCoStake',
  'closeExpiredOffer',
  'executeCase',
  'releaseCase',
] as const;
export type ChoreName = (typeof CHORES)[number];

/** One call that is due. */
export interface Chore {
  action: ChoreName;
  subject: Subject;
}

/** Accounts in which something may be due. */
export interface Accounts {
  devices: Device[];
  offers: Offer[];
  cases: SlashCase[];
}

/** Devices that offers need and that are not there yet. */
async function withDevicesOf(
  { connection, programId }: Context,
  devices: Device[],
  offers: readonly Offer[],
): Promise<Device[]> {
  const known = new Set(devices.map(({ address }) => address.toBase58()));
  const missing = new Map<string, PublicKey>();
  for (const { device } of offers) if (!known.has(device.toBase58())) missing.set(device.toBase58(), device);
  const found = await fetchMultipleDevices(connectionSource(connection), [...missing.values()], {
    programId,
  });
  return [...devices, ...found.filter((device) => device !== null)];
}

/** Devices and co-stakes of a wallet. @throws what the RPC throws */
export async function accountsOf(context: Context, wallet: PublicKey): Promise<Accounts> {
  const source = connectionSource(context.connection);
  const { programId } = context;
  const [devices, offers] = await Promise.all([
    findDevices(source, { owner: wallet }, { programId }),
    findOffers(source, { coStaker: wallet }, { programId }),
  ]);
  return { devices: await withDevicesOf(context, devices, offers), offers, cases: [] };
}

/** Everything that the program has. @throws what the RPC throws */
export async function allAccounts({ connection, programId }: Context): Promise<Accounts> {
  const source = connectionSource(connection);
  const [devices, offers, cases] = await Promise.all([
    findDevices(source, {}, { programId }),
    findOffers(source, {}, { programId }),
    findSlashCases(source, {}, { programId }),
  ]);
  return { devices, offers, cases };
}

/** Whether the state of an account makes a look at the details worth it. */
const MAY_BE_DUE: Record<ChoreName, (subject: Subject) => boolean> = {
  claimOwnerRewards: ({ device }) => quotes.ownerRewardsClaimable(device) > 0n,
  claimCoStakeRewards: ({ offer }) => offer!.acceptedAt > 0n,
  withdrawOwnerStake: ({ device }) => device.ownerCooldownEndsAt > 0n,
  withdrawCoStake: ({ offer }) => offer!.state === OfferState.Leaving,
  closeExpiredOffer: ({ offer }) => offer!.state === OfferState.Open,
  executeCase: ({ slashCase }) => slashCase!.state !== CaseState.Dismissed,
  releaseCase: () => true,
};

const OF_OFFERS: ReadonlySet<ChoreName> = new Set([
  'claimCoStakeRewards',
  'withdrawCoStake',
  'closeExpiredOffer',
]);
const OF_CASES: ReadonlySet<ChoreName> = new Set(['executeCase', 'releaseCase']);

/** What an action can be about, among these accounts. */
function subjectsOf(action: ChoreName, config: Config, { devices, offers, cases }: Accounts): Subject[] {
  const byAddress = new Map(devices.map((device) => [device.address.toBase58(), device]));
  const withDevice = (address: PublicKey, more: Partial<Subject>): Subject[] => {
    const device = byAddress.get(address.toBase58());
    // Opened after the devices were read: a later round has it.
    return device ? [{ config, device, ...more }] : [];
  };
  if (OF_OFFERS.has(action)) return offers.flatMap((offer) => withDevice(offer.device, { offer }));
  if (OF_CASES.has(action)) return cases.flatMap((slashCase) => withDevice(slashCase.device, { slashCase }));
  return devices.map((device) => ({ config, device }));
}

/** What can be sent now, by the same checks that `why` reports. */
export function choresOf(
  actions: readonly ChoreName[],
  accounts: Accounts,
  config: Config,
  viewer: Viewer,
  now: bigint,
): Chore[] {
  return actions.flatMap((action) =>
    subjectsOf(action, config, accounts)
      .filter((subject) => MAY_BE_DUE[action](subject))
      .filter((subject) => actionState(action, subject, viewer, now).enabled)
      .map((subject) => ({ action, subject })),
  );
}

/** Tokens that a chore moves to its receiver, base units. */
export function amountOf({ action, subject: { device, offer } }: Chore): bigint {
  switch (action) {
    case 'claimOwnerRewards':
      return quotes.ownerRewardsClaimable(device);
    case 'claimCoStakeRewards':
      return quotes.coStakeRewardsClaimable(offer!, device);
    case 'withdrawOwnerStake':
      return device.ownerStake - device.ownerFrozen;
    case 'withdrawCoStake':
      return offer!.principal - offer!.principalFrozen;
    case 'closeExpiredOffer':
    case 'executeCase':
    case 'releaseCase':
      return 0n;
  }
}
