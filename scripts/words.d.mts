import type { Match, Piece } from './words/extract.mjs';

/** A match in a file. */
export type Found = Match & { path: string; kind: Piece['kind'] };

/** Every match of the patterns in the files of the repository, or in some paths. */
export function findWords(paths?: string[]): Found[];

/** Matches that fail, counts of the folders that are not rewritten yet, and those with more than the baseline allows. */
export function judge(
  found: Pick<Found, 'path' | 'kind'>[],
  baseline: Record<string, number>,
): { failing: Pick<Found, 'path' | 'kind'>[]; counts: Record<string, number>; risen: string[] };
