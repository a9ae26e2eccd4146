import { OfferState, offerStatus } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { useNow } from '../chain/clock';
import { messages } from '../messages';
import { Empty, Failure, Loading } from '../ui/States';
import { AcceptCard } from './AcceptCard';
import { Announced, DeviceFacts, Risks, Score, Slashes } from './Details';
import { figuresOf } from './figures';
import { loadOffer, type OfferSubject } from './load';
import './offer.css';
import { Past } from './Past';
import { Genuine, Share } from './Proof';

const text = messages.offer;

function isAddress(address: string): boolean {
  try {
    return new PublicKey(address).toBase58() === address;
  } catch {
    return false;
  }
}

const Back = () => (
  <Link href="/" className="small">
    {text.breadcrumb}
  </Link>
);

function Shown({ subject }: { subject: OfferSubject }) {
  const now = useNow(15);
  const { config, device, offer } = subject;
  const figures = figuresOf(config, device, offer, now);
  const { label, colour } = offerStatus(offer, device, now);
  const tone = colour === 'green' ? 'good' : colour === 'red' ? 'bad' : 'plain';
  return (
    <div className="stack">
      <div className="stack-s">
        <Back />
        <h1 tabIndex={-1}>
          {device.model} × {device.hardware.cards}
        </h1>
        <p className={`state ${tone}`}>{label}</p>
      </div>
      <div className="offer">
        <div className="side">
          <AcceptCard subject={subject} figures={figures} now={now} />
          {offer.state === OfferState.Open && <Share address={offer.address.toBase58()} />}
        </div>
        <div className="stack">
          <Risks offer={offer} config={config} figures={figures} />
          <Announced config={config} device={device} now={now} />
          <DeviceFacts config={config} device={device} now={now} />
          <Score device={device} />
          <Slashes config={config} device={device} now={now} />
          <Past device={device} config={config} />
          <Genuine address={offer.address.toBase58()} />
        </div>
      </div>
    </div>
  );
}

/** One offer, by its link. */
export default function OfferPage() {
  const { address = '' } = useParams<{ address: string }>();
  const valid = isAddress(address);
  const { data, error, refetch } = useQuery({
    queryKey: ['offer', address],
    queryFn: () => loadOffer(address),
    enabled: valid,
  });
  if (!valid || data === null)
    return (
      <Empty
        whole
        title={valid ? text.gone : text.badLink}
        action={
          <Link href="/" className="button">
            {text.breadcrumb}
          </Link>
        }
      >
        {valid ? text.goneWords : text.badLinkWords}
      </Empty>
    );
  if (error && !data) return <Failure whole error={error} retry={() => void refetch()} />;
  return data ? <Shown subject={data} /> : <Loading rows={8} whole />;
}
