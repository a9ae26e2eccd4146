import { rebuildHistory, rewardSeries, toCsv, toIcs, type Config, type RewardPeriod } from '@co-staking/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { chainNow } from '../chain/clock';
import { withHistory } from '../chain/events';
import { messages } from '../messages';
import { Part } from '../offer/Details';
import { format } from '../page';
import { settings } from '../settings';
import { BarChart } from '../ui/BarChart';
import { Failure, Loading } from '../ui/States';
import { WhyButton } from '../ui/Why';
import { useWallet } from '../wallet/store';

const text = messages.coStakes;
const MOST_BARS = 60;

/** Gives a file to the browser. */
function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

const load = (wallet: string) =>
  withHistory({ kind: 'wallet', address: wallet }, (events) => rebuildHistory(events, { wallet }));

type Read = Awaited<ReturnType<typeof load>>;

function Shown({ history, config }: { history: Read; config: Config }) {
  const decimals = config.mintDecimals;
  const entries = history.entries.filter(({ role }) => role === 'coStaker');
  const positions = history.positions.filter(({ role }) => role === 'coStaker');
  const bars = (by: 'day' | 'month') =>
    rewardSeries(entries, by)
      .slice(-MOST_BARS)
      .map(({ period, earned }: RewardPeriod) => ({
        label: by === 'day' ? format.day(period) : format.month(period),
        value: earned,
        words: format.tokens(earned, decimals, 2),
      }));
  const [days, months] = [bars('day'), bars('month')];
  const leaving = positions.some(({ cooldownEndsAt, stake }) => cooldownEndsAt > 0n && stake > 0n);
  return (
    <div className="stack">
      {days.length === 0 ? (
        <p className="muted">{text.noRewards}</p>
      ) : (
        <div className="held-body">
          <BarChart title={text.daily} bars={days} />
          <BarChart title={text.monthly} bars={months} />
        </div>
      )}
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => download('co-stakes.csv', 'text/csv', toCsv(entries, { decimals }))}
        >
          {text.csv}
        </button>
        <WhyButton
          reason={leaving ? null : text.noDates}
          onClick={() =>
            download(
              'co-stakes.ics',
              'text/calendar',
              toIcs(positions, { decimals, symbol: settings.symbol, now: chainNow() }),
            )
          }
        >
          {text.calendar}
        </WhyButton>
      </div>
    </div>
  );
}

/** Rewards by day and month, and exports: read from the wallet's transactions on request. */
export function HistoryPart({ config }: { config: Config }) {
  const { account } = useWallet();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['history', account?.address],
    queryFn: () => load(account!.address),
    enabled: asked && account !== null,
    staleTime: 600_000,
    refetchInterval: false,
  });
  return (
    <Part title={text.history}>
      {!asked && (
        <>
          <p className="muted">{settings.indexer === '' ? text.historyIntro : text.historyIntroIndexed}</p>
          <div>
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {text.historyLoad}
            </button>
          </div>
        </>
      )}
      {asked && error && <Failure error={error} retry={() => void refetch()} />}
      {asked && !data && !error && <Loading rows={2} label={text.historyLoading} />}
      {data && <Shown history={data} config={config} />}
    </Part>
  );
}
