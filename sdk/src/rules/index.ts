export * from './hold';
export * from './phase';
export * from './requirement';
export * from './rewards';
export * from './slash';
export * from './stake';
