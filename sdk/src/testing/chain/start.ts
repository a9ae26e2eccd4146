import type { Chain, ChainFeatures, ChainKind } from './chain';

/** Options of {@link testChain}. */
export interface TestChainOptions {
  /** Virtual machine; `litesvm` by default. */
  kind?: ChainKind;
  /** Whether transactions are signed and signatures checked; true by default, false only on LiteSVM. */
  signed?: boolean;
  /** Features of the runtime on LiteSVM; `mainnet` by default. bankrun has those of Agave 1.18. */
  features?: ChainFeatures;
}

/**
 * Starts a private chain with the program on it, at the first second of 2026. It takes some 40 ms with bankrun
 * and 15 ms with LiteSVM, so every test can have one of its own.
 *
 * The program is not initialised; {@link World.create} also does that.
 *
 * @throws Error if the package of the virtual machine (`litesvm` or `solana-bankrun`) is not installed, or the binary
 * that {@link setProgramCode} chose does not run on it
 *
 * @example
 * const chain = await testChain({ kind: 'bankrun' });
 * await chain.warpBy(3_600n);
 * const now = await chain.now(); // START + 3_600n
 */
export async function testChain({
  kind = 'litesvm',
  signed = true,
  features = 'mainnet',
}: TestChainOptions = {}): Promise<Chain> {
  // Loaded on demand: both packages are optional, and a run needs only one of the native libraries.
  if (kind === 'litesvm') return (await import('./litesvm')).startLiteSvm(signed, features);
  return (await import('./bankrun')).startBankrun();
}
