import {
  AccountState,
  ExtensionType,
  TOKEN_2022_PROGRAM_ID,
  createInitializeDefaultAccountStateInstruction,
  createInitializeGroupPointerInstruction,
  createInitializeInterestBearingMintInstruction,
  createInitializeMintCloseAuthorityInstruction,
  createInitializeNonTransferableMintInstruction,
  createInitializePausableConfigInstruction,
  createInitializePermanentDelegateInstruction,
  createInitializeScaledUiAmountConfigInstruction,
  createInitializeTransferFeeConfigInstruction,
  createInitializeTransferHookInstruction,
} from '@solana/spl-token';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

type Make = (mint: PublicKey, authority: PublicKey) => TransactionInstruction;

/** An extension of a mint that is refused. */
export interface Hazard {
  name: string;
  type: number;
  /** Bytes of it in a mint. */
  size: number;
  /** The name that the program logs, where it is another one. */
  logged?: string;
  /** The instruction that gives it to a mint, where the client library has one. */
  make?: Make;
}

const PROGRAM = TOKEN_2022_PROGRAM_ID;

/** Every extension of a mint that can move, freeze, tax or revalue tokens, or that the policy does not know. */
export const HAZARDS: Hazard[] = [
  {
    name: 'TransferFeeConfig',
    type: ExtensionType.TransferFeeConfig,
    size: 108,
    make: (mint, authority) =>
      createInitializeTransferFeeConfigInstruction(mint, authority, authority, 100, 1_000n, PROGRAM),
  },
  {
    name: 'MintCloseAuthority',
    type: ExtensionType.MintCloseAuthority,
    size: 32,
    make: (mint, authority) => createInitializeMintCloseAuthorityInstruction(mint, authority, PROGRAM),
  },
  { name: 'ConfidentialTransferMint', type: ExtensionType.ConfidentialTransferMint, size: 65 },
  {
    name: 'DefaultAccountState',
    type: ExtensionType.DefaultAccountState,
    size: 1,
    make: (mint) => createInitializeDefaultAccountStateInstruction(mint, AccountState.Frozen, PROGRAM),
  },
  {
    name: 'NonTransferable',
    type: ExtensionType.NonTransferable,
    size: 0,
    make: (mint) => createInitializeNonTransferableMintInstruction(mint, PROGRAM),
  },
  {
    name: 'InterestBearingConfig',
    type: ExtensionType.InterestBearingConfig,
    size: 52,
    make: (mint, authority) => createInitializeInterestBearingMintInstruction(mint, authority, 5, PROGRAM),
  },
  {
    name: 'PermanentDelegate',
    type: ExtensionType.PermanentDelegate,
    size: 32,
    make: (mint, authority) => createInitializePermanentDelegateInstruction(mint, authority, PROGRAM),
  },
  {
    name: 'TransferHook',
    type: ExtensionType.TransferHook,
    size: 64,
    make: (mint, authority) => createInitializeTransferHookInstruction(mint, authority, authority, PROGRAM),
  },
  { name: 'ConfidentialTransferFeeConfig', type: 16, size: 129 },
  {
    name: 'GroupPointer',
    type: ExtensionType.GroupPointer,
    size: 64,
    logged: 'TokenGroup',
    make: (mint, authority) => createInitializeGroupPointerInstruction(mint, authority, mint, PROGRAM),
  },
  { name: 'TokenGroup', type: ExtensionType.TokenGroup, size: 80 },
  {
    name: 'GroupMemberPointer',
    type: ExtensionType.GroupMemberPointer,
    size: 64,
    logged: 'TokenGroupMember',
  },
  { name: 'TokenGroupMember', type: ExtensionType.TokenGroupMember, size: 72 },
  { name: 'ConfidentialMintBurn', type: 24, size: 196 },
  {
    name: 'ScaledUiAmount',
    type: ExtensionType.ScaledUiAmountConfig,
    size: 56,
    make: (mint, authority) => createInitializeScaledUiAmountConfigInstruction(mint, authority, 2, PROGRAM),
  },
  {
    name: 'Pausable',
    type: ExtensionType.PausableConfig,
    size: 33,
    make: (mint, authority) => createInitializePausableConfigInstruction(mint, authority, PROGRAM),
  },
];

/** Extensions of a token account, which no honest mint has. */
export const OF_ACCOUNTS: Hazard[] = [
  { name: 'ImmutableOwner', type: ExtensionType.ImmutableOwner, size: 0, logged: 'unknown' },
  { name: 'MemoTransfer', type: ExtensionType.MemoTransfer, size: 1, logged: 'unknown' },
  { name: 'CpiGuard', type: ExtensionType.CpiGuard, size: 1, logged: 'unknown' },
];
