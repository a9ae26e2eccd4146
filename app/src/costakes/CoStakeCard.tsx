import { OfferState, quotes, type Config, type HeldCoStake, type Viewer } from '@co-staking/sdk';
import { Link } from 'wouter';

import { messages } from '../messages';
import { format } from '../page';
import { ActButton } from '../send/ActButton';
import type { ActionQuestion } from '../send/ActionDialog';
import { amountQuestion } from '../send/amountQuestion';
import { Countdown, When } from '../ui/Countdown';
import { Facts, type Fact } from '../ui/Facts';
import { HeldCases } from './HeldCases';

const text = messages.coStakes;

const tone = (colour: 'green' | 'red' | null): string =>
  colour === 'green' ? 'good' : colour === 'red' ? 'bad' : 'plain';

/** Before an unstake: what stops, when the money is free, and what can still be lost. */
function unstakeQuestion({ offer, device }: HeldCoStake, config: Config, now: bigint): ActionQuestion {
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const dates = quotes.unstakeDates(offer, device, now);
  const worst = quotes.coStakeWorstCase(config, device, offer, now);
  const end = dates?.cooldownEndsAt ?? now;
  return {
    title: text.unstake.title,
    deviceId: device.id,
    facts: [
      [text.principal, tokens(offer.principal)],
      [text.unstake.stops, text.unstake.now],
      [
        text.waitEnds,
        <When key="wait" left={(dates?.waitEndsAt ?? now) - now} date={dates?.waitEndsAt ?? now} />,
      ],
      [text.free, <When key="free" left={end - now} date={end} />],
    ],
    notes: [text.unstake.note, text.unstake.lose(tokens(worst?.stake ?? offer.principal))],
    consents: [text.unstake.consent(format.count(Math.ceil(Number(end - now) / 86_400)))],
    confirm: text.unstake.confirm(tokens(offer.principal)),
    done: text.unstake.done,
  };
}

/** One co-stake: its state, when it is free, and what can be done with it. */
export function CoStakeCard(props: {
  held: HeldCoStake;
  config: Config;
  viewer: Viewer | undefined;
  now: bigint;
}) {
  const { held, config, viewer, now } = props;
  const { offer, device, status, rewardsClaimable, waitEndsAt, withdrawableAt } = held;
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const subject = { config, device, offer };
  const shared = { subject, viewer, now };
  const inWait = waitEndsAt !== null && now < waitEndsAt;
  const gone = offer.state === OfferState.Withdrawn;
  const name = `${device.model} × ${device.hardware.cards}`;
  const facts: Fact[] = [
    [text.principal, tokens(offer.principal)],
    ...(offer.principalFrozen > 0n ? [[text.frozen, tokens(offer.principalFrozen)] as Fact] : []),
    [text.share, format.share(offer.shareBps)],
    [text.earned, tokens(quotes.rewardsEarned(offer, device).units)],
    [text.claimable, tokens(rewardsClaimable)],
    ...(inWait ? [[text.waitEnds, <Countdown key="wait" until={waitEndsAt} />] as Fact] : []),
    ...(withdrawableAt !== null && !gone
      ? [[text.free, <Countdown key="free" until={withdrawableAt} over={text.freeNow} />] as Fact]
      : [[text.accepted, format.date(offer.acceptedAt)] as Fact]),
  ];
  const claimable = tokens(rewardsClaimable);
  const principal = tokens(offer.principal);
  return (
    <article className="card held" aria-label={name}>
      <div className="row between">
        <h2>{name}</h2>
        <span className={`state ${status.label === 'Withdrawable' ? 'good' : tone(status.colour)}`}>
          {status.label}
        </span>
      </div>
      <div className="held-body">
        <Facts facts={facts} />
        <div className="held-acts">
          {!gone && (
            <>
              <ActButton
                {...shared}
                action="claimCoStakeRewards"
                hint={text.claim.hint}
                question={() => amountQuestion(text.claim, text.claimable, claimable, device.id)}
              >
                {text.claim.title}
              </ActButton>
              <ActButton
                {...shared}
                action="unstakeCoStake"
                hint={text.unstake.hint}
                question={() => unstakeQuestion(held, config, now)}
              >
                {text.unstake.title}
              </ActButton>
              <ActButton
                {...shared}
                action="withdrawCoStake"
                className={status.label === 'Withdrawable' ? 'main' : ''}
                hint={text.withdraw.hint}
                question={() => amountQuestion(text.withdraw, text.principal, principal, device.id)}
              >
                {text.withdraw.title}
              </ActButton>
            </>
          )}
          <Link href={`/offer/${offer.address.toBase58()}`} className="small">
            {text.offerPage}
          </Link>
        </div>
      </div>
      <HeldCases held={held} config={config} now={now} />
    </article>
  );
}
