export { CoStakingClient, type CoStakingClientInput } from './client';
export { PartlySentError } from './errors';
export { RefusedError } from './refused';
export type {
  ActCall,
  ActOptions,
  ActSubject,
  Acted,
  ClientConnection,
  ClientInput,
  ClientInstruction,
  ClientMethods,
  DerivedAddresses,
  InstructionInput,
  SentInstruction,
} from './types';
