import {
  connectionSource,
  fetchMultipleDevices,
  findDevices,
  findOffers,
  fromBaseUnits,
  fromBasisPoints,
  offerStatus,
  quotes,
  stakePosition,
  type Device,
  type Offer,
} from '@co-staking/sdk';

import type { Context } from '../context';
import { deviceStatus, offerPhase } from '../output/names';
import type { Fields } from '../output/fields';
import { isoTime } from '../parameters/times';
import { unclaimedRewards } from './fields';
import { WALLET } from '../takes';
import { view } from './view';

/** What all rows need: decimals of the mint, and the chain’s unix second. */
interface Basis {
  decimals: number;
  now: bigint;
}

const basisOf = async (context: Context): Promise<Basis> => {
  const [now, { mintDecimals }] = await Promise.all([context.now(), context.config()]);
  return { now, decimals: mintDecimals };
};

function coStakeRow(offer: Offer, device: Device | null, { decimals, now }: Basis): Fields {
  return {
    offer: offer.address.toBase58(),
    deviceId: device?.id ?? null,
    model: device?.model ?? null,
    state: offerPhase(offer, now),
    status: device ? offerStatus(offer, device, now).label : null,
    principal: fromBaseUnits(offer.principal, decimals),
    frozen: fromBaseUnits(offer.principalFrozen, decimals),
    sharePercent: fromBasisPoints(offer.shareBps),
    rewardsUnclaimed: device ? fromBaseUnits(unclaimedRewards(offer, device), decimals) : null,
    rewardsClaimed: fromBaseUnits(offer.rewardsClaimed, decimals),
    countsUntil: isoTime(offer.waitEndsAt),
    freeAt: isoTime(offer.cooldownEndsAt),
  };
}

function deviceRow(device: Device, { decimals, now }: Basis): Fields {
  const { minimum, counted, sufficient, overflow } = stakePosition(device, now);
  const committed = quotes.committedUntil(device);
  return {
    id: device.id,
    model: device.model,
    status: deviceStatus(device.status),
    ownerStake: fromBaseUnits(device.ownerStake, decimals),
    counted: fromBaseUnits(counted, decimals),
    minimum: fromBaseUnits(minimum, decimals),
    sufficient,
    overflow: fromBaseUnits(overflow, decimals),
    freeAt: isoTime(device.ownerCooldownEndsAt),
    hiredUntil: device.hiredUntil > now ? isoTime(device.hiredUntil) : null,
    committedUntil: committed > now ? isoTime(committed) : null,
    openCases: device.openCases,
  };
}

/** What your wallet has. */
export const MY = [
  view({
    name: 'my co-stakes',
    summary: 'list your co-stakes',
    parameters: {},
    takes: WALLET,
    example: '--authority 7Y…w',
    async run(context) {
      const { authority, connection, programId } = context;
      const source = connectionSource(connection);
      const at = await basisOf(context);
      const offers = await findOffers(source, { coStaker: authority.address }, { programId });
      const devices = await fetchMultipleDevices(
        source,
        offers.map(({ device }) => device),
        { programId },
      );
      const rows = offers.map((offer, index) => coStakeRow(offer, devices[index] ?? null, at));
      const columns = [
        'offer',
        'status',
        'principal',
        'rewardsUnclaimed',
        'freeAt',
        'model',
        'sharePercent',
        'frozen',
        'countsUntil',
        'deviceId',
      ];
      context.print.list(columns, rows, 5);
    },
  }),
  view({
    name: 'my devices',
    summary: 'list your devices',
    parameters: {},
    takes: WALLET,
    example: '--authority 7Y…w',
    async run(context) {
      const { authority, connection, programId } = context;
      const at = await basisOf(context);
      const found = await findDevices(
        connectionSource(connection),
        { owner: authority.address },
        { programId },
      );
      const columns = [
        'id',
        'status',
        'ownerStake',
        'minimum',
        'sufficient',
        'model',
        'counted',
        'overflow',
        'freeAt',
        'hiredUntil',
        'committedUntil',
        'openCases',
      ];
      context.print.list(
        columns,
        found.map((device) => deviceRow(device, at)),
      );
    },
  }),
];
