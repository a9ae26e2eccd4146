import type { ProgramErrorCode, instructions } from '@co-staking/sdk';

import { ALREADY_EXISTS, type ExpectedError } from '../support/expectError';
import type { Mutation } from './mutations';
import { REMAINING, slotsOf, type Kind, type Slot } from './slots';

type Instruction = instructions.InstructionName;

const WRONG_OWNER: ExpectedError = { anchor: 3007 };
const WRONG_TYPE: ExpectedError = { anchor: 3002 };
const NOT_WRITABLE: ExpectedError = { anchor: 2000 };
const WRONG_ADDRESS: ExpectedError = { anchor: 2006 };
const NOT_PASSED = { runtime: 'An account required by the instruction is missing' };
const BORROWED = {
  runtime: 'instruction tries to borrow reference for an account which is already borrowed',
};

/** What is refused when someone else signs, by the place of the signer. */
const WRONG_SIGNER: Record<string, ProgramErrorCode> = {
  admin: 'NotAdmin',
  registrar: 'NotRegistrar',
  reward_authority: 'NotRewardAuthority',
  slasher: 'NotSlasher',
  arbiter: 'NotArbiter',
  pauser: 'NotPauser',
  owner: 'NotDeviceOwner',
  co_staker: 'NotCoStaker',
  nominee: 'NotNominee',
  authority: 'NotOwnerNorRegistrar',
};

/** Where an instruction's own reason for a refusal comes before the general one. */
const OWN_REASONS: Partial<Record<Instruction, Record<string, ExpectedError>>> = {
  acceptOffer: {
    'co_staker: another signer': 'WalletNotOfAccount',
    'participant: of another': 'WalletNotOfAccount',
    'device: of another': 'WrongVault',
    'offer: of another': 'WrongDevice',
  },
  appealAsCoStaker: { 'offer: of another': 'NotCoStaker', 'slash_case: of another': 'WrongDevice' },
  appealAsOwner: { 'slash_case: of another': 'WrongDevice' },
  claimCoStakeRewards: { 'device: of another': 'WrongVault', 'offer: of another': 'WrongDevice' },
  claimOwnerRewards: { 'device: of another': 'WrongVault' },
  closeDevice: { 'device: of another': 'WrongVault' },
  closeExpiredOffer: { 'device: of another': 'WrongDevice', 'offer: of another': 'WrongDevice' },
  closeOffer: { 'device: of another': 'WrongDevice', 'offer: of another': 'WrongDevice' },
  closeParticipant: {
    'wallet: another signer': 'WrongWallet',
    'participant: of another': 'WrongRentPayer',
    'wallet_link: of another': 'WrongWallet',
  },
  executeCase: { 'device: of another': 'WrongVault', 'slash_case: of another': 'WrongDevice' },
  initialize: {
    'authority: another signer': 'NotUpgradeAuthority',
    'mint: owned by another program': WRONG_OWNER,
    'mint: closed': { anchor: 3012 },
  },
  linkWallet: { 'wallet: another signer': WRONG_ADDRESS },
  openCase: { 'device: of another': WRONG_ADDRESS, 'coStakes: also slash_case': WRONG_OWNER },
  openParticipant: { 'wallet: another signer': WRONG_ADDRESS },
  postRewards: { 'device: of another': 'WrongVault' },
  registerDevice: {
    'owner: of another': 'WalletNotOfAccount',
    'owner: another address': 'WalletNotOfAccount',
    'participant: of another': 'WalletNotOfAccount',
  },
  releaseCase: { 'device: of another': 'WrongDevice', 'slash_case: of another': 'WrongDevice' },
  retractOffer: { 'offer: of another': 'WrongDevice' },
  terminateDevice: { 'device: of another': 'NotOwnerNorRegistrar' },
  unlinkWallet: {
    'wallet: another signer': 'WrongWallet',
    'participant: of another': 'WrongParticipant',
    'wallet_link: of another': 'WrongWallet',
  },
  vacateRole: { 'authority: another signer': 'NotAdminNorHolder' },
  withdrawCase: {
    'authority: another signer': 'NotSlasherNorAdmin',
    'device: of another': 'WrongDevice',
    'slash_case: of another': 'WrongDevice',
  },
  unstakeCoStake: { 'device: of another': 'WrongDevice', 'offer: of another': 'WrongDevice' },
  withdrawCoStake: {
    'device: of another': 'WrongVault',
    'offer: of another': 'WrongDevice',
    'participant: of another': 'WrongParticipant',
  },
  withdrawOverflow: {
    // The owner may name any account of their own; that it holds other tokens, the token program says.
    'destination: right authority, wrong mint': { token: 3 },
  },
  withdrawOwnerStake: { 'device: of another': 'WrongVault' },
};

/** Signed by the owner of the device, which is compared before anything else of the device. */
const ofOwner = (instruction: Instruction): boolean =>
  slotsOf(instruction).some(({ name, signer }) => name === 'owner' && signer);

/** Paid out by anyone: the destination is the recorded wallet's associated account. */
const SENT_BY_ANYBODY: Instruction[] = [
  'claimCoStakeRewards',
  'claimOwnerRewards',
  'withdrawCoStake',
  'withdrawOwnerStake',
];

