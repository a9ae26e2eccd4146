/**
 * What the numbers of an account come to: minimum, overflow, rewards, dates of exits and what a slash takes, in
 * base units and unix seconds. Pure functions of decoded accounts.
 *
 * @module quotes
 */
export { shortfallAfter } from './acceptance';
export * from './exits';
export * from './rewards';
export * from './risk';
export * from './slash';
export { announcedSlashTerms, slashTermsAt } from './slashTerms';
export type { AnnouncedSlashTerm, SlashTermFields, SlashTerms } from './slashTerms';
export * from './stake';
export * from './worstCase';
