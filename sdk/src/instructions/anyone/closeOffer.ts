import type { Address } from '../../address';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link closeOffer}. */
export interface CloseOfferInput {
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

const FIELDS: Fields<CloseOfferInput> = {
  caller: 'required',
  device: 'required',
  offer: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Closes the account of a withdrawn co-stake whose rewards were claimed. The rent goes back to its payer.
 *
 * Refusals: WrongDevice, WrongRentPayer, CoStakeNotWithdrawn, RewardsNotClaimed.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeOffer({ caller, device, offer, rentPayer });
 */
export function closeOffer(input: CloseOfferInput): Built {
  checkFields('closeOffer', input, FIELDS);
  const { caller, device, offer, rentPayer, programId } = input;
  const instruction = buildInstruction('closeOffer', {
    programId,
    accounts: { caller, device, offer, rentPayer },
  });
  return { instruction };
}
