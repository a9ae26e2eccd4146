export { CoStakingError } from './coStakingError';
export {
  PROGRAM_ERRORS,
  programError,
  type ErrorEntry,
  type ErrorSource,
  type ProgramErrorCode,
  type ProgramErrorEntry,
} from './tables';
