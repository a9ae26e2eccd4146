export { CoStakingClient, type CoStakingClientInput } from './client';
export { RefusedError } from './refused';
export type {
  ClientInstruction,
  ClientMethods,
  DerivedAddresses,
  InstructionInput,
  SentInstruction,
} from './types';
