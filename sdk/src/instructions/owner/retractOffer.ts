import type { Address } from '../../address';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link retractOffer}. */
export interface RetractOfferInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Wallet that paid the rent; the owner by default. */
  rentPayer?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<RetractOfferInput> = {
  owner: 'required',
  device: 'required',
  offer: 'required',
  rentPayer: 'optional',
  programId: 'optional',
};

/**
 * Takes back an offer that nobody has accepted. The rent goes back to its payer.
 *
 * Refusals: NotDeviceOwner, OfferNotOpen, WrongDevice, WrongRentPayer.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.retractOffer({ owner, device, offer });
 */
export function retractOffer(input: RetractOfferInput): Built {
  checkFields('retractOffer', input, FIELDS);
  const { owner, device, offer, programId } = input;
  const instruction = buildInstruction('retractOffer', {
    programId,
    accounts: { owner, device, offer, rentPayer: input.rentPayer ?? owner },
  });
  return { instruction };
}
