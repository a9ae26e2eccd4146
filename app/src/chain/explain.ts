export { explain } from '@co-staking/sdk';
