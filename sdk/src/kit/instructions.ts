import {
  AccountRole,
  addSignersToInstruction,
  type AccountMeta,
  type Address,
  type Instruction,
  type InstructionWithSigners,
} from '@solana/kit';
import type { TransactionInstruction } from '@solana/web3.js';

import type { Built } from '../codec/instruction';
import type { ClientInstruction, DerivedAddresses, InstructionInput } from '../client';
import * as builders from '../instructions';
import { addressOf, fromKit, withAddresses, type KitInput, type WithAddresses } from './convert';

/** An instruction of the program as kit has it: with accounts and data. */
export type KitInstruction = Instruction &
  InstructionWithSigners & { accounts: readonly AccountMeta[]; data: Uint8Array };

/** What a builder returns: the instruction, and the addresses it derived. */
export type KitBuilt<Name extends ClientInstruction> = { instruction: KitInstruction } & WithAddresses<
  DerivedAddresses<Name>
>;

/** A builder for each of the program's instructions, by its name. */
export type KitInstructions = {
  readonly [Name in ClientInstruction]: (input: KitInput<InstructionInput<Name>>) => KitBuilt<Name>;
};

const roleOf = ({ isSigner, isWritable }: { isSigner: boolean; isWritable: boolean }): AccountRole => {
  if (isSigner) return isWritable ? AccountRole.WRITABLE_SIGNER : AccountRole.READONLY_SIGNER;
  return isWritable ? AccountRole.WRITABLE : AccountRole.READONLY;
};

/**
 * An instruction of web3.js as one of kit, for example one that `actionInstructions` made.
 *
 * @example
 * const { address, role } = toKitInstruction(instruction).accounts[0]!;
 */
export function toKitInstruction({ programId, keys, data }: TransactionInstruction): KitInstruction {
  const accounts = keys.map((key) => ({ address: addressOf(key.pubkey), role: roleOf(key) }));
  return { programAddress: addressOf(programId), accounts, data: Uint8Array.from(data) };
}

/** An address that is used twice, for example as payer and as owner, is signed for by one signer. */
function build(
  name: ClientInstruction,
  input: object,
): { instruction: KitInstruction } & Record<string, Address> {
  const { plain, signers } = fromKit(input);
  const { instruction, ...derived } = (builders[name] as unknown as (input: object) => Built<string>)(plain);
  const unique = [...new Map(signers.map((signer) => [signer.address, signer])).values()];
  const signed: KitInstruction = addSignersToInstruction(unique, toKitInstruction(instruction));
  return { instruction: signed, ...withAddresses(derived) } as never;
}

const allBuilders = (): KitInstructions =>
  Object.freeze(
    Object.fromEntries(
      (Object.keys(builders) as ClientInstruction[]).map((name) => [
        name,
        (input: object) => build(name, input),
      ]),
    ),
  ) as never;

/**
 * The builders of `@co-staking/sdk` for kit: the same names, inputs and checks, with instructions of kit. A signer in
 * place of an address also signs the instruction.
 *
 * @example
 * const { instruction } = kitInstructions.stake({ owner: kitSigner, device: kitAddress, mint: kitMint, amount: 64_000_000_000n });
 */
export const kitInstructions: KitInstructions = /* @__PURE__ */ allBuilders();
