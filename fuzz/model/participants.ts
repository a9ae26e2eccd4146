import type { Handler } from './handler';
import { places } from './ledger';
import { MAX_WALLETS } from './limits';
import { need } from './refusal';
import { needEntriesOpen } from './roles';
import { NOBODY, type Participant } from './state';

/** Product 2: the account, not the wallet. ADR 0009 and 0016. */

export const wallets = ({ wallets: all, walletCount }: Participant): string[] => all.slice(0, walletCount);

export const openParticipant: Handler = (ledger, accounts) => {
  needEntriesOpen(ledger);
  const wallet = accounts['wallet']!;
  const account = ledger.edit('Participant', accounts['participant']!);
  Object.assign(account, { id: wallet, walletCount: 1, rentPayer: wallet } satisfies Partial<Participant>);
  account.wallets[0] = wallet;
  Object.assign(ledger.edit('WalletLink', accounts['walletLink']!), {
    wallet,
    participant: accounts['participant'],
    rentPayer: wallet,
  });
};

export const createParticipant: Handler<{ id: string }> = (ledger, accounts, { id }) => {
  needEntriesOpen(ledger);
  const account = ledger.edit('Participant', accounts['participant']!);
  Object.assign(account, {
    id,
    attested: 1,
    rentPayer: accounts['registrar']!,
  } satisfies Partial<Participant>);
};

export const attestParticipant: Handler = (ledger, accounts) => {
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.attested === 0, 'AlreadyAttested');
  account.attested = 1;
};

export const linkWallet: Handler = (ledger, accounts) => {
  needEntriesOpen(ledger);
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.attested === 1, 'AccountNotAttested');
  need(account.walletCount < MAX_WALLETS, 'TooManyWallets');
  account.wallets[account.walletCount] = accounts['wallet']!;
  account.walletCount += 1;
  Object.assign(ledger.edit('WalletLink', accounts['walletLink']!), {
    wallet: accounts['wallet'],
    participant: accounts['participant'],
    rentPayer: accounts['registrar'],
  });
};

export const unlinkWallet: Handler = (ledger, accounts) => {
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.activeClaims === 0, 'AccountHasClaims');
  const left = wallets(account).filter((wallet) => wallet !== accounts['wallet']);
  account.walletCount = left.length;
  account.wallets = [...left, ...places(MAX_WALLETS - left.length, () => NOBODY)];
  ledger.close(accounts['walletLink']!, accounts['rentPayer']!);
};

export const closeParticipant: Handler = (ledger, accounts) => {
  const account = ledger.read('Participant', accounts['participant']!);
  need(account.walletCount === 1, 'NotOnlyWallet');
  need(account.activeClaims === 0, 'AccountHasClaims');
  ledger.close(accounts['participant']!, accounts['participantRentPayer']!);
  ledger.close(accounts['walletLink']!, accounts['linkRentPayer']!);
};

export const closeEmptyParticipant: Handler = (ledger, accounts) => {
  need(ledger.read('Participant', accounts['participant']!).walletCount === 0, 'AccountHasWallets');
  ledger.close(accounts['participant']!, accounts['rentPayer']!);
};
