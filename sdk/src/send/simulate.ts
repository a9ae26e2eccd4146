import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import type { Address } from '../address';
import { checkObject } from '../codec/fields';
import { CoStakingError } from '../errors';
import type { CoStakingEvent } from '../events';
import { eventsOfCalls } from '../history/parse';
import { buildTransaction, MAX_COMPUTE_UNITS } from '../transactions';
import type { SendConnection } from './connection';
import { checkSettleOptions, type SettleOptions } from './options';
import { retryRead } from './retry';

/** A blockhash that the RPC replaces by a recent one. */
const ANY_BLOCKHASH = /* @__PURE__ */ PublicKey.default.toBase58();

/** What a transaction would do if it landed now. */
export interface Simulation {
  /** Compute units used; 0 if the node did not say. */
  units: number;
  logs: readonly string[];
  /** Events of the program that it would emit; none if it fails. */
  events: CoStakingEvent[];
  /** Why it would fail; `null` if it would succeed. */
  error: CoStakingError | null;
}

/** What is simulated. */
export interface SimulateInput {
  instructions: readonly TransactionInstruction[];
  /** Wallet that pays the fee. */
  payer: Address;
  /** As it will be sent: the instruction that sets the price uses units too. */
  computeUnitPrice?: bigint;
}

/**
 * Simulates a transaction without any signature, on the confirmed state: the finalized one is 13 seconds old.
 *
 * @throws what the RPC throws if it does not answer; a refusal is in the result
 *
 * @example
 * const { error, units } = await simulateInstructions(connection, { instructions: [instruction], payer });
 * if (error) console.log(error.code, error.message);
 */
export async function simulateInstructions(
  connection: SendConnection,
  input: SimulateInput,
  options: SettleOptions = {},
): Promise<Simulation> {
  checkObject('simulateInstructions', input, 'one object: instructions and payer');
  checkSettleOptions('simulateInstructions', options);
  return simulate(connection, input, options);
}

/** As {@link simulateInstructions}, with options that have been checked. */
export async function simulate(
  connection: SendConnection,
  input: SimulateInput,
  options: SettleOptions,
): Promise<Simulation> {
  const { programId } = options;
  const transaction = buildTransaction({
    ...input,
    blockhash: ANY_BLOCKHASH,
    computeUnitLimit: MAX_COMPUTE_UNITS,
  });
  const config = { sigVerify: false, replaceRecentBlockhash: true, innerInstructions: true } as const;
  const { value } = await retryRead(
    'simulateTransaction',
    () => connection.simulateTransaction(transaction, { ...config, commitment: 'confirmed' }),
    options,
  );
  const logs = value.logs ?? [];
  const refused = value.err !== null && value.err !== undefined;
  const calls = (value.innerInstructions ?? []).flatMap(({ instructions }) => instructions);
  return {
    units: value.unitsConsumed ?? 0,
    logs,
    events: refused ? [] : eventsOfCalls(calls, programId),
    error: refused ? refusalOf(value.err, logs, programId) : null,
  };
}

/** The error behind an RPC's `err`, whatever it is. */
export function refusalOf(err: unknown, logs: readonly string[], programId?: Address): CoStakingError {
  const facts = { err, logs: [...logs] };
  const error = CoStakingError.from(facts, programId === undefined ? {} : { programId });
  return error ?? CoStakingError.from({ err: JSON.stringify(err), logs: facts.logs })!;
}
