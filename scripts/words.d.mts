import type { Match, Piece } from './words/extract.mjs';

/** A match in a file. */
export type Found = Match & { path: string; kind: Piece['kind'] };

/** Every match of the patterns in the files of the repository, or in some paths. */
export function findWords(paths?: string[]): Found[];

/** Whether a match fails the check: users read pages and strings. */
export function fails(match: Pick<Found, 'kind'>): boolean;
