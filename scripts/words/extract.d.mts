import type { Pattern } from './patterns.mjs';

/** A piece of English: a paragraph, a string or a comment, with the line of each part. */
export interface Piece {
  kind: 'page' | 'string' | 'title' | 'comment';
  parts: { line: number; text: string }[];
}

/** A match of a pattern. */
export interface Match {
  name: string;
  plain: string;
  line: number;
  text: string;
}

export const KINDS: Piece['kind'][];

/** The pieces of a file; strings of tests are titles. */
export function piecesOf(path: string, text: string, isTest: boolean): Piece[];

/** The matches of the patterns in a piece. */
export function matches(piece: Piece, patterns: Pattern[]): Match[];
