import { OfferState, quotes, type Config, type HeldCoStake, type Viewer } from '@co-staking/sdk';

import { useNow } from '../chain/clock';
import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { format } from '../page';
import { openAction } from '../send/host';
import type { Work } from '../send/useSend';
import { Totals } from '../ui/Totals';
import { WhyButton } from '../ui/Why';
import { PositionsPage } from '../wallet/PositionsPage';
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
  return (
    <PositionsPage text={text} part={({ coStakes }) => coStakes} rows={5} mainLink>
      {(coStakes, config) => <Shown coStakes={coStakes} config={config} />}
    </PositionsPage>
  );
}
