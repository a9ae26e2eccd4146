import type { Address } from '../../address';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link unstakeCoStake}. */
export interface UnstakeCoStakeInput {
  /** Wallet that accepted the offer; signs. */
  coStaker: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<UnstakeCoStakeInput> = {
  coStaker: 'required',
  device: 'required',
  offer: 'required',
  programId: 'optional',
};

/**
 * Starts a co-staker's exit: rewards stop at once, then wait and cooldown. It cannot be cancelled.
 *
 * Refusals: NotCoStaker, CoStakeNotActive, WrongDevice.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unstakeCoStake({ coStaker, device, offer });
 */
export function unstakeCoStake(input: UnstakeCoStakeInput): Built {
  checkFields('unstakeCoStake', input, FIELDS);
  const { coStaker, device, offer, programId } = input;
  const instruction = buildInstruction('unstakeCoStake', {
    programId,
    accounts: { coStaker, device, offer },
  });
  return { instruction };
}
