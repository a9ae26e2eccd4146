export { connectionOf } from '@co-staking/sdk/testing';
