/** A word or shape to avoid, and its plain form. */
export interface Pattern {
  name: string;
  plain: string;
  pattern: RegExp;
}

export const PATTERNS: Pattern[];
