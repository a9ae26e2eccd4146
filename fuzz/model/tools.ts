import type { Handler } from './handler';
import { need, refuse } from './refusal';
import { newTokenAccount, transfer } from './token';

/** What people do without the program: move tokens and lamports, freeze, and close a token account. */

const transferTokens: Handler<{ amount: bigint }> = (ledger, accounts, { amount }) =>
  transfer(ledger, {
    from: accounts['source']!,
    to: accounts['destination']!,
    mint: accounts['mint']!,
    authority: accounts['authority']!,
    amount,
  });

const transferLamports: Handler<{ lamports: bigint }> = (ledger, accounts, { lamports }) =>
  ledger.moveLamports(accounts['from']!, accounts['to']!, lamports);

const setFrozen =
  (frozen: boolean): Handler =>
  (ledger, accounts) => {
    const account = ledger.peek('Token', accounts['account']!) ?? refuse('runtime InvalidAccountData');
    need(account.frozen !== frozen, 'called 13');
    ledger.edit('Token', accounts['account']!).frozen = frozen;
  };

/** Lets another wallet spend from a token account, up to an amount. */
const approveDelegate: Handler<{ amount: bigint }> = (ledger, accounts, { amount }) => {
  const account = ledger.peek('Token', accounts['account']!) ?? refuse('runtime InvalidAccountData');
  need(!account.frozen, 'called 17');
  need(account.owner === accounts['owner'], 'called 4');
  const edited = ledger.edit('Token', accounts['account']!);
  Object.assign(edited, { delegate: accounts['delegate']!, delegated: amount, hasDelegate: true });
};

const revokeDelegate: Handler = (ledger, accounts) => {
  const account = ledger.peek('Token', accounts['account']!) ?? refuse('runtime InvalidAccountData');
  need(!account.frozen, 'called 17');
  need(account.owner === accounts['owner'], 'called 4');
  Object.assign(ledger.edit('Token', accounts['account']!), { delegated: 0n, hasDelegate: false });
};

/** An empty token account returns its rent to its holder. */
const closeToken: Handler = (ledger, accounts) => {
  const account = ledger.peek('Token', accounts['account']!) ?? refuse('runtime InvalidAccountData');
  need(account.amount === 0n, 'called 11');
  need(account.owner === accounts['owner'], 'called 4');
  ledger.close(accounts['account']!, account.owner);
};

/** A wallet opens its associated token account. */
const openToken: Handler = (ledger, accounts) => {
  const data = newTokenAccount(accounts['mint']!, accounts['owner']!);
  const before = ledger.account(accounts['account']!);
  need(before === null || before.kind === 'Wallet', 'runtime IllegalOwner');
  ledger.create('Token', accounts['account']!, accounts['owner']!, data);
};

export const tools = {
  transferTokens: transferTokens as Handler<never>,
  transferLamports: transferLamports as Handler<never>,
  freezeToken: setFrozen(true) as Handler<never>,
  thawToken: setFrozen(false) as Handler<never>,
  approveDelegate: approveDelegate as Handler<never>,
  revokeDelegate: revokeDelegate as Handler<never>,
  closeToken: closeToken as Handler<never>,
  openToken: openToken as Handler<never>,
};
export type ToolName = keyof typeof tools;
