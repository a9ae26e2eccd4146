import {
  DeviceStatus,
  OfferState,
  SlotState,
  fromBaseUnits,
  type Config,
  type Device,
  type Offer,
} from '@co-staking/sdk';

import { deviceStatus } from '../output/names';
import { fromNow, isoTime, spanWords } from '../parameters/times';
import type { Difference, Pair } from './difference';
import { burned } from './moves';
import type { Names } from './who';

interface Held {
  stake: bigint;
  stakeFrozen: bigint;
  rewardsFrozen: bigint;
  rewardsBurned: bigint;
}

const ofOwner = ({ ownerStake, ownerFrozen, rewards }: Device): Held => ({
  stake: ownerStake,
  stakeFrozen: ownerFrozen,
  rewardsFrozen: rewards.ownerFrozen,
  rewardsBurned: rewards.ownerBurned,
});

const ofCoStaker = ({ principal, principalFrozen, rewardsFrozen, rewardsBurned }: Offer): Held => ({
  stake: principal,
  stakeFrozen: principalFrozen,
  rewardsFrozen,
  rewardsBurned,
});

/** What slash cases freeze, release or take of each party, a line for each. */
export function frozen(difference: Difference, names: Names, { mintDecimals }: Config): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, mintDecimals);
  const burns = burned(difference) > 0n;
  const line = (who: string, before: Held, after: Held): string[] => {
    const part = (verb: string, stake: bigint, rewards: bigint): string[] =>
      stake === 0n && rewards === 0n
        ? []
        : [`${verb} ${tokens(stake)} of the stake and ${tokens(rewards)} of the rewards of ${who}`];
    if (burns) return part('takes', before.stake - after.stake, after.rewardsBurned - before.rewardsBurned);
    const stake = after.stakeFrozen - before.stakeFrozen;
    const rewards = after.rewardsFrozen - before.rewardsFrozen;
    if (stake > 0n || rewards > 0n) return part('freezes', stake, rewards);
    return part('releases', -stake, -rewards);
  };
  const both = <T>(pairs: Pair<T>[], who: (value: T) => string, held: (value: T) => Held): string[] =>
    pairs.flatMap(({ before, after }) =>
      before && after ? line(who(before), held(before), held(after)) : [],
    );
  return [
    ...both(difference.devices, () => 'the owner', ofOwner),
    ...both(difference.offers, (offer) => `the ${names.coStake(offer)}`, ofCoStaker),
  ];
}

const isOpen = ({ state }: Device['slots'][number]): boolean => state === SlotState.Open;

/** Who else is forced out or loses something by it, and when they are free. */
export function others(difference: Difference, names: Names, config: Config, now: bigint): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  const forced = difference.offers.flatMap(({ before, after }) => {
    if (!before || !after || after.state !== OfferState.Leaving) return [];
    if (after.coStaker.equals(names.you) || before.cooldownEndsAt === after.cooldownEndsAt) return [];
    const free = `${isoTime(after.cooldownEndsAt)} (${fromNow(after.cooldownEndsAt, now)})`;
    const earns = before.state === OfferState.Active ? ' It earns nothing from now on.' : '';
    return [
      `forces out ${names.coStake(after)}: ${tokens(after.principal)} tokens, free at ${free}.${earns}`,
    ];
  });
  const devices = difference.devices.flatMap(({ before, after }) => {
    if (!before || !after) return [];
    const ends = after.status === DeviceStatus.Terminated && before.status !== DeviceStatus.Terminated;
    if (!ends) return [];
    const staked = before.slots.filter(({ state }) => state === SlotState.Active);
    return [
      `the owner (${tokens(before.ownerStake)} tokens staked) earns nothing from now on`,
      ...staked.map(
        ({ nonce, amount }) =>
          `co-stake ${nonce} (${tokens(amount)} tokens) earns nothing from now on, and can leave without a wait`,
      ),
      ...before.slots.filter(isOpen).map(({ nonce }) => `open offer ${nonce} can no longer be accepted`),
    ];
  });
  const notices = difference.devices.flatMap(({ before, after }) =>
    before && after && after.noticeGivenAt !== before.noticeGivenAt
      ? after.slots
          .filter(isOpen)
          .map(({ nonce }) => `offer ${nonce} cannot be accepted while the notice runs`)
      : [],
  );
  return [
    ...forced,
    ...devices,
    ...notices,
    ...healthLost(difference),
    ...requirement(difference, config, now),
  ];
}

/** A device that stops earning by its status alone. */
function healthLost({ devices }: Difference): string[] {
  const healthy = ({ status }: Device): boolean =>
    status === DeviceStatus.Running || status === DeviceStatus.Idle;
  return devices.flatMap(({ before, after }) =>
    before && after && healthy(before) && !healthy(after) && after.status !== DeviceStatus.Terminated
      ? [`the device earns nothing while it is ${deviceStatus(after.status)}, and no offer can be accepted`]
      : [],
  );
}

/** A minimum that changes, or is announced to. */
function requirement({ devices }: Difference, { mintDecimals }: Config, now: bigint): string[] {
  const tokens = (units: bigint): string => fromBaseUnits(units, mintDecimals);
  return devices.flatMap(({ before, after }) => {
    if (!before || !after || after.announcedFrom === before.announcedFrom) return [];
    if (after.announcedFrom <= now) return [];
    const { minimum } = after.announced;
    const wait = spanWords(after.announcedFrom - now);
    return [
      `the device earns nothing from ${isoTime(after.announcedFrom)} (in ${wait}) on if less than ${tokens(minimum)} tokens count then`,
    ];
  });
}
