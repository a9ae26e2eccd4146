export {
  CoStakingClient,
  type ClientInstruction,
  type CoStakingClientInput,
  type DerivedAddresses,
  type InstructionInput,
} from './client';
