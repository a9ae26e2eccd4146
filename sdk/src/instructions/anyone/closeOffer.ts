import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { closeOffer as layout } from '../../generated/instructions';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireSettled, withOffer } from '../checks/offer';
import { offerInQuestion, type Change, type State } from '../effects/state';

/** Argument of {@link closeOffer}. */
export interface CloseOfferInput {
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
export const FIELDS: Fields<CloseOfferInput> = {
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { caller, device, offer, rentPayer },
  });
  return { instruction };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject): Verdict =>
  withOffer(subject, (offer) => requireSettled(subject, offer));

/** What it leaves behind: the account of a co-stake that is done with is gone. */
export function effect({ subject }: State): Change {
  const { nonce } = offerInQuestion(subject);
  const { offers } = subject;
  return {
    subject: {
      ...subject,
      offer: undefined,
      ...(offers && { offers: offers.filter((other) => other.nonce !== nonce) }),
      device: { ...subject.device, offerCount: subject.device.offerCount - 1 },
    },
  };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ offer }: About<'offer'>, { wallet }: Viewer): CloseOfferInput => ({
  caller: wallet,
  device: offer.device,
  offer: offer.address,
  rentPayer: offer.rentPayer,
});
