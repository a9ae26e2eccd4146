/**
 * What the numbers of an account come to: minimum, overflow, rewards, dates of exits and what a slash takes, in
 * base units and unix seconds. Pure functions of decoded accounts.
 *
 * @module quotes
 */
export * from './exits';
export * from './rewards';
export * from './slash';
export * from './stake';
