import { OfferState, offerStatus } from '@co-staking/sdk';
import { Link } from 'wouter';

import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { Part } from '../offer/Details';
import { offerUrl } from '../offer/Proof';
import { format } from '../page';
import { ActButton } from '../send/ActButton';
import { Copy } from '../ui/States';
import type { DeviceSubject } from './load';

const text = messages.devices;

/** Offers and co-stakes of a device, with what its owner can do with them. */
export function OfferLines({ subject, now }: { subject: DeviceSubject; now: bigint }) {
  const { data: viewer } = useViewer();
  const { config, device, offers } = subject;
  return (
    <Part title={text.offers}>
      {offers.length === 0 && <p className="muted">{text.noOffers}</p>}
      <ul>
        {offers.map((offer) => {
          const { label, colour } = offerStatus(offer, device, now);
          const address = offer.address.toBase58();
          const line = text.offerLine(
            format.tokens(offer.amount, config.mintDecimals),
            format.share(offer.shareBps),
          );
          return (
            <li key={address} className="offer-line">
              <div className="stack-s tight">
                <Link href={`/offer/${address}`} className="num">
                  {line}
                </Link>
                <p
                  className={`state small ${colour === 'green' ? 'good' : colour === 'red' ? 'bad' : 'plain'}`}
                >
                  {label}
                </p>
              </div>
              {offer.state === OfferState.Open && (
                <div className="row">
                  <Copy text={offerUrl(address)} className="button little">
                    {messages.offer.copyLink}
                  </Copy>
                  <ActButton
                    action="retractOffer"
                    subject={{ ...subject, offer }}
                    viewer={viewer}
                    now={now}
                    className="little"
                    question={() => ({
                      title: text.retract.confirm,
                      deviceId: device.id,
                      facts: [[messages.form.asked, line]],
                      notes: [text.retract.note],
                      confirm: text.retract.confirm,
                      done: text.retract.done,
                    })}
                  >
                    {text.retract.title}
                  </ActButton>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
