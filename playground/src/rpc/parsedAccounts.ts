import type { AccountState } from '@co-staking/sdk/testing';
import { getBase58Decoder } from '@solana/kit';
import {
  AddressLookupTableAccount,
  AddressLookupTableProgram,
  PublicKey,
  SYSVAR_CLOCK_PUBKEY,
  SYSVAR_RENT_PUBKEY,
  SYSVAR_SLOT_HASHES_PUBKEY,
  SystemProgram,
} from '@solana/web3.js';
import { UPGRADEABLE_LOADER_ID } from '@co-staking/sdk';
import { TOKEN_PROGRAM_ID } from '@solana/spl-token';

import type { ReadAccount } from '../ledger/accountKeys';
import { isTokenProgram, mintAccount, tokenAccount, uiTokenAmount } from '../ledger/balances';

/** The `jsonParsed` form of an account. */
interface Parsed {
  program: string;
  parsed: { info: unknown; type: string };
}

const base58 = getBase58Decoder();
const EPOCH_SCHEDULE = 'SysvarEpochSchedu1e111111111111111111111111';
const LAST_RESTART_SLOT = 'SysvarLastRestartS1ot1111111111111111111111';
const NONCE_BYTES = 80;

const parsed = (program: string, type: string, info: unknown): Parsed => ({
  program,
  parsed: { info, type },
});
const keyFrom = (data: Buffer, at: number): string => base58.decode(data.subarray(at, at + 32));
/** A key after a byte that says whether it is set. */
const optionalKey = (data: Buffer, at: number): string | null => (data[at] ? keyFrom(data, at + 1) : null);

function tokenFields(state: AccountState, read: ReadAccount): Parsed | null {
  const program = state.owner.equals(TOKEN_PROGRAM_ID) ? 'spl-token' : 'spl-token-2022';
  const account = tokenAccount(state);
  const mint = account ? mintAccount(read(account.mint)) : mintAccount(state);
  if (!mint) return null;
  if (!account)
    return parsed(program, 'mint', {
      decimals: mint.decimals,
      freezeAuthority: mint.freezeAuthorityOption ? mint.freezeAuthority.toBase58() : null,
      isInitialized: mint.isInitialized,
      mintAuthority: mint.mintAuthorityOption ? mint.mintAuthority.toBase58() : null,
      supply: mint.supply.toString(),
    });
  return parsed(program, 'account', {
    isNative: account.isNativeOption === 1,
    mint: account.mint.toBase58(),
    owner: account.owner.toBase58(),
    state: account.state === 2 ? 'frozen' : 'initialized',
    tokenAmount: uiTokenAmount(account.amount, mint.decimals),
    ...(account.delegateOption && {
      delegate: account.delegate.toBase58(),
      delegatedAmount: uiTokenAmount(account.delegatedAmount, mint.decimals),
    }),
    ...(account.isNativeOption && { rentExemptReserve: uiTokenAmount(account.isNative, mint.decimals) }),
    ...(account.closeAuthorityOption && { closeAuthority: account.closeAuthority.toBase58() }),
  });
}

function sysvarFields(address: string, data: Buffer): Parsed | null {
  switch (address) {
    case SYSVAR_CLOCK_PUBKEY.toBase58():
      return parsed('sysvar', 'clock', {
        epoch: data.readBigUInt64LE(16),
        epochStartTimestamp: data.readBigInt64LE(8),
        leaderScheduleEpoch: data.readBigUInt64LE(24),
        slot: data.readBigUInt64LE(0),
        unixTimestamp: data.readBigInt64LE(32),
      });
    case SYSVAR_RENT_PUBKEY.toBase58():
      // The machine still has the price for a year and the number of years; a node has their product.
      return parsed('sysvar', 'rent', {
        lamportsPerByte: (data.readBigUInt64LE(0) * BigInt(data.readDoubleLE(8))).toString(),
      });
    case EPOCH_SCHEDULE:
      return parsed('sysvar', 'epochSchedule', {
        firstNormalEpoch: data.readBigUInt64LE(17),
        firstNormalSlot: data.readBigUInt64LE(25),
        leaderScheduleSlotOffset: data.readBigUInt64LE(8),
        slotsPerEpoch: data.readBigUInt64LE(0),
        warmup: data[16] === 1,
      });
    case SYSVAR_SLOT_HASHES_PUBKEY.toBase58():
      return parsed(
        'sysvar',
        'slotHashes',
        Array.from({ length: Number(data.readBigUInt64LE(0)) }, (_, index) => ({
          hash: keyFrom(data, 16 + index * 40),
          slot: data.readBigUInt64LE(8 + index * 40),
        })),
      );
    case LAST_RESTART_SLOT:
      return parsed('sysvar', 'lastRestartSlot', { lastRestartSlot: data.readBigUInt64LE(0) });
    default:
      return null;
  }
}

function loaderFields(data: Buffer): Parsed | null {
  const code = (at: number) => [data.subarray(at).toString('base64'), 'base64'];
  switch (data.readUInt32LE(0)) {
    case 1:
      return parsed('bpf-upgradeable-loader', 'buffer', { authority: optionalKey(data, 4), data: code(37) });
    case 2:
      return parsed('bpf-upgradeable-loader', 'program', { programData: keyFrom(data, 4) });
    case 3:
      return parsed('bpf-upgradeable-loader', 'programData', {
        authority: optionalKey(data, 12),
        data: code(45),
        slot: data.readBigUInt64LE(4),
      });
    default:
      return null;
  }
}

function lookupTableFields(data: Buffer): Parsed {
  const { addresses, authority, deactivationSlot, lastExtendedSlot, lastExtendedSlotStartIndex } =
    AddressLookupTableAccount.deserialize(data);
  return parsed('address-lookup-table', 'lookupTable', {
    addresses: addresses.map((key) => key.toBase58()),
    ...(authority && { authority: authority.toBase58() }),
    deactivationSlot: deactivationSlot.toString(),
    lastExtendedSlot: lastExtendedSlot.toString(),
    lastExtendedSlotStartIndex,
  });
}

const nonceFields = (data: Buffer): Parsed =>
  parsed('nonce', 'initialized', {
    authority: keyFrom(data, 8),
    blockhash: keyFrom(data, 40),
    feeCalculator: { lamportsPerSignature: data.readBigUInt64LE(72).toString() },
  });

/** Fields of an account that a node has a parser for; `null` for any other account. */
export function parsedAccount(address: PublicKey, state: AccountState, read: ReadAccount): Parsed | null {
  const data = Buffer.from(state.data);
  const owner = state.owner.toBase58();
  if (isTokenProgram(state.owner)) return tokenFields(state, read);
  if (owner.startsWith('Sysvar1')) return sysvarFields(address.toBase58(), data);
  if (state.owner.equals(UPGRADEABLE_LOADER_ID)) return data.length < 36 ? null : loaderFields(data);
  if (state.owner.equals(AddressLookupTableProgram.programId) && data.length > 0)
    return lookupTableFields(data);
  if (state.owner.equals(SystemProgram.programId) && data.length === NONCE_BYTES && data[4] === 1)
    return nonceFields(data);
  return null;
}
