import type { Config, Positions } from '@co-staking/sdk';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { usePositions } from '../chain/positions';
import { useConfig } from '../chain/viewer';
import { messages } from '../messages';
import { PageHead } from '../ui/PageHead';
import { Empty, Failure, Loading } from '../ui/States';
import { ConnectButton } from './WalletButton';
import { useWallet } from './store';

/** The texts that differ between the pages of a wallet's positions. */
type Text = Record<
  'title' | 'intro' | 'connect' | 'connectWords' | 'none' | 'noneWords' | 'toMarket',
  string
>;

interface PositionsPageProps<T> {
  text: Text;
  /** The part of the positions that the page shows. */
  part: (positions: Positions) => T[];
  /** Rows of the placeholder while it loads. */
  rows: number;
  /** Whether the way to the marketplace is the main action of the empty page. */
  mainLink?: boolean;
  children: (part: T[], config: Config) => ReactNode;
}

/** A page about positions of the connected wallet: not connected, failed, loading, empty, or its rows. */
export function PositionsPage<T>({ text, part, rows, mainLink, children }: PositionsPageProps<T>) {
  const { account } = useWallet();
  const { data, error, refetch } = usePositions();
  const { data: config } = useConfig();
  const found = data && part(data);
  return (
    <div className="stack">
      <PageHead title={text.title} intro={text.intro} />
      {account === null ? (
        <Empty title={text.connect} action={<ConnectButton>{messages.wallet.connect}</ConnectButton>}>
          {text.connectWords}
        </Empty>
      ) : error && !found ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !found || !config ? (
        <Loading rows={rows} />
      ) : found.length === 0 ? (
        <Empty
          title={text.none}
          action={
            <Link href="/" className={mainLink ? 'button main' : 'button'}>
              {text.toMarket}
            </Link>
          }
        >
          {text.noneWords}
        </Empty>
      ) : (
        children(found, config)
      )}
    </div>
  );
}
