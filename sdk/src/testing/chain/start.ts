import type { Chain, ChainKind } from './chain';

/** Options of {@link testChain}. */
export interface TestChainOptions {
  /** Virtual machine; `litesvm` by default. */
  kind?: ChainKind;
}

/**
 * Starts a private chain with the program on it, at the first second of 2026. It takes some 40 ms with bankrun
 * and 15 ms with LiteSVM, so every test can have one of its own.
 *
 * @throws Error where the package of the virtual machine (`litesvm` or `solana-bankrun`) is not installed
 */
export async function testChain({ kind = 'litesvm' }: TestChainOptions = {}): Promise<Chain> {
  // Loaded on demand: both packages are optional, and a run needs only one of the native libraries.
  if (kind === 'litesvm') return (await import('./litesvm')).startLiteSvm();
  return (await import('./bankrun')).startBankrun();
}
