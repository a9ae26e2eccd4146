export { connectionOf as searchableConnection, searchAccounts } from '@co-staking/sdk/testing';
