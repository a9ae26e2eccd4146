import { explainListing, OfferState, type Viewer } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { Link } from 'wouter';

import { useViewer } from '../chain/viewer';
import { shortAddress } from '../format';
import { messages } from '../messages';
import { format } from '../page';
import { ActButton, reasonOf } from '../send/ActButton';
import type { ActionQuestion } from '../send/ActionDialog';
import { Countdown, When } from '../ui/Countdown';
import { Facts, type Fact } from '../ui/Facts';
import { reasonWords } from '../ui/Why';
import { useWallet } from '../wallet/store';
import { ConnectButton } from '../wallet/WalletButton';
import type { OfferFigures } from './figures';
import type { OfferSubject } from './load';

const text = messages.offer;

interface CardProps {
  subject: OfferSubject;
  figures: OfferFigures;
  now: bigint;
}

function factsOf({ config, offer }: OfferSubject, figures: OfferFigures): Fact[] {
  const decimals = config.mintDecimals;
  const estimate =
    figures.perWeek === null
      ? text.noEstimate
      : figures.perWeek === 0n
        ? text.noRewards
        : `≈ ${format.tokens(figures.perWeek, decimals, 2)}`;
  return [
    [text.lock, <strong key="lock">{format.tokens(offer.amount, decimals)}</strong>],
    [text.get, text.ofRewards(format.share(offer.shareBps))],
    [text.perWeek, estimate],
    [text.free, <When key="free" left={figures.leaving} date={figures.freeAt} />],
    [text.lose, format.tokens(figures.mostLost, decimals)],
    [text.expires, offer.expiresAt === 0n ? text.never : <Countdown key="expires" until={offer.expiresAt} />],
    ...(offer.counterparty.equals(PublicKey.default)
      ? []
      : [[text.reserved, shortAddress(offer.counterparty.toBase58())] as Fact]),
  ];
}

function questionOf(
  subject: OfferSubject,
  figures: OfferFigures,
  viewer: Viewer | undefined,
): ActionQuestion {
  const { config, device, offer } = subject;
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const amount = tokens(offer.amount);
  const days = format.duration(figures.leaving);
  const facts = factsOf(subject, figures).slice(0, 5);
  const left = (viewer?.balance ?? 0n) - offer.amount;
  return {
    title: text.acceptTitle,
    deviceId: device.id,
    facts: [...facts, [text.balanceAfter, tokens(left < 0n ? 0n : left)]],
    notes: [text.fee],
    consents: [
      text.consentRisk(days, tokens(figures.mostLost)),
      ...(figures.shortfall > 0n ? [text.consentShort(tokens(figures.shortfall))] : []),
    ],
    confirm: text.accept(amount),
    done: text.accepted(amount),
  };
}

/** Every reason beyond the first one: a full account must not hide that the device is down. */
function OtherReasons({
  subject,
  viewer,
  args,
  now,
}: {
  subject: OfferSubject;
  viewer: Viewer | null | undefined;
  args: { maxShortfall: bigint };
  now: bigint;
}) {
  const first = viewer ? reasonOf('acceptOffer', subject, viewer, now, args) : null;
  const others = explainListing(subject, now).filter(({ message }) => message !== first?.message);
  if (others.length === 0) return null;
  return (
    <div className="notice warn">
      <strong>{text.whyNot}</strong>
      <ul className="stack-s small">
        {others.map((refusal) => (
          <li key={refusal.code}>{reasonWords(refusal)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is locked, what for, and the button with its reason. */
export function AcceptCard({ subject, figures, now }: CardProps) {
  const { account } = useWallet();
  const { data } = useViewer();
  const { config, offer } = subject;
  const viewer = account ? data : null;
  const args = { maxShortfall: figures.shortfall };
  const amount = format.tokens(offer.amount, config.mintDecimals);
  const open = offer.state === OfferState.Open;
  return (
    <section className="card stack accept" aria-label={text.acceptTitle}>
      <Facts facts={factsOf(subject, figures)} />
      {figures.perWeek !== null && figures.perWeek > 0n && (
        <p className="small muted">{text.estimateNote(format.duration(figures.window))}</p>
      )}
      {open && account === null ? (
        <ConnectButton>{text.connectFirst}</ConnectButton>
      ) : (
        <ActButton
          action="acceptOffer"
          subject={subject}
          viewer={viewer}
          now={now}
          args={args}
          className="main"
          hint={text.acceptHint}
          question={() => questionOf(subject, figures, data)}
          after={
            <Link href="/co-stakes" className="button main">
              {text.toCoStakes}
            </Link>
          }
        >
          {text.accept(amount)}
        </ActButton>
      )}
      {open && <OtherReasons subject={subject} viewer={viewer} args={args} now={now} />}
    </section>
  );
}
