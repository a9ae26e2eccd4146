import { PublicKey } from '@solana/web3.js';

import { DeviceStatus, OfferState } from '../accounts';
import { fromBaseUnits } from '../amounts';
import { programError, type ProgramErrorCode } from '../errors';
import { coStakeTotals, ownerActive, stakePosition } from '../position';
import * as rules from '../rules';
import type { OfferSubject, Viewer } from './subject';

const HEALTHY: readonly DeviceStatus[] = [DeviceStatus.Running, DeviceStatus.Idle];

function ofOffer({ config, offer }: OfferSubject, now: bigint): ProgramErrorCode | null {
  if (now < config.pausedUntil) return 'EntriesPaused';
  if (offer.state !== OfferState.Open) return 'OfferNotOpen';
  return offer.expiresAt !== 0n && now >= offer.expiresAt ? 'OfferExpired' : null;
}

function ofViewer({ config, device, offer }: OfferSubject, viewer: Viewer): ProgramErrorCode | null {
  const { wallet, participant } = viewer;
  const reserved = !offer.counterparty.equals(PublicKey.default) && !offer.counterparty.equals(wallet);
  if (reserved) return 'OfferReserved';
  const wallets = [wallet, ...(participant?.wallets ?? [])];
  const own =
    participant?.address.equals(device.participant) || wallets.some((one) => one.equals(device.owner));
  if (own) return 'OwnDevice';
  if (config.attestationRequired && !participant?.attested) return 'AccountNotAttested';
  return participant && participant.activeClaims >= config.maxClaims ? 'TooManyClaims' : null;
}

function ofDevice({ device, offer }: OfferSubject, now: bigint): ProgramErrorCode | null {
  if (device.terminatedAt !== 0n) return 'DeviceTerminated';
  if (!HEALTHY.includes(device.status)) return 'DeviceNotHealthy';
  if (device.ownerCooldownEndsAt !== 0n) return 'OwnerStakeLeaving';
  const { minimum, counted } = stakePosition(device, now);
  if (!rules.selfStakeGate(ownerActive(device), minimum)) return 'SelfStakeBelowHalf';
  const active = coStakeTotals(device, now).active + offer.amount;
  if (!rules.withinCoStakeHalf(active, minimum)) return 'RequestAboveHalf';
  return counted + offer.amount < minimum ? 'DeviceInsufficient' : null;
}

/**
 * Why an offer cannot be accepted now, in product words; `null` where it can. Without a viewer only what
 * concerns everybody is looked at.
 */
export function acceptanceRefusal(subject: OfferSubject, now: bigint, viewer?: Viewer): string | null {
  const code = ofOffer(subject, now) ?? (viewer ? ofViewer(subject, viewer) : null) ?? ofDevice(subject, now);
  if (code) return programError(code).message;
  const missing = viewer ? subject.offer.amount - (viewer.balance ?? 0n) : 0n;
  if (missing <= 0n) return null;
  return `the wallet lacks ${fromBaseUnits(missing, subject.config.mintDecimals)} tokens`;
}
