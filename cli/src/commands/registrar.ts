import { fetchParticipant, fetchWalletLink, findWalletLinkPda } from '@co-staking/sdk';

import { flag, option } from '../parameters/parameter';
import { address, date, hexBytes, multiplier, party, status, text, whole } from '../parameters/plain';
import { device, participant } from '../parameters/accountArgs';
import { command } from './instructionCommand';
import { accountAddressOf } from '../chain/lookups';
import { readScore, readScoreParts } from '../parameters/scores';

/** What the registrar may do. */
export const REGISTRAR = [
  command({
    instruction: 'registerDevice',
    caller: 'Registrar',
    summary: 'register a device for an owner',
    parameters: {
      id: text('uuid', 'UUID of the device'),
      owner: flag(address('wallet that will stake')),
      model: flag(text('name', 'model, 32 bytes at most')),
      cards: flag(whole('number of cards')),
      multiplier: flag(multiplier('earning multiplier')),
      tier: flag(whole('connectivity tier')),
    },
    example:
      '6f1c0f3e-0000-4000-8000-000000000001 --owner 7Y…w --model "RTX 4090" --cards 8 --multiplier 1.25 --tier 1',
    asks: false,
    async subject({ owner }, { context }) {
      const { connection, programId } = context;
      const account = await accountAddressOf(context, owner);
      return { participant: await fetchParticipant(connection, account, { programId }) };
    },
    args: ({ multiplier, ...facts }) => ({ ...facts, multiplierBps: multiplier }),
  }),
  command({
    instruction: 'reportDevice',
    caller: 'Registrar',
    summary: 'report status, hire and reliability of a device',
    parameters: {
      device: device(),
      status: status('operational status'),
      hiredUntil: option(date('until when it is hired, 48 hours ahead at most')),
      score: option(text('percent', 'reliability score, 0 to 100; default: unknown')),
      parts: option(
        text(
          'list',
          'uptime, no slash, network, compliance, performance: 99,100,90,100,- with - for unknown',
        ),
      ),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001 running --score 97 --parts 99,100,90,100,95',
    asks: false,
    args: ({ status, hiredUntil, score, parts }) => ({
      status,
      ...(hiredUntil !== undefined && { hiredUntil }),
      ...(score !== undefined && { score: readScore(score) }),
      ...(parts !== undefined && { parts: readScoreParts(parts) }),
    }),
  }),
  command({
    instruction: 'updateRequirement',
    caller: 'Registrar',
    summary: 'update a device’s hardware; a higher minimum applies after its notice',
    details:
      'A lower minimum applies at once. While a co-stake is not free, the owner’s overflow is measured by the old minimum for 42 to 56 days more.',
    parameters: {
      device: device(),
      cards: flag(whole('number of cards')),
      multiplier: flag(multiplier('earning multiplier')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001 --cards 8 --multiplier 1.5',
    asks: true,
    args: ({ cards, multiplier }) => ({ cards, multiplierBps: multiplier }),
  }),
  command({
    instruction: 'terminateDevice',
    caller: 'Registrar',
    summary: 'terminate a device permanently (registrar or owner)',
    details:
      'Rewards stop at once and open offers close. Nothing is unstaked: each party leaves through its own periods, a co-staker without a wait. The owner cannot do this within the agreed wait after an acceptance.',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
  }),
  command({
    instruction: 'createParticipant',
    caller: 'Registrar',
    summary: 'open an attested account without wallets',
    parameters: { id: hexBytes(32, 'id of the account') },
    example: '0707070707070707070707070707070707070707070707070707070707070707',
    asks: false,
    args: ({ id }) => ({ id }),
  }),
  command({
    instruction: 'attestParticipant',
    caller: 'Registrar',
    summary: 'attest that an account is one person or company',
    parameters: { participant: participant() },
    example: '4vJ9…8Qp',
    asks: false,
  }),
  command({
    instruction: 'revokeAttestation',
    caller: 'Registrar',
    summary: 'withdraw the attestation of an account; its claims stay',
    parameters: { participant: participant() },
    example: '4vJ9…8Qp',
    asks: true,
  }),
  command({
    instruction: 'linkWallet',
    caller: 'Registrar',
    summary: 'add a wallet to an account; the wallet signs too',
    parameters: { participant: participant(), wallet: flag(party('wallet to add')) },
    example: '4vJ9…8Qp --wallet ~/second.json',
    asks: false,
    args: ({ wallet }) => ({ wallet: wallet.address }),
  }),
  command({
    instruction: 'unlinkWallet',
    caller: 'Registrar',
    summary: 'unlink a wallet from its account; the wallet signs too',
    parameters: { wallet: flag(party('wallet to unlink')) },
    example: '--wallet ~/second.json',
    asks: false,
    async subject({ wallet }, { context: { connection, programId } }) {
      const [link] = findWalletLinkPda({ wallet: wallet.address, programId });
      return { walletLink: await fetchWalletLink(connection, link, { programId }) };
    },
  }),
  command({
    instruction: 'closeEmptyParticipant',
    caller: 'Registrar',
    summary: 'close an account that has no wallets',
    parameters: { participant: participant() },
    example: '4vJ9…8Qp',
    asks: false,
  }),
];
