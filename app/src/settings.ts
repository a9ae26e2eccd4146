const read = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="co-staking-${name}"]`)?.content ?? '';

/** What the host of the page sets, in `meta` elements of index.html. */
export const settings = {
  /** URL of the RPC node. */
  rpc: read('rpc'),
  /** URL of an indexer, whole or below the page's; empty for none. */
  indexer: read('indexer'),
  /** `mainnet-beta`, `devnet`, `testnet` or `localnet`: what wallets call the network. */
  network: read('network') || 'mainnet-beta',
  /** Genesis hash that the RPC node must have; empty for any. */
  genesis: read('genesis'),
  /** URL of a transaction in an explorer, with `{signature}` in it; empty for none. */
  explorer: read('explorer'),
  /** Symbol of the staked token. */
  symbol: read('symbol') || 'tokens',
  /** Slot before which the program had no transactions: histories start there. */
  fromSlot: Number(read('from-slot')) || 0,
};

/** Link to a transaction in the explorer of the host; `null` if it names none. */
export const explorerLink = (signature: string): string | null =>
  settings.explorer === '' ? null : settings.explorer.replace('{signature}', signature);