const SENT_REASONS: Record<string, ExpectedError> = {
  'destination: right authority, wrong mint': 'NotAssociatedAccount',
};

/** What the token programs say of a source that is not the signer's. */
const SOURCE_REASONS: Record<string, ExpectedError> = {
  'of another': { token: 4 },
  'right mint, wrong authority': { token: 4 },
  'right authority, wrong mint': { token: 3 },
  'owned by another program': { runtime: 'instruction modified data of an account it does not own' },
  uninitialised: { runtime: 'instruction requires an initialized account' },
};

const CO_STAKE_REASONS: Record<string, ExpectedError> = {
  'of another': 'UnexpectedCoStake',
  'one too many': 'UnexpectedCoStake',
  twice: 'UnexpectedCoStake',
  missing: 'CoStakesMissing',
  'read only': { anchor: 3006 },
  'also device': BORROWED,
};

const own = (name: string, kindOf: (slot: string) => Kind): ExpectedError => {
  if (name === 'read only') return NOT_WRITABLE;
  if (name === 'uninitialised' || name.startsWith('a ')) return WRONG_TYPE;
  if (name.startsWith('also ') && kindOf(name.slice('also '.length)) === 'own') return WRONG_TYPE;
  return WRONG_OWNER;
};

function tokenAccount(slot: string, name: string): ExpectedError {
  if (name === 'read only') return NOT_WRITABLE;
  if (slot === 'source') return SOURCE_REASONS[name] ?? { runtime: 'invalid account data for instruction' };
  return slot === 'destination' ? 'WrongDestination' : 'WrongVault';
}

function program(slot: string): ExpectedError {
  if (slot === 'program') return NOT_PASSED;
  return slot === 'token_program' ? 'WrongTokenProgram' : { anchor: 3008 };
}

/** The refusal that an attack has to meet. */
export function expectedOf(
  instruction: Instruction,
  slot: Slot,
  { kind, name }: Mutation,
  kindOf: (slot: string) => Kind,
): ExpectedError {
  const place = `${slot.name}: ${name}`;
  const reason =
    OWN_REASONS[instruction]?.[place] ??
    (SENT_BY_ANYBODY.includes(instruction) ? SENT_REASONS[place] : undefined) ??
    (slot.name === REMAINING ? CO_STAKE_REASONS[name] : undefined) ??
    (place === 'device: of another' && ofOwner(instruction) ? 'NotDeviceOwner' : undefined);
  if (reason) return reason;
  if (name === 'no signature') return { anchor: 3010 };
  if (name === 'another signer') return WRONG_SIGNER[slot.name]!;
  switch (kind) {
    case 'own':
      return own(name, kindOf);
    case 'new':
      if (name === 'exists') return ALREADY_EXISTS;
      if (name === 'read only') return NOT_WRITABLE;
      return WRONG_ADDRESS;
    case 'token account':
      return tokenAccount(slot.name, name);
    case 'mint':
      return name === 'read only' ? NOT_WRITABLE : 'WrongMint';
    case 'program':
      return program(slot.name);
    case 'event authority':
      return { anchor: 2012 };
    case 'program data':
      return 'WrongProgramData';
    case 'wallet':
      return name === 'read only' ? NOT_WRITABLE : 'WrongRentPayer';
  }
}

const ANYBODY = 'anyone may send it; what it does and whom it pays does not depend on who does';
const ANY_OF_ROLE = 'it names what the role acts on, and the role may act on any';

/** Changes that are not an attack, with the reason; each is shown to succeed. */
export const HARMLESS: Partial<Record<Instruction, Record<string, string>>> = {
  attestParticipant: { 'participant: of another': ANY_OF_ROLE },
  claimCoStakeRewards: { 'caller: another signer': ANYBODY },
  claimOwnerRewards: { 'caller: another signer': ANYBODY },
  closeDevice: { 'caller: another signer': ANYBODY },
  closeEmptyParticipant: { 'participant: of another': ANY_OF_ROLE },
  closeExpiredOffer: { 'caller: another signer': ANYBODY },
  closeOffer: { 'caller: another signer': ANYBODY },
  dismissCase: { 'slash_case: of another': ANY_OF_ROLE },
  executeCase: { 'caller: another signer': ANYBODY },
  initialize: {
    'mint: another mint': 'the upgrade authority chooses the mint, once',
    'program: not a program': 'the program is passed in another place too, and calls itself by its own id',
    'program: another program': 'the program is passed in another place too, and calls itself by its own id',
  },
  linkWallet: { 'participant: of another': ANY_OF_ROLE },
  releaseCase: { 'caller: another signer': ANYBODY },
  reportDevice: { 'device: of another': ANY_OF_ROLE },
  revokeAttestation: { 'participant: of another': ANY_OF_ROLE },
  updateRequirement: { 'device: of another': ANY_OF_ROLE },
  upholdCase: { 'slash_case: of another': ANY_OF_ROLE },
  withdrawCoStake: { 'caller: another signer': ANYBODY },
  withdrawOwnerStake: { 'caller: another signer': ANYBODY },
};
