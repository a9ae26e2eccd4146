import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { useNow } from '../chain/clock';
import { useViewer } from '../chain/viewer';
import { messages } from '../messages';
import { format } from '../page';
import { PageHead } from '../ui/PageHead';
import { Empty, Failure, Loading } from '../ui/States';
import type { Reason } from '../ui/Why';
import { Filters } from './Filters';
import { loadMarket, PAGE_ROWS, type MarketPage } from './load';
import './market.css';
import { Rows } from './Rows';
import { NO_FILTER, parseSearch, printSearch, type FilterTexts, type MarketSearch } from './search';

const text = messages.market;

/** Reasons of the rows: loaded once the rows are drawn, and again when the wallet or the minute changes. */
function useReasons(page: MarketPage | undefined, minute: bigint): ReadonlyMap<string, Reason> | null {
  const { data: viewer = null } = useViewer();
  const [reasons, setReasons] = useState<ReadonlyMap<string, Reason> | null>(null);
  useEffect(() => {
    if (!page) return;
    let current = true;
    void import('./why').then(({ reasonsOf }) => {
      if (current) setReasons(reasonsOf(page.rows, page.config, viewer, page.now));
    });
    return () => {
      current = false;
    };
  }, [page, viewer, minute]);
  return reasons;
}

/** The open offers. */
export default function Marketplace() {
  const query = useSearch();
  const [, navigate] = useLocation();
  const search = parseSearch(query);
  const now = useNow(60);
  const models = useRef(new Set<string>());
  const go = useCallback(
    (change: Partial<MarketSearch>, replace = false) => {
      const next = printSearch({ ...parseSearch(query), ...change });
      // A page that was reached from another one has a way back to it; a link to it does not.
      navigate(next === '' ? '/' : `/?${next}`, { replace, state: { paged: Boolean(change.after) } });
    },
    [navigate, query],
  );
  const onFilter = useCallback((filter: FilterTexts) => go({ filter, after: '', skip: 0 }), [go]);
  const {
    data: page,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['market', printSearch(search)],
    queryFn: () => loadMarket(search),
    placeholderData: keepPreviousData,
  });
  const reasons = useReasons(page, now / 60n);
  page?.rows.forEach(({ row }) => models.current.add(row.model));
  const filtered = Object.values(search.filter).some((value) => value !== '');
  return (
    <div className="stack">
      <PageHead title={text.title} intro={text.intro} />
      <Filters filter={search.filter} models={[...models.current].sort()} onChange={onFilter} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!page && !error && <Loading rows={8} />}
      {page && page.total === 0 && (
        <Empty
          title={filtered ? text.noMatch : text.empty}
          action={
            filtered && (
              <button type="button" className="button" onClick={() => onFilter(NO_FILTER)}>
                {text.filters.clear}
              </button>
            )
          }
        >
          {filtered ? text.noMatchWhy : text.emptyWhy}
        </Empty>
      )}
      {page && page.total > 0 && (
        <div className={isPlaceholderData ? 'stack-s busy' : 'stack-s'} aria-busy={isPlaceholderData}>
          <Rows
            page={page}
            now={now}
            sort={search.sort}
            onSort={(sort) => go({ sort, after: '', skip: 0 })}
            reasons={reasons}
          />
          <Pager page={page} search={search} go={go} />
        </div>
      )}
    </div>
  );
}

function Pager(props: {
  page: MarketPage;
  search: MarketSearch;
  go: (change: Partial<MarketSearch>) => void;
}) {
  const { page, search, go } = props;
  const { cursor, total, rows } = page;
  return (
    <nav className="row between" aria-label={text.pages}>
      <p className="small muted num" role="status">
        {text.range(
          format.count(search.skip + 1),
          format.count(search.skip + rows.length),
          format.count(total),
        )}
      </p>
      {(search.after !== '' || cursor !== null) && (
        <div className="row">
          {search.after !== '' && (
            <>
              <button type="button" className="button little" onClick={() => go({ after: '', skip: 0 })}>
                {text.firstPage}
              </button>
              {(history.state as { paged?: boolean } | null)?.paged && (
                <button type="button" className="button little" onClick={() => history.back()}>
                  {text.previousPage}
                </button>
              )}
            </>
          )}
          {cursor !== null && (
            <button
              type="button"
              className="button little"
              onClick={() => go({ after: cursor, skip: search.skip + PAGE_ROWS })}
            >
              {text.nextPage}
            </button>
          )}
        </div>
      )}
    </nav>
  );
}
