export * from './config';
export * from './device';
export * from './offer';
export * from './participant';
export { AccountNotFoundError, type AccountReader, type FetchOptions } from './reader';
export * from './states';
export * from './walletLink';
export * from './slashCase';
