import type { PublicKey } from '@solana/web3.js';

import type { Offer, Participant, SlashCase } from '../../accounts';
import type { Address } from '../../address';
import { offersOf } from '../../refusals/subject';
import type { Subject, Viewer } from '../../refusals/types';

/** What an action starts from. */
export interface State {
  subject: Subject;
  viewer: Viewer;
  /** Unix second. */
  now: bigint;
  programId?: Address;
}

/** Base units that move; `null` stands for a vault of the device. */
export interface Payment {
  from: PublicKey | null;
  to: PublicKey | null;
  amount: bigint;
}

/** What an action leaves behind. */
export interface Change {
  subject: Subject;
  paid?: Payment[];
  /** The viewer's account, if it changes. */
  participant?: Participant;
}

/** The subject with one of its offers changed. */
export function changeOffer(subject: Subject, changed: Offer): Subject {
  const { offer, offers } = subject;
  return {
    ...subject,
    ...(offer?.nonce === changed.nonce && { offer: changed }),
    ...(offers && { offers: offers.map((old) => (old.nonce === changed.nonce ? changed : old)) }),
  };
}

/** An offer of the device. @throws TypeError if the subject does not name it */
export function offerNamed(subject: Subject, nonce: number): Offer {
  const offer = offersOf(subject).find((candidate) => candidate.nonce === nonce);
  if (!offer) throw new TypeError(`the preview needs the device's offer ${nonce} in subject.offers`);
  return offer;
}

/** The offer in question. @throws TypeError if there is none */
export function offerInQuestion({ offer }: Subject): Offer {
  if (!offer) throw new TypeError('the preview needs the offer in question');
  return offer;
}

/** The case in question. @throws TypeError if there is none */
export function caseInQuestion({ slashCase }: Subject): SlashCase {
  if (!slashCase) throw new TypeError('the preview needs the slash case in question');
  return slashCase;
}

/** Dates that fit 64 bits. @throws RangeError for others, which the program refuses */
export function dateOf<T>(dates: T | null): T {
  if (dates === null) throw new RangeError('a date does not fit 64 bits');
  return dates;
}
