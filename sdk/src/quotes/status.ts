import { checkNow } from '../now';
import { hasExpired } from './acceptance';
import { DeviceStatus, OfferState, type Device, type Offer } from '../accounts';
import { stakePosition } from './position';
import * as rules from '../rules';

/** The product's words for the status of an offer. */
export type OfferLabel =
  | 'Sufficient Stake (Waiting for Co-Staker)'
  | 'Insufficient Stake (Waiting for Co-Staker)'
  | 'Sufficient Stake (Active Co-Staking)'
  | 'Insufficient Stake (Active Co-Staking)'
  | 'Co-Staker Unstaked (In Wait Period)'
  | 'In Cooldown'
  | 'Withdrawable'
  | 'Co-Staker Withdrawn'
  | 'Offer Closed';

/** Status of an offer, and its colour: green while the device is sufficient, red when not. */
export interface OfferStatus {
  label: OfferLabel;
  /** `null` if sufficiency is not the point. */
  colour: 'green' | 'red' | null;
}

const plain = (label: OfferLabel): OfferStatus => ({ label, colour: null });

/**
 * Status of an offer or co-stake at `now` (unix seconds), in the product's words.
 *
 * @param offer - `null` if its account has been closed
 * @example
 * const { label, colour } = offerStatus(shownOffer, shown, now); // 'Sufficient Stake (Active Co-Staking)', 'green'
 */
export function offerStatus(offer: Offer | null, device: Device, now: bigint): OfferStatus {
  checkNow('offerStatus', now);
  if (!offer) return plain('Offer Closed');
  const { sufficient } = stakePosition(device, now);
  const stake = sufficient ? 'Sufficient Stake' : 'Insufficient Stake';
  const colour = sufficient ? 'green' : 'red';
  switch (offer.state) {
    case OfferState.Open:
      return hasExpired(offer, now) || device.status === DeviceStatus.Terminated
        ? plain('Offer Closed')
        : { label: `${stake} (Waiting for Co-Staker)`, colour };
    case OfferState.Active:
      return { label: `${stake} (Active Co-Staking)`, colour };
    case OfferState.Leaving: {
      const phase = rules.phaseOfLeaving(offer, now);
      if (phase === 'wait') return { label: 'Co-Staker Unstaked (In Wait Period)', colour };
      return plain(phase === 'cooldown' ? 'In Cooldown' : 'Withdrawable');
    }
    case OfferState.Withdrawn:
      return plain('Co-Staker Withdrawn');
  }
}

/** Status of an owner's stake: nothing, below or at the minimum, leaving, or free. */
export type OwnerStakeState = 'none' | 'partial' | 'full' | 'cooldown' | 'withdrawable';

/**
 * Status of the owner's stake of a device at `now` (unix seconds).
 *
 * @example
 * if (ownerStakeState(shown, now) === 'withdrawable') console.log('the stake is free');
 */
export function ownerStakeState(device: Device, now: bigint): OwnerStakeState {
  checkNow('ownerStakeState', now);
  const { ownerStake, ownerCooldownEndsAt } = device;
  if (ownerCooldownEndsAt !== 0n) return now < ownerCooldownEndsAt ? 'cooldown' : 'withdrawable';
  if (ownerStake === 0n) return 'none';
  return ownerStake < stakePosition(device, now).minimum ? 'partial' : 'full';
}
