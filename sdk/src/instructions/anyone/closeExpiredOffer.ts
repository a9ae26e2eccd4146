import type { Address } from '../../address';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link closeExpiredOffer}. */
export interface CloseExpiredOfferInput {
  /** Whoever sends it; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CloseExpiredOfferInput> = {
  caller: 'required',
  device: 'required',
  offer: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Closes an open offer that has expired, or whose device is terminated. The rent goes back to its payer.
 *
 * Refusals: OfferNotOpen, OfferNotExpired, WrongDevice, WrongRentPayer.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeExpiredOffer({ caller, device, offer, rentPayer });
 */
export function closeExpiredOffer(input: CloseExpiredOfferInput): Built {
  checkFields('closeExpiredOffer', input, FIELDS);
  const { caller, device, offer, rentPayer, programId } = input;
  const instruction = buildInstruction('closeExpiredOffer', {
    programId,
    accounts: { caller, device, offer, rentPayer },
  });
  return { instruction };
}
