import { PROGRAM_ID, type instructions } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { PublicKey } from '@solana/web3.js';

import type { AccountState, Chain } from '../support/chain';
import { INSTRUCTION_NAMES, type Attempt } from '../scenarios';

/** The kind of an instruction's account, which decides how it can be attacked. */
export type Kind =
  /** Is created by the instruction. */
  | 'new'
  /** One of the program's own accounts. */
  | 'own'
  | 'token account'
  | 'mint'
  | 'program'
  | 'event authority'
  | 'program data'
  | 'wallet';

/** A named place of an instruction. */
export interface Slot {
  /** As in the IDL, or `coStakes` for the accounts that follow the named ones. */
  name: string;
  index: number;
  signer: boolean;
  writable: boolean;
}

/** The accounts that follow the named ones are offers, in every instruction that takes any. */
export const REMAINING = 'coStakes';

/** Instructions that take co-stakes behind their named accounts. */
const WITH_CO_STAKES: instructions.InstructionName[] = [
  'executeCase',
  'openCase',
  'releaseCase',
  'unstakeOwnerStake',
  'withdrawCase',
];

/** All places of an instruction. */
export function slotsOf(name: instructions.InstructionName): Slot[] {
  const { accounts } = IDL.instructions[INSTRUCTION_NAMES.indexOf(name)]!;
  const slots = accounts.map((account, index): Slot => ({
    name: account.name,
    index,
    signer: account.signer ?? false,
    writable: account.writable ?? false,
  }));
  const remaining = { name: REMAINING, index: slots.length, signer: false, writable: true };
  return WITH_CO_STAKES.includes(name) ? [...slots, remaining] : slots;
}

/** The program's account types with their discriminators. */
export const ACCOUNT_TYPES = IDL.accounts.map(({ name, discriminator }) => ({
  name,
  discriminator: Uint8Array.from(discriminator),
}));

/** The type of one of the program's accounts. */
export function typeOf(state: AccountState | null): string | undefined {
  if (!state?.owner.equals(PROGRAM_ID)) return undefined;
  return ACCOUNT_TYPES.find(({ discriminator }) =>
    discriminator.every((byte, index) => state.data[index] === byte),
  )?.name;
}

const MINT_BYTES = 82;
const TOKEN_ACCOUNT_BYTES = 165;

export async function kindOf(chain: Chain, { name }: Slot, address: PublicKey): Promise<Kind> {
  const state = await chain.account(address);
  if (name === 'event_authority') return 'event authority';
  if (name === 'program_data') return 'program data';
  if (state?.executable) return 'program';
  if (typeOf(state)) return 'own';
  if (state?.data.length === MINT_BYTES) return 'mint';
  if (state?.data.length === TOKEN_ACCOUNT_BYTES) return 'token account';
  const created = [
    'config',
    'participant',
    'wallet_link',
    'device',
    'offer',
    'slash_case',
    'stake_vault',
    'reward_vault',
  ];
  return created.includes(name) ? 'new' : 'wallet';
}

/** The address in a place of an attempt. */
export const addressIn = ({ instruction }: Attempt, { index }: Slot): PublicKey =>
  instruction.keys[index]!.pubkey;
