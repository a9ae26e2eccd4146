import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { retractOffer as layout } from '../../generated/instructions';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireDeviceOwner } from '../checks/device';
import { requireOpen, withOffer } from '../checks/offer';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<RetractOfferInput> = {
  owner: 'required',
  device: 'required',
  offer: 'required',
  rentPayer: 'optional',
  programId: 'optional',
};

/**
 * Takes back an offer that no one has accepted. The rent goes back to its payer.
 *
 * Refusals: NotDeviceOwner, WrongDevice, WrongRentPayer, OfferNotOpen.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.retractOffer({ owner, device, offer });
 */
export function retractOffer(input: RetractOfferInput): Built {
  checkFields('retractOffer', input, FIELDS);
  const { owner, device, offer, programId } = input;
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, device, offer, rentPayer: input.rentPayer ?? owner },
  });
  return { instruction };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withOffer(subject, (offer) => requireDeviceOwner(subject, viewer) ?? requireOpen(subject, offer));

/** What it leaves behind. */
export { closeOpenOffer as effect } from '../effects/closeOpenOffer';

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ offer }: About<'offer'>, { wallet }: Viewer): RetractOfferInput => ({
  owner: wallet,
  device: offer.device,
  offer: offer.address,
  rentPayer: offer.rentPayer,
});
