import { CoStakingError } from '@co-staking/sdk';

/**
 * Place of the instruction that a refusal came from, as the RPC's `err` names it; `null` if it is the
 * transaction as a whole.
 */
export function failedInstruction(error: CoStakingError): number | null {
  const cause = error.cause as { err?: unknown } | undefined;
  const err = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause;
  const place = (err as { InstructionError?: unknown[] } | null | undefined)?.InstructionError?.[0];
  return typeof place === 'number' ? place : null;
}
