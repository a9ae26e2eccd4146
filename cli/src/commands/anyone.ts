import {
  coStakesHit,
  fetchParticipant,
  fetchWalletLink,
  findWalletLinkPda,
  instructions,
} from '@co-staking/sdk';

import { role } from '../parameters/plain';
import { device, offer, slashCase } from '../parameters/things';
import { action } from './action';
import { participantOf } from './lookups';

/** What any wallet may do, for itself or for those whose money is due. */
export const ANYONE = [
  action({
    instruction: 'openParticipant',
    caller: 'Anyone',
    summary: 'open an account for the own wallet',
    parameters: {},
    example: '',
    asks: false,
    build: ({ authority, programId }) => instructions.openParticipant({ wallet: authority, programId }),
  }),
  action({
    instruction: 'closeParticipant',
    caller: 'Anyone',
    summary: 'close the own account, where it has no claims and no other wallet',
    parameters: {},
    example: '',
    asks: false,
    async build({ context, authority, programId }) {
      const participant = await participantOf(context, authority);
      const { connection } = context;
      const [link] = findWalletLinkPda({ wallet: authority, programId });
      return instructions.closeParticipant({
        wallet: authority,
        participant,
        participantRentPayer: (await fetchParticipant(connection, participant, { programId })).rentPayer,
        linkRentPayer: (await fetchWalletLink(connection, link, { programId })).rentPayer,
        programId,
      });
    },
  }),
  action({
    instruction: 'withdrawCoStake',
    caller: 'Anyone',
    summary: 'send a co-stake that has become free to its co-staker',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
    pays: ({ offer }) => offer.coStaker,
    build: ({ authority, mint }, { offer }) =>
      instructions.withdrawCoStake({
        caller: authority,
        coStaker: offer.coStaker,
        participant: offer.participant,
        device: offer.device,
        offer: offer.address,
        ...mint,
      }),
  }),
  action({
    instruction: 'withdrawOwnerStake',
    caller: 'Anyone',
    summary: 'send an owner’s stake that has become free to the owner',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
    pays: ({ device }) => device.owner,
    build: ({ authority, mint }, { device }) =>
      instructions.withdrawOwnerStake({
        caller: authority,
        owner: device.owner,
        device: device.address,
        ...mint,
      }),
  }),
  action({
    instruction: 'claimCoStakeRewards',
    caller: 'Anyone',
    summary: 'send the rewards that a co-stake has earned to its co-staker',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
    pays: ({ offer }) => offer.coStaker,
    build: ({ authority, mint }, { offer }) =>
      instructions.claimCoStakeRewards({
        caller: authority,
        coStaker: offer.coStaker,
        device: offer.device,
        offer: offer.address,
        ...mint,
      }),
  }),
  action({
    instruction: 'claimOwnerRewards',
    caller: 'Anyone',
    summary: 'send the owner’s rewards of a device to the owner',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
    pays: ({ device }) => device.owner,
    build: ({ authority, mint }, { device }) =>
      instructions.claimOwnerRewards({
        caller: authority,
        owner: device.owner,
        device: device.address,
        ...mint,
      }),
  }),
  action({
    instruction: 'closeExpiredOffer',
    caller: 'Anyone',
    summary: 'close an offer whose date has passed',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
    build: ({ authority, programId }, { offer }) =>
      instructions.closeExpiredOffer({
        caller: authority,
        device: offer.device,
        offer: offer.address,
        rentPayer: offer.rentPayer,
        programId,
      }),
  }),
  action({
    instruction: 'closeOffer',
    caller: 'Anyone',
    summary: 'close an agreement that is withdrawn and claimed; the rent goes back',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
    build: ({ authority, programId }, { offer }) =>
      instructions.closeOffer({
        caller: authority,
        device: offer.device,
        offer: offer.address,
        rentPayer: offer.rentPayer,
        programId,
      }),
  }),
  action({
    instruction: 'closeDevice',
    caller: 'Anyone',
    summary: 'close a terminated device that is finished; the rent goes back',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: false,
    build: ({ authority, mint }, { device }) =>
      instructions.closeDevice({
        caller: authority,
        device: device.address,
        rentPayer: device.rentPayer,
        ...mint,
      }),
  }),
  action({
    instruction: 'executeCase',
    caller: 'Anyone',
    summary: 'burn what a slash case has taken, once its time has come',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
    build: ({ authority, mint, programId }, { case: slashCase }) =>
      instructions.executeCase({
        caller: authority,
        device: slashCase.device,
        number: slashCase.number,
        rentPayer: slashCase.rentPayer,
        coStakes: coStakesHit(slashCase, programId),
        ...mint,
      }),
  }),
  action({
    instruction: 'releaseCase',
    caller: 'Anyone',
    summary: 'give back what a dismissed or expired slash case has frozen',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
    build: ({ authority, programId }, { case: slashCase }) =>
      instructions.releaseCase({
        caller: authority,
        device: slashCase.device,
        number: slashCase.number,
        rentPayer: slashCase.rentPayer,
        coStakes: coStakesHit(slashCase, programId),
        programId,
      }),
  }),
  action({
    instruction: 'acceptRole',
    caller: 'Anyone',
    summary: 'take a role that one was nominated for',
    parameters: { role: role('which') },
    example: 'registrar',
    asks: true,
    build: ({ authority, programId }, { role }) =>
      instructions.acceptRole({ nominee: authority, role, programId }),
  }),
];
