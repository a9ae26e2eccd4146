/** What a process that runs the specs is asked, and what it answers. */

/** First line of a process, once it has loaded everything: what ends it from then on is a mutant. */
export const READY = 'ready';

export interface Order {
  /** Mutants that are awake together. */
  ids: number[];
  /** Spec files below `tests`; all where there are none. */
  specs?: string[];
  /** Text in the titles of the tests to run. */
  grep?: string;
}

export interface Answer {
  /** The first test that failed, and how. */
  failure: string | null;
  tests: number;
}
