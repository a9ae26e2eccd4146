import type { Wanted } from './compare';

/** Where a playground differs from a node 4.2.0 on purpose. */
export const WANTED: readonly Wanted[] = [];
