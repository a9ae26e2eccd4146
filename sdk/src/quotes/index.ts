export * from './rewards';
export * from './slash';
