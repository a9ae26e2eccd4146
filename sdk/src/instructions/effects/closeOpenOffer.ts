import { freeSlot } from './slots';
import { offerInQuestion, type Change, type State } from './state';

/** Closes an open offer: what retracting does, and closing one that has expired. */
export function closeOpenOffer({ subject }: State): Change {
  const { nonce } = offerInQuestion(subject);
  const { offers = [] } = subject;
  const device = freeSlot(subject.device, nonce);
  return {
    subject: {
      ...subject,
      offer: undefined,
      device: { ...device, offerCount: device.offerCount - 1 },
      offers: offers.filter((other) => other.nonce !== nonce),
    },
  };
}
