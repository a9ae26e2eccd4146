import { config, found, has, registrar, signs, type Access } from './access';
import type { Accounts, Handler } from './handler';
import { arrayOf, type Ledger } from './ledger';
import { MAX_WALLETS } from './limits';
import { linkOf, participantOf } from './names';
import { make, wallets } from './records';
import { need } from './refusal';
import { needEntriesOpen } from './roles';
import { NOBODY, type Address } from './state';

/** The accounts of each instruction, and their required relations. */
export const ACCESS = {
  openParticipant: [signs('wallet'), config(), found('walletLink', ({ wallet }) => linkOf(wallet!))],
  createParticipant: registrar,
  attestParticipant: [...registrar, has('participant', 'Participant')],
  revokeAttestation: [...registrar, has('participant', 'Participant')],
  linkWallet: [
    signs('registrar'),
    signs('wallet'),
    config('registrar', 'NotRegistrar'),
    has('participant', 'Participant'),
    found('walletLink', ({ wallet }) => linkOf(wallet!)),
  ],
  unlinkWallet: [
    signs('registrar'),
    signs('wallet'),
    config('registrar', 'NotRegistrar'),
    has('participant', 'Participant'),
    has('walletLink', 'WalletLink', [
      ['wallet', 'WrongWallet'],
      ['participant', 'WrongParticipant'],
      ['rentPayer', 'WrongRentPayer'],
    ]),
  ],
  closeParticipant: [
    signs('wallet'),
    has('participant', 'Participant', [['rentPayer', 'WrongRentPayer', 'participantRentPayer']]),
    has('walletLink', 'WalletLink', [
      ['wallet', 'WrongWallet'],
      ['participant', 'WrongParticipant'],
      ['rentPayer', 'WrongRentPayer', 'linkRentPayer'],
    ]),
  ],
  closeEmptyParticipant: [...registrar, has('participant', 'Participant', [['rentPayer', 'WrongRentPayer']])],
} satisfies Record<string, readonly Access[]>;

/** Product 2: the account, not the wallet. ADR 0009 and 0016. */

/** Creates the link between a wallet and its account. */
function link(ledger: Ledger, accounts: Accounts, payer: Address): void {
  const [wallet, participant, at] = [accounts['wallet']!, accounts['participant']!, accounts['walletLink']!];
  const place = { at, address: linkOf(wallet), payer };
  make(ledger, 'WalletLink', place, { wallet, participant, rentPayer: payer });
}

export const openParticipant: Handler = (ledger, accounts) => {
  needEntriesOpen(ledger);
  const wallet = accounts['wallet']!;
  const place = { at: accounts['participant']!, address: participantOf(wallet), payer: wallet };
  make(ledger, 'Participant', place, {
    id: wallet,
    walletCount: 1,
    rentPayer: wallet,
    wallets: [wallet, ...arrayOf(MAX_WALLETS - 1, () => NOBODY)],
  });
  link(ledger, accounts, wallet);
};

export const createParticipant: Handler<{ id: Address }> = (ledger, accounts, { id }) => {
  needEntriesOpen(ledger);
  const payer = accounts['registrar']!;
  const place = { at: accounts['participant']!, address: participantOf(id), payer };
  make(ledger, 'Participant', place, { id, attested: 1, rentPayer: payer });
};

export const attestParticipant: Handler = (ledger, accounts) => {
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.attested === 0, 'AlreadyAttested');
  account.attested = 1;
};

/** Live claims stay. */
export const revokeAttestation: Handler = (ledger, accounts) => {
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.attested === 1, 'AccountNotAttested');
  account.attested = 0;
};

export const linkWallet: Handler = (ledger, accounts) => {
  needEntriesOpen(ledger);
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.attested === 1, 'AccountNotAttested');
  need(account.walletCount < MAX_WALLETS, 'TooManyWallets');
  account.wallets[account.walletCount] = accounts['wallet']!;
  account.walletCount += 1;
  link(ledger, accounts, accounts['registrar']!);
};

export const unlinkWallet: Handler = (ledger, accounts) => {
  const account = ledger.edit('Participant', accounts['participant']!);
  need(account.activeClaims === 0, 'AccountHasClaims');
  const left = wallets(account).filter((wallet) => wallet !== accounts['wallet']);
  account.walletCount = left.length;
  account.wallets = [...left, ...arrayOf(MAX_WALLETS - left.length, () => NOBODY)];
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
