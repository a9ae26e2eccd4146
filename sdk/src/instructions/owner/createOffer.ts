import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../../address';
import { toBigInt, toU64, toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { MIN_SHARE_BPS } from '../../constants';
import { createOffer as layout } from '../../generated/instructions';
import { toSecond } from '../../now';
import { findConfigPda, findOfferPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireEntriesOpen } from '../checks/config';
import { requireDeviceOwner, requireHealthy, requireSelfStakeGate } from '../checks/device';
import {
  promisedShareBps,
  requested,
  requireFreeSlot,
  requireShareInRange,
  requireSharesFit,
  requireWithinHalf,
} from '../checks/offer';
import { requireAmount, requireFits } from '../checks/token';
import { newOffer } from '../effects/newOffer';
import { openSlot } from '../effects/slots';
import type { Change, State } from '../effects/state';

/** Argument of {@link createOffer}. */
export interface CreateOfferInput {
  /** Wallet the device is registered to; signs and pays the rent. */
  owner: Address;
  /** The device. */
  device: Address;
  /** The device's next nonce. */
  nonce: number;
  /** Requested principal, base units. */
  amount: Amount;
  /** Reward share, basis points. */
  shareBps: number;
  /** Unix second from which it can no longer be accepted; zero, the default, for never. */
  expiresAt?: Amount;
  /** The only wallet that may accept; anyone by default. */
  counterparty?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CreateOfferInput> = {
  owner: 'required',
  device: 'required',
  nonce: 'required',
  amount: 'required',
  shareBps: 'required',
  expiresAt: 'optional',
  counterparty: 'optional',
  programId: 'optional',
};

/**
 * Offers a share of the rewards for an exact amount of stake.
 *
 * Refusals: NotDeviceOwner, ZeroAmount, ShareOutOfRange, ExpiryInPast, CounterpartyIsOwner, WrongNonce,
 * EntriesPaused, DeviceTerminated, DeviceNotHealthy, OwnerStakeLeaving, SelfStakeBelowHalf, RequestAboveHalf,
 * SharesAboveWhole, NoFreeSlot, MathOverflow.
 *
 * @returns the instruction, and the derived `config`, `offer`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.createOffer({
 *   owner,
 *   device,
 *   nonce: shown.nextNonce,
 *   amount: toBaseUnits('640', 8),
 *   shareBps: toBasisPoints('74'),
 * });
 */
export function createOffer(input: CreateOfferInput): Built<'config' | 'offer'> {
  checkFields('createOffer', input, FIELDS);
  const { owner, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [offer, bump] = findOfferPda({ device, nonce: input.nonce, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, config, device, offer },
    args: {
      nonce: toUint(input.nonce, 32, 'nonce'),
      bump,
      amount: toU64(input.amount),
      shareBps: toUint(input.shareBps, 16, 'shareBps'),
      expiresAt: toSecond(input.expiresAt ?? 0n, 'expiresAt'),
      counterparty: toPublicKey(input.counterparty ?? PublicKey.default, 'counterparty'),
    },
  });
  return { instruction, config, offer };
}

/** Arguments of `createOffer`. */
export type CreateOfferArguments = Pick<
  CreateOfferInput,
  'amount' | 'shareBps' | 'expiresAt' | 'counterparty'
>;

/** One base unit for the least share, without expiry, for anyone. */
export const implied = (): CreateOfferArguments => ({ amount: 1n, shareBps: MIN_SHARE_BPS });

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint, args: CreateOfferArguments): Verdict {
  const amount = toBigInt(args.amount);
  const expiresAt = toSecond(args.expiresAt ?? 0n, 'expiresAt');
  const isOwner = args.counterparty && subject.device.owner.equals(toPublicKey(args.counterparty));
  return (
    requireDeviceOwner(subject, viewer) ??
    requireEntriesOpen(subject, now) ??
    requireAmount(subject, amount) ??
    requireShareInRange(subject, args.shareBps) ??
    (expiresAt === 0n || expiresAt > now ? null : refuse('ExpiryInPast', subject.config)) ??
    (isOwner ? refuse('CounterpartyIsOwner', subject.config) : null) ??
    requireHealthy(subject, now) ??
    requireSelfStakeGate(subject, now) ??
    requireFits(subject, requested(subject, now) + amount) ??
    requireWithinHalf(subject, now, requested(subject, now), amount) ??
    requireSharesFit(subject, promisedShareBps(subject), args.shareBps) ??
    requireFreeSlot(subject)
  );
}

/** What it leaves behind: the offer that is made becomes the one in question. */
export function effect(state: State, args: CreateOfferArguments): Change {
  const { subject } = state;
  const offer = newOffer(state, args);
  return { subject: { ...subject, device: openSlot(subject.device, offer), offer } };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { device }: About<'device'>,
  { wallet }: Viewer,
  _: bigint,
  args: CreateOfferArguments,
): CreateOfferInput => ({ owner: wallet, device: device.address, nonce: device.nextNonce, ...args });
