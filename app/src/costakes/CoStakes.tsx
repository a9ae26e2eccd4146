import { OfferState, quotes, type Config, type HeldCoStake, type Viewer } from '@co-staking/sdk';
import { Link } from 'wouter';

import { useNow } from '../chain/clock';
import { usePositions } from '../chain/positions';
import { useConfig, useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { format } from '../page';
import { openAction } from '../send/host';
import type { Work } from '../send/useSend';
import { Empty, Failure, Loading } from '../ui/States';
import { Totals } from '../ui/Totals';
import { WhyButton } from '../ui/Why';
import { useWallet } from '../wallet/store';
import { ConnectButton } from '../wallet/WalletButton';
import { CoStakeCard } from './CoStakeCard';
import { HistoryPart } from './HistoryPart';

const text = messages.coStakes;

const ORDER = ['Withdrawable', 'In Cooldown', 'Co-Staker Unstaked (In Wait Period)'];
/** What can be withdrawn comes first: it is what people forget. */
const rank = ({ status }: HeldCoStake): number =>
  (ORDER.indexOf(status.label) + ORDER.length + 1) % (ORDER.length + 1);

const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function ClaimAll({
  coStakes,
  config,
  viewer,
}: {
  coStakes: HeldCoStake[];
  config: Config;
  viewer: Viewer | undefined;
}) {
  const claimable = coStakes.filter(({ rewardsClaimable }) => rewardsClaimable > 0n);
  const amount = format.tokens(
    sum(claimable.map(({ rewardsClaimable }) => rewardsClaimable)),
    config.mintDecimals,
  );
  const work: Work = async (client, options) => {
    const calls = claimable.map(({ device, offer }) => ({
      action: 'claimCoStakeRewards' as const,
      subject: { config, device, offer },
    }));
    return { signatures: (await client.sendAll(calls, options)).map(({ signature }) => signature) };
  };
  return (
    <WhyButton
      reason={!viewer ? messages.common.loadingWallet : claimable.length === 0 ? text.nothingToClaim : null}
      className="main"
      onClick={() =>
        openAction({
          work,
          question: {
            title: text.claimAllTitle,
            facts: [[text.claimable, amount]],
            notes: [text.claimAllHint(claimable.length)],
            confirm: text.claim.confirm(amount),
            done: text.claimAllDone(amount),
          },
        })
      }
    >
      {text.claimAll}
    </WhyButton>
  );
}

function Shown({ coStakes, config }: { coStakes: HeldCoStake[]; config: Config }) {
  const { data: viewer } = useViewer();
  const now = useNow(15);
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const held = coStakes.filter(
    ({ offer }) => offer.state !== OfferState.Withdrawn || offer.rewardsFrozen > 0n,
  );
  const shown = (held.length > 0 ? held : coStakes).toSorted((a, b) => rank(a) - rank(b));
  return (
    <>
      <Totals
        totals={[
          [text.total, tokens(sum(coStakes.map(({ offer }) => offer.principal)))],
          [text.claimable, tokens(sum(coStakes.map(({ rewardsClaimable }) => rewardsClaimable)))],
          [
            text.lifetime,
            tokens(sum(coStakes.map(({ offer, device }) => quotes.rewardsEarned(offer, device).units))),
          ],
        ]}
        note={
          viewer?.participant &&
          text.claims(format.count(viewer.participant.activeClaims), format.count(config.maxClaims))
        }
        action={<ClaimAll coStakes={coStakes} config={config} viewer={viewer} />}
      />
      <ul className="stack">
        {shown.map((held) => (
          <li key={held.offer.address.toBase58()}>
            <CoStakeCard held={held} config={config} viewer={viewer} now={now} />
          </li>
        ))}
      </ul>
      <HistoryPart config={config} />
    </>
  );
}

/** The co-stakes of the connected wallet. */
export default function CoStakes() {
  const { account } = useWallet();
  const { data, error, refetch } = usePositions();
  const { data: config } = useConfig();
  return (
    <div className="stack">
      <div>
        <h1 tabIndex={-1}>{text.title}</h1>
        <p className="muted">{text.intro}</p>
      </div>
      {account === null ? (
        <Empty title={text.connect} action={<ConnectButton>{messages.wallet.connect}</ConnectButton>}>
          {text.connectWords}
        </Empty>
      ) : error && !data ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !data || !config ? (
        <Loading rows={5} />
      ) : data.coStakes.length === 0 ? (
        <Empty
          title={text.none}
          action={
            <Link href="/" className="button main">
              {text.toMarket}
            </Link>
          }
        >
          {text.noneWords}
        </Empty>
      ) : (
        <Shown coStakes={data.coStakes} config={config} />
      )}
    </div>
  );
}
