import type { SiteMutant } from './sites';

/** A site of the program where one check or one step is wrong once its number is enabled. */
export interface Mutant {
  /** Its number in the instrumented binary, from 1. */
  id: number;
  /** `file:line operator: what`, or `instruction.account operator`: its name in the report, the same in every run. */
  name: string;
  operator: string;
  /** The code that is changed, or the check that is removed. */
  what: string;
  file: string;
  line: number;
}

/** Text that goes before and after a piece of source; `id` is the mutant's number. */
export interface Wrap {
  start: number;
  end: number;
  before: (id: number) => string;
  after: string;
}

/** A mutant in the source, before it has its number. */
export interface SourceMutant {
  operator: string;
  what: string;
  wrap: Wrap;
}

/** Finds the mutants of one operator in a file: `text` as it is, `code` without comments and literals. */
export type Operator = (text: string, code: string) => SourceMutant[];

/** Condition in the instrumented program: is this mutant enabled? */
export const active = (id: number): string => `crate::mutants::on(${id})`;

/** A mutant in the sources, or one of a check that Anchor makes by an account's type. */
export type AnyMutant = Mutant | SiteMutant;
