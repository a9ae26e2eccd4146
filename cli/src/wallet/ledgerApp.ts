// Loaded only if a Ledger is used: the package bundles this as a part of its own.
import App from '@ledgerhq/hw-app-solana';

export { App };
