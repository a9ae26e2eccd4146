/** Seconds that some work takes. */
export const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};

const PLACES = 100;
export const rounded = (value: number): number => Math.round(value * PLACES) / PLACES;

/** The middle one, and the one that 99 of 100 do not exceed, of times in milliseconds. */
export function quantiles(times: readonly number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => rounded(sorted[Math.floor(sorted.length * part)]!);
  return { p50: at(0.5), p99: at(0.99) };
}
