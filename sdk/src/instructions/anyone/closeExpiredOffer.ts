import { DeviceStatus } from '../../accounts/states';
import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { closeExpiredOffer as layout } from '../../generated/instructions';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireExpiredOrTerminated, requireOpen, withOffer } from '../checks/offer';

/** Argument of {@link closeExpiredOffer}. */
export interface CloseExpiredOfferInput {
  /** The sender; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CloseExpiredOfferInput> = {
  caller: 'required',
  device: 'required',
  offer: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Closes an open offer that has expired, or whose device is terminated. The rent goes back to its payer.
 *
 * Refusals: WrongDevice, WrongRentPayer, OfferNotOpen, OfferNotExpired.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeExpiredOffer({ caller, device, offer, rentPayer });
 */
export function closeExpiredOffer(input: CloseExpiredOfferInput): Built {
  checkFields('closeExpiredOffer', input, FIELDS);
  const { caller, device, offer, rentPayer, programId } = input;
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { caller, device, offer, rentPayer },
  });
  return { instruction };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  withOffer(
    subject,
    (offer) =>
      requireOpen(subject, offer) ??
      requireExpiredOrTerminated(subject, offer, now, subject.device.status === DeviceStatus.Terminated),
  );

/** What it leaves behind. */
export { closeOpenOffer as effect } from '../effects/closeOpenOffer';

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ offer }: About<'offer'>, { wallet }: Viewer): CloseExpiredOfferInput => ({
  caller: wallet,
  device: offer.device,
  offer: offer.address,
  rentPayer: offer.rentPayer,
});
