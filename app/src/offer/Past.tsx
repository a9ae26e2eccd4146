import type { Config, Device } from '@co-staking/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { chainNow } from '../chain/clock';
import { loadPast } from '../chain/history';
import { messages } from '../messages';
import { format } from '../page';
import { settings } from '../settings';
import { BarChart } from '../ui/BarChart';
import { Failure, Loading } from '../ui/States';
import { Part } from './Details';

const text = messages.offer;

/** The past of a device, read on request. */
export const usePast = (device: Device, enabled: boolean) =>
  useQuery({
    queryKey: ['past', device.address.toBase58()],
    queryFn: () => loadPast(device.address, chainNow()),
    enabled,
    staleTime: 600_000,
    refetchInterval: false,
  });

/** Rewards of the last days as bars, and the slash cases there have been. */
export function Past({ device, config }: { device: Device; config: Config }) {
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = usePast(device, asked);
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals, 2);
  return (
    <Part title={text.past}>
      {!asked && (
        <>
          <p className="muted">{settings.indexer === '' ? text.pastIntro : text.pastIntroIndexed}</p>
          <div>
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {text.pastLoad}
            </button>
          </div>
        </>
      )}
      {asked && error && <Failure error={error} retry={() => void refetch()} />}
      {asked && !data && !error && <Loading rows={2} label={text.pastLoading} />}
      {data && (
        <div className="stack-s">
          <BarChart
            title={text.pastTitle}
            bars={data.days.map(({ period, amount }) => ({
              label: format.day(period),
              value: amount,
              words: tokens(amount),
            }))}
          />
          <p className="muted">
            {data.week === null ? text.pastWeekUnknown : text.pastWeek(tokens(data.week))}
          </p>
          {data.cases.length === 0 ? (
            <p className="muted">{text.pastNoCases}</p>
          ) : (
            <ul className="list">
              {data.cases.map(({ number, openedAt, stake, ended }) => (
                <li key={number}>
                  {text.pastCase(format.date(openedAt), tokens(stake))} ({text.pastEnded[ended ?? 'open']})
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Part>
  );
}
