import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../../address';
import { toI64, toU64, toUint, type Amount } from '../../amounts';
import { findConfigPda, findOfferPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

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
  /** The only wallet that may accept; anybody by default. */
  counterparty?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CreateOfferInput> = {
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
 * Refusals: NotDeviceOwner, EntriesPaused, WrongNonce, ZeroAmount, ShareOutOfRange, ExpiryInPast,
 * CounterpartyIsOwner, DeviceTerminated, DeviceNotHealthy, OwnerStakeLeaving, SelfStakeBelowHalf,
 * RequestAboveHalf, SharesAboveWhole, NoFreeSlot.
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
  const instruction = buildInstruction('createOffer', {
    programId,
    accounts: { owner, config, device, offer },
    args: {
      nonce: toUint(input.nonce, 32, 'nonce'),
      bump,
      amount: toU64(input.amount),
      shareBps: toUint(input.shareBps, 16, 'shareBps'),
      expiresAt: toI64(input.expiresAt ?? 0n, 'expiresAt'),
      counterparty: toPublicKey(input.counterparty ?? PublicKey.default, 'counterparty'),
    },
  });
  return { instruction, config, offer };
}
