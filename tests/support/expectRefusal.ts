import type { CoStakingError } from '@co-staking/sdk';
import type { Signer, TransactionInstruction } from '@solana/web3.js';

import type { Chain } from './chain';
import { expectError, expectNothingChanged, type ExpectedError } from './expectError';

/** Outcome for an account of the program that does not exist, or not any more: the system program owns it. */
export const CLOSED: ExpectedError = { anchor: 3007 };

/** Asserts that an instruction is refused with exactly this error, and that all it may write stays as it was. */
export async function expectRefusal(
  chain: Chain,
  instruction: TransactionInstruction,
  signers: Signer[],
  expected: ExpectedError,
): Promise<void> {
  // The chain's payer pays the fee of a refused transaction too.
  const written = instruction.keys
    .filter(({ isWritable, pubkey }) => isWritable && !pubkey.equals(chain.payer.publicKey))
    .map(({ pubkey }) => pubkey);
  await expectNothingChanged(chain, written, () => expectError(chain.send(instruction, signers), expected));
}

/** Name of the refusal that a step of the world meets; `ok` if there is none. */
export const answerOf = (step: Promise<unknown>): Promise<string> =>
  step.then(
    () => 'ok',
    (error: CoStakingError) => error.code,
  );
