/** `stake_vault` as `stakeVault`. Names of this program have no digits, on which libraries differ. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
