import { associated } from '../model/names';
import type { Account, Address, Rents, State } from '../model/state';
import { newTokenAccount } from '../model/token';

/** Everyone who takes part in a history. */

const names = (prefix: string, count: number): Address[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

export const OWNERS = names('owner', 3);
export const CO_STAKERS = names('co-staker', 5);
/** More wallets, which the registrar links to accounts. */
export const WALLETS = names('wallet', 12);
export const STRANGERS = names('stranger', 2);
/** Keys that hold a role, or are nominated for one. */
export const OPERATORS = [
  'admin',
  'registrar',
  'reward-authority',
  'slasher',
  'arbiter',
  'pauser',
  'heir-0',
  'heir-1',
];
export const EVERYBODY = [...OWNERS, ...CO_STAKERS, ...WALLETS, ...STRANGERS, ...OPERATORS];
/** Ids under which the registrar opens accounts. */
export const IDS = names('id', 4);
export const DEVICES = Array.from({ length: 5 }, (_, index): Address => `device/${index}`);

export const MINT = 'mint';
export const OTHER_MINT = 'other-mint';
/** A wallet's second token account. */
export const spareOf = (wallet: Address): Address => `spare-of-${wallet}`;

export const TOKEN = 100_000_000n;
const WEALTH = 1_000_000n * TOKEN;
const LAMPORTS = 1n << 50n;
/** 2026-01-01T00:00:00Z. */
export const START = 1_767_225_600n;

/** A chain with everyone's wallets and tokens, before the program is initialised. */
export function genesis(rents: Rents): State {
  const accounts = new Map<Address, Account>();
  const token = (address: Address, owner: Address, mint: Address, amount: bigint): void => {
    accounts.set(address, {
      kind: 'Token',
      lamports: rents.Token,
      data: newTokenAccount(mint, owner, amount),
    });
  };
  for (const wallet of EVERYBODY) {
    accounts.set(wallet, { kind: 'Wallet', lamports: LAMPORTS, data: null });
    token(associated(wallet, MINT), wallet, MINT, WEALTH);
    token(spareOf(wallet), wallet, MINT, 0n);
    token(associated(wallet, OTHER_MINT), wallet, OTHER_MINT, WEALTH);
  }
  const supply = WEALTH * BigInt(EVERYBODY.length);
  for (const mint of [MINT, OTHER_MINT])
    accounts.set(mint, { kind: 'Mint', lamports: rents.Mint, data: { supply } });
  return { now: START, rents, upgradeAuthority: 'admin', accounts };
}
