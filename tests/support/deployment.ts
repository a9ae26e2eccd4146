export { deployedAccounts, programDataAccount } from '@co-staking/sdk/testing';
