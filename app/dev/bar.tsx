// Only in development: who the wallet is, and what time it is on the chain.
import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

import { setChainNow, useNow } from '../src/chain/clock';
import { settings } from '../src/settings';
import './bar.css';
import { registerDevWallet, type DevWallet, type Sign } from './wallet';

const DAY = 86_400;
const JUMPS: [label: string, seconds: number][] = [
  ['+ 1 hour', 3_600],
  ['+ 1 day', DAY],
  ['+ 7 days', 7 * DAY],
  ['+ 14 days', 14 * DAY],
];

const sign: Sign = async (address, message) => {
  const response = await fetch('/dev/wallets', {
    method: 'POST',
    body: JSON.stringify({ address, message }),
  });
  return (await response.json()) as number[];
};

async function warp(seconds: number): Promise<bigint> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'playground_warpBy', params: [seconds] });
  const response = await fetch(settings.rpc, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  return BigInt(((await response.json()) as { result: number | string }).result);
}

function Bar({ wallet, names, queries }: { wallet: DevWallet; names: string[]; queries: QueryClient }) {
  const [name, setName] = useState('visitor');
  const now = useNow(1);
  return (
    <aside className="devbar" aria-label="Development">
      <label>
        Wallet{' '}
        <select
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            wallet.switchTo(target.value);
          }}
        >
          {names.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <span className="num">
        {now === 0n ? '' : new Date(Number(now) * 1_000).toISOString().slice(0, 19)}
      </span>
      {JUMPS.map(([label, seconds]) => (
        <button
          key={label}
          type="button"
          onClick={() =>
            void warp(seconds)
              .then(setChainNow)
              .then(() => queries.invalidateQueries())
          }
        >
          {label}
        </button>
      ))}
    </aside>
  );
}

/** Puts the development wallet and the bar at the foot into the page. */
export async function mountBar(queries: QueryClient): Promise<void> {
  const response = await fetch('/dev/wallets');
  // A development server without a playground, over some other RPC node.
  if (!response.headers.get('content-type')?.includes('json')) return;
  const addresses = (await response.json()) as Record<string, string>;
  const wallet = registerDevWallet(addresses, sign, 'visitor');
  const place = document.body.appendChild(document.createElement('div'));
  createRoot(place).render(<Bar wallet={wallet} names={Object.keys(addresses)} queries={queries} />);
}
