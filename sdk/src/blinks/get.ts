import { checkFields, checkObject } from '../codec/fields';
import { OFFER_ACTION_PATH } from './protocol';
import { refusalWords } from './refusal';
import type { ActionGetResponse } from './spec';
import type { Viewer } from '../refusals';
import type { ActionLook, OfferSubject } from './subject';
import { offerWords } from './words';

/** Argument of {@link offerActionGet}. */
export interface OfferActionGetInput extends OfferSubject, ActionLook {
  /** Unix second of the chain's clock, which the offer's expiry and the device's dates are compared with. */
  now: bigint;
  /** The viewer; without one only what applies to everyone is checked. See {@link fetchViewer}. */
  viewer?: Viewer;
}

/**
 * The Action of an offer, as answer to a GET. If it cannot be accepted, the button is greyed out and
 * `error` says why. Its texts give amounts in whole tokens and the share in percent; none names the owner.
 *
 * @throws TypeError for an unknown or missing field
 *
 * @example
 * const action = offerActionGet({ config, device: shown, offer: shownOffer, now, icon });
 * if (action.disabled) show(action.error!.message);
 */
export function offerActionGet(input: OfferActionGetInput): ActionGetResponse {
  checkFields('offerActionGet', input, {
    config: 'required',
    device: 'required',
    offer: 'required',
    now: 'required',
    icon: 'required',
    symbol: 'optional',
    viewer: 'optional',
  });
  const { offer, icon, now, viewer } = input;
  const { title, description, label } = offerWords(input, input, now);
  const refusal = refusalWords(input, now, viewer);
  const href = `${OFFER_ACTION_PATH}${offer.address.toBase58()}`;
  return {
    type: 'action',
    icon,
    title,
    description,
    label,
    ...(refusal !== null && { disabled: true, error: { message: refusal } }),
    links: { actions: [{ type: 'transaction', href, label }] },
  };
}

/**
 * The Action of an offer whose account does not exist, because it was retracted or has ended: a greyed out
 * button, and nothing to POST to.
 *
 * @throws TypeError without the object
 *
 * @example
 * import { fetchOfferNullable } from '@co-staking/sdk';
 * const found = await fetchOfferNullable(connection, offer);
 * const answer = found ? action : closedOfferAction({ icon });
 */
export function closedOfferAction(look: ActionLook): ActionGetResponse {
  checkObject('closedOfferAction', look, 'one object: the icon');
  return {
    type: 'action',
    icon: look.icon,
    title: 'Offer Closed',
    description: 'This offer was retracted, has expired, or its co-stake has ended.',
    label: 'Offer Closed',
    disabled: true,
    error: { message: 'the offer is closed' },
  };
}
