import { toPublicKey, type Address } from '../../address';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link unstakeOwnerStake}. */
export interface UnstakeOwnerStakeInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Offers of the co-stakes that go along, in the order of the slots: see `coStakesToTakeAlong`. */
  coStakes: readonly Address[];
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<UnstakeOwnerStakeInput> = {
  owner: 'required',
  device: 'required',
  coStakes: 'required',
  programId: 'optional',
};

/**
 * Puts the owner's whole stake into cooldown, and the co-stakes with it where the rest is short.
 *
 * Refusals: NotDeviceOwner, OwnerStakeLeaving, NoOwnerStake, DeviceHired, OfferStillOpen, CoStakesMissing,
 * UnexpectedCoStake.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unstakeOwnerStake({
 *   owner,
 *   device,
 *   coStakes: coStakesToTakeAlong(shown, now),
 * });
 */
export function unstakeOwnerStake(input: UnstakeOwnerStakeInput): Built<'config'> {
  checkFields('unstakeOwnerStake', input, FIELDS);
  const { owner, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('unstakeOwnerStake', {
    programId,
    accounts: { owner, config, device },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, config };
}
