import { associatedTokenAccount, coStakesToTakeAlong, instructions, stakePosition } from '@co-staking/sdk';

import { option, flag } from '../parameters/parameter';
import { ALL, address, date, percent, tokens, tokensOrAll } from '../parameters/plain';
import { device, offer, slashCase } from '../parameters/things';
import { action } from './action';
import { tokenBalance } from './lookups';

/** What the owner of a device may do. */
export const OWNER = [
  action({
    instruction: 'stake',
    caller: 'Device owner',
    summary: 'lock tokens for a device',
    parameters: { device: device(), amount: tokensOrAll('how much of the wallet’s tokens') },
    example: '6f1c0f3e-0000-4000-8000-000000000001 960',
    asks: true,
    question: ({ amount }) => (amount === ALL ? undefined : { amount }),
    async build({ context, authority, mint }, { device, amount }) {
      const all = (): Promise<bigint> => tokenBalance(context, associatedTokenAccount(authority, mint));
      return instructions.stake({
        owner: authority,
        device: device.address,
        amount: amount === ALL ? await all() : amount,
        ...mint,
      });
    },
  }),
  action({
    instruction: 'withdrawOverflow',
    caller: 'Device owner',
    summary: 'take out stake that the device does not need, at once',
    parameters: { device: device(), amount: tokensOrAll('how much of the overflow') },
    example: '6f1c0f3e-0000-4000-8000-000000000001 ALL',
    asks: true,
    question: ({ amount }) => (amount === ALL ? undefined : { amount }),
    pays: (_, { authority }) => authority,
    build: ({ authority, mint, now }, { device, amount }) =>
      instructions.withdrawOverflow({
        owner: authority,
        device: device.address,
        amount: amount === ALL ? stakePosition(device, now).overflow : amount,
        ...mint,
      }),
  }),
  action({
    instruction: 'giveNotice',
    caller: 'Device owner',
    summary: 'announce leaving, which bounds how long a hire can hold the stake',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: false,
    build: ({ authority, programId }, { device }) =>
      instructions.giveNotice({ owner: authority, device: device.address, programId }),
  }),
  action({
    instruction: 'unstakeOwnerStake',
    caller: 'Device owner',
    summary: 'start leaving with the whole stake; cannot be taken back',
    details:
      'The whole stake goes into the cooldown. Where the device is short without it, every co-stake that counts goes along, without a wait.',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
    build: ({ authority, programId, now }, { device }) =>
      instructions.unstakeOwnerStake({
        owner: authority,
        device: device.address,
        coStakes: coStakesToTakeAlong(device, now, programId),
        programId,
      }),
  }),
  action({
    instruction: 'createOffer',
    caller: 'Device owner',
    summary: 'offer a share of the rewards for a co-stake',
    details:
      'An offer is never edited: retract it and create another one. Nothing moves until it is accepted.',
    parameters: {
      device: device(),
      amount: flag(tokens('requested co-stake')),
      share: flag(percent('part of the block rewards for the co-staker')),
      expires: option(date('when it can no longer be accepted; never, where left away')),
      counterparty: option(address('the only wallet that may accept')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001 --amount 640 --share 74 --expires 30d',
    asks: false,
    question: ({ amount, share, expires, counterparty }) => ({
      amount,
      shareBps: share,
      ...(expires !== undefined && { expiresAt: expires }),
      ...(counterparty && { counterparty }),
    }),
    build: ({ authority, programId }, { device, amount, share, expires, counterparty }) =>
      instructions.createOffer({
        owner: authority,
        device: device.address,
        nonce: device.nextNonce,
        amount,
        shareBps: share,
        ...(expires !== undefined && { expiresAt: expires }),
        ...(counterparty && { counterparty }),
        programId,
      }),
  }),
  action({
    instruction: 'retractOffer',
    caller: 'Device owner',
    summary: 'take back an offer that nobody has accepted',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
    build: ({ authority, programId }, { offer }) =>
      instructions.retractOffer({
        owner: authority,
        device: offer.device,
        offer: offer.address,
        rentPayer: offer.rentPayer,
        programId,
      }),
  }),
  action({
    instruction: 'appealAsOwner',
    caller: 'Device owner',
    summary: 'appeal against a slash case',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
    build: ({ authority, programId }, { case: { device, number } }) =>
      instructions.appealAsOwner({ owner: authority, device, number, programId }),
  }),
];
