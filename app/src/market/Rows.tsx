import type { MarketplaceSort } from '@co-staking/sdk';
import { Link } from 'wouter';

import { messages } from '../messages';
import { format } from '../page';
import { shortId } from '../format';
import { reasonWords, type Reason } from '../ui/Why';
import { ScoreBars } from './ScoreBars';
import type { MarketPage, MarketRow } from './load';
import { SORTABLE } from './search';

const text = messages.market;
const WEEK = 604_800n;

/** What a row says of rewards: the estimate and the window that it comes from. */
function Rewards({ row: { row, device }, decimals, now }: { row: MarketRow; decimals: number; now: bigint }) {
  const age = now - device.registeredAt;
  const window = text.window(format.duration(age - (age % 86_400n) || age));
  if (row.rewardsPerWeek === null) return <Two main={text.unknown} below={text.firstWeek} />;
  if (device.rewards.postedTotal === 0n) return <Two main={text.none} below={text.nonePosted} />;
  const main = format.tokens(row.rewardsPerWeek, decimals, 2);
  return <Two main={`≈ ${main}`} below={age < WEEK ? text.firstWeek : window} />;
}

const Two = ({ main, below }: { main: string; below: string }) => (
  <span>
    <span className="num">{main}</span>
    <span className="small muted below">{below}</span>
  </span>
);

function Row(props: { item: MarketRow; config: MarketPage['config']; now: bigint; reason: Reason | null }) {
  const { item, config, now, reason } = props;
  const { row, device } = item;
  const decimals = config.mintDecimals;
  const address = row.offer.toBase58();
  const url = `/offer/${address}`;
  const name = `${row.model} × ${row.cards}`;
  // The code alone is known at once; amount and date of the reason follow.
  const waived = row.refusal === 'DeviceInsufficient';
  const refused = reason !== null || (row.refusal !== null && !waived);
  const words = reason
    ? reasonWords(reason)
    : row.refusal && text.refusals[row.refusal as keyof typeof text.refusals];
  const state = refused ? (
    <span className="state bad">{text.states.closed}</span>
  ) : row.reserved ? (
    <span className="state warn">{text.states.reserved}</span>
  ) : waived ? (
    <span className="state warn">{text.states.short}</span>
  ) : (
    <span className="state good">{text.states.open}</span>
  );
  const cell = (label: string) => ({ role: 'cell', 'data-label': label });
  return (
    <tr role="row" data-offer={address}>
      <th role="rowheader" scope="row">
        <Link href={url}>{name}</Link>
        <span className="small muted below num" title={row.deviceId}>
          {shortId(row.deviceId)}
        </span>
      </th>
      <td {...cell(text.columns.amount)} className="end">
        <Two
          main={format.tokens(row.amount, decimals)}
          below={text.ofMinimum(format.amount(row.minimum, decimals))}
        />
      </td>
      <td {...cell(text.columns.shareBps)} className="end num">
        {format.share(row.shareBps)}
      </td>
      <td {...cell(text.columns.reliability)}>
        <ScoreBars score={row.reliability} parts={device.scoreParts} />
      </td>
      <td {...cell(text.columns.rewardsPerWeek)} className="end">
        <Rewards row={item} decimals={decimals} now={now} />
      </td>
      <td {...cell(text.columns.acceptable)} className="status">
        {state}
        {words && (
          <span className="small muted below" id={`why-${address}`}>
            {words}
          </span>
        )}
        {!refused && waived && (
          <span className="small muted below">{text.short(format.tokens(row.shortfall, decimals))}</span>
        )}
        {row.openCases > 0 && <span className="small below bad-text">{text.cases(row.openCases)}</span>}
      </td>
      <td role="cell" className="act">
        {refused ? (
          <button
            type="button"
            className="button little"
            aria-disabled="true"
            aria-describedby={words ? `why-${address}` : undefined}
          >
            {text.coStake}
            <span className="hidden"> {name}</span>
          </button>
        ) : (
          <Link href={url} className="button main little">
            {text.coStake}
            <span className="hidden"> {name}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}

/** The rows: a table on wide screens, cards on narrow ones, the same tree for both. */
export function Rows(props: {
  page: MarketPage;
  now: bigint;
  sort: MarketplaceSort;
  onSort: (sort: MarketplaceSort) => void;
  reasons: ReadonlyMap<string, Reason> | null;
}) {
  const { page, now, sort, onSort, reasons } = props;
  const toggled = (by: (typeof SORTABLE)[number]): MarketplaceSort => ({
    by,
    direction: sort.by === by && sort.direction === 'descending' ? 'ascending' : 'descending',
  });
  return (
    <div className="card table" role="region" aria-label={text.tableLabel} tabIndex={0}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {SORTABLE.map((by) => (
              <th
                key={by}
                role="columnheader"
                scope="col"
                aria-sort={sort.by === by ? sort.direction : 'none'}
                className={['amount', 'shareBps', 'rewardsPerWeek'].includes(by) ? 'end' : ''}
              >
                <button type="button" className="sort" onClick={() => onSort(toggled(by))}>
                  {text.columns[by]}
                  <span aria-hidden="true">
                    {sort.by === by ? (sort.direction === 'ascending' ? '↑' : '↓') : '↕'}
                  </span>
                </button>
              </th>
            ))}
            <th role="columnheader" scope="col">
              <span className="hidden">{text.columns.action}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {page.rows.map((item) => (
            <Row
              key={item.row.offer.toBase58()}
              item={item}
              config={page.config}
              now={now}
              reason={reasons?.get(item.row.offer.toBase58()) ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
