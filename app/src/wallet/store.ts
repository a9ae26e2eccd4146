import type {
  SolanaSignAndSendTransactionFeature,
  SolanaSignTransactionFeature,
} from '@solana/wallet-standard-features';
import { getWallets } from '@wallet-standard/app';
import type { Wallet, WalletAccount } from '@wallet-standard/base';
import type {
  StandardConnectFeature,
  StandardDisconnectFeature,
  StandardEventsFeature,
} from '@wallet-standard/features';
import { useSyncExternalStore } from 'react';

import { settings } from '../settings';

/** Features that the page uses of a wallet. */
export type Features = StandardConnectFeature &
  Partial<
    StandardDisconnectFeature &
      StandardEventsFeature &
      SolanaSignTransactionFeature &
      SolanaSignAndSendTransactionFeature
  >;
export type PageWallet = Omit<Wallet, 'features'> & { features: Features };

/** What the page knows of wallets. */
export interface WalletState {
  /** Wallets that can act on Solana, in the order in which they came. */
  wallets: readonly PageWallet[];
  wallet: PageWallet | null;
  account: WalletAccount | null;
}

const REMEMBERED = 'co-staking:wallet';
let state: WalletState = { wallets: [], wallet: null, account: null };
const listeners = new Set<() => void>();
let stopEvents: (() => void) | undefined;

function set(change: Partial<WalletState>): void {
  state = { ...state, ...change };
  listeners.forEach((listener) => listener());
}

const signs = ({ features }: Wallet): boolean =>
  'standard:connect' in features &&
  ('solana:signTransaction' in features || 'solana:signAndSendTransaction' in features);

/** The account to act with: of the network if the wallet says so, else the first. */
const accountOf = ({ accounts }: Pick<Wallet, 'accounts'>): WalletAccount | null =>
  accounts.find(({ chains }) => chains.some((chain) => chain.startsWith('solana:'))) ?? accounts[0] ?? null;

function use(wallet: PageWallet): void {
  stopEvents?.();
  set({ wallet, account: accountOf(wallet) });
  stopEvents = wallet.features['standard:events']?.on('change', ({ accounts }) => {
    // Switched in the wallet: the page shows the other account at once.
    if (accounts) set({ account: accountOf({ accounts }) });
  });
}

/** Asks a wallet for its accounts. @throws what the wallet throws, for example if the user declines */
export async function connect(wallet: PageWallet, silent = false): Promise<void> {
  await wallet.features['standard:connect'].connect(silent ? { silent } : undefined);
  if (wallet.accounts.length === 0 && silent) return;
  use(wallet);
  localStorage.setItem(REMEMBERED, wallet.name);
}

/** Forgets the wallet, and the histories that this browser keeps (chain/kept.ts). */
export async function disconnect(): Promise<void> {
  const { wallet } = state;
  stopEvents?.();
  localStorage.removeItem(REMEMBERED);
  indexedDB.deleteDatabase('co-staking');
  set({ wallet: null, account: null });
  await wallet?.features['standard:disconnect']?.disconnect();
}

const registry = getWallets();

function look(): void {
  const wallets = registry.get().filter(signs) as unknown as PageWallet[];
  set({ wallets });
  const known = wallets.find(({ name }) => name === localStorage.getItem(REMEMBERED));
  // Connected before: without a question, if the wallet still allows it.
  if (known && !state.wallet) void connect(known, true).catch(() => undefined);
}

// A wallet may come before or after the page. Once in a module, so that nothing is registered twice.
registry.on('register', look);
registry.on('unregister', look);
look();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The wallets of this browser, and the one in use. */
export const useWallet = (): WalletState => useSyncExternalStore(subscribe, () => state);

/** The wallet's name for the network in use. */
export const walletChain = (): `solana:${string}` =>
  `solana:${settings.network === 'mainnet-beta' ? 'mainnet' : settings.network}`;
