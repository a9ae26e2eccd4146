/** Requests to a process that runs the specs, and its answers. */

/** First line of a process, once it has loaded everything: if it ends after that, a mutant ended it. */
export const READY = 'ready';

export interface Order {
  /** Mutants that are enabled together. */
  ids: number[];
  /** Spec files below `tests`; all if omitted. */
  specs?: string[];
  /** Text in the titles of the tests to run. */
  grep?: string;
}

export interface Answer {
  /** The first test that failed, and how. */
  failure: string | null;
  tests: number;
}
