export * from './exits';
export * from './rewards';
export * from './slash';
export * from './stake';
