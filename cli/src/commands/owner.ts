import { stakePosition } from '@co-staking/sdk';

import { option, flag } from '../parameters/parameter';
import { ALL, address, date, percent, tokens, tokensOrAll, website } from '../parameters/plain';
import { device, offer, slashCase } from '../parameters/accountArgs';
import { command } from './instructionCommand';
import { linkField } from './offerLinkField';

/** What the owner of a device may do. */
export const OWNER = [
  command({
    instruction: 'stake',
    caller: 'Device owner',
    summary: 'lock tokens for a device',
    parameters: { device: device(), amount: tokensOrAll('amount of the wallet’s tokens') },
    example: '6f1c0f3e-0000-4000-8000-000000000001 960',
    asks: true,
    args: async ({ amount }, context) => ({
      amount: amount === ALL ? ((await context.viewer()).balance ?? 0n) : amount,
    }),
  }),
  command({
    instruction: 'withdrawOverflow',
    caller: 'Device owner',
    summary: 'withdraw stake that the device does not need, at once',
    details:
      'It leaves what cases have frozen and at least half of the minimum. A minimum that fell while a co-stake was not free still counts for 42 to 56 days.',
    parameters: { device: device(), amount: tokensOrAll('amount of the overflow') },
    example: '6f1c0f3e-0000-4000-8000-000000000001 ALL',
    asks: true,
    args: ({ device, amount }, { now }) => ({
      amount: amount === ALL ? stakePosition(device, now).overflow : amount,
    }),
  }),
  command({
    instruction: 'giveNotice',
    caller: 'Device owner',
    summary: 'announce leaving, which limits how long a hire can hold the stake',
    details:
      'A hire then holds the stake for 14 days at most. The notice lapses after 28 days and cannot be withdrawn; until then no offer of the device can be accepted.',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
  }),
  command({
    instruction: 'unstakeOwnerStake',
    caller: 'Device owner',
    summary: 'unstake the whole stake: a cooldown begins, which cannot be stopped',
    details:
      'The whole stake goes into the cooldown, and so does every co-stake that is not free yet, without a wait: each is free at the earliest of its own end, its agreed cooldown from now, and yours. Refused while the device is hired, and within the agreed wait after an acceptance.',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
  }),
  command({
    instruction: 'createOffer',
    caller: 'Device owner',
    summary: 'offer a share of the rewards for a co-stake',
    details:
      'An offer is never edited: retract it and create another one. Nothing moves until it is accepted. The result ends with the link to share, if a website is known.',
    parameters: {
      device: device(),
      amount: flag(tokens('requested co-stake')),
      share: flag(percent('part of the block rewards for the co-staker')),
      expires: option(date('when it can no longer be accepted; omit for never')),
      counterparty: option(address('the only wallet that may accept')),
      website: option(website('website of the link to the offer; default: CO_STAKING_WEBSITE')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001 --amount 640 --share 74 --expires 30d',
    asks: true,
    after: ({ website }, derived, context) => linkField(context, website, derived['offer']),
    args: ({ amount, share, expires, counterparty }) => ({
      amount,
      shareBps: share,
      ...(expires !== undefined && { expiresAt: expires }),
      ...(counterparty && { counterparty }),
    }),
  }),
  command({
    instruction: 'retractOffer',
    caller: 'Device owner',
    summary: 'retract an offer that has not been accepted',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
  }),
  command({
    instruction: 'appealAsOwner',
    caller: 'Device owner',
    summary: 'appeal against a slash case',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
  }),
];
