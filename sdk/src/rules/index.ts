/**
 * The program's arithmetic: pure functions that give what the program gives, in base units, basis points and
 * unix seconds.
 *
 * @module rules
 */
export * from './buckets';
export * from './case';
export * from './hold';
export * from './nomination';
export * from './phase';
export * from './requirement';
export * from './rewards';
export * from './slash';
export * from './stake';
export * from './term';
