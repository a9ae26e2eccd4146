import { loadOffer } from './access';
import type { Ledger } from './ledger';
import { need, refuse } from './refusal';
import type { Address, Offer } from './state';

/** The offer of a device's co-stake, as it must follow an instruction's named accounts. */
export function coStake(ledger: Ledger, device: Address, nonce: number, passed: Address | undefined): Offer {
  if (passed === undefined) refuse('CoStakesMissing');
  // The device is already borrowed for writing.
  if (passed === device) refuse('runtime AccountBorrowFailed');
  loadOffer(ledger, passed);
  const offer = ledger.edit('Offer', passed);
  need(offer.device === device && offer.nonce === nonce, 'UnexpectedCoStake');
  return offer;
}

/** Only exactly the affected co-stakes may be passed. */
export const needNoMore = (passed: readonly Address[], concerned: number): void =>
  need(passed.length === concerned, 'UnexpectedCoStake');
