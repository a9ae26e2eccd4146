import type { Participant } from '../../accounts/participant';

/** An account that holds one claim more or less. */
export const withClaims = (account: Participant, change: 1 | -1): Participant => ({
  ...account,
  activeClaims: account.activeClaims + change,
});
