import { role } from '../parameters/plain';
import { device, offer, slashCase } from '../parameters/accountArgs';
import { accountAddressOf } from '../chain/lookups';
import { command } from './instructionCommand';
import { ownedNotes } from './ownedNotes';

/** What any wallet may do, for itself or for those whose money is due. */
export const ANYONE = [
  command({
    instruction: 'openParticipant',
    caller: 'Anyone',
    summary: 'open an account for your wallet',
    parameters: {},
    example: '',
    asks: false,
  }),
  command({
    instruction: 'closeParticipant',
    caller: 'Anyone',
    summary: 'close your account, if it has no claims and no other wallet',
    parameters: {},
    example: '',
    asks: true,
    notes: (_, context) => ownedNotes(context),
    async subject(_, context) {
      await accountAddressOf(context.context, context.authority);
      return {};
    },
  }),
  command({
    instruction: 'withdrawCoStake',
    caller: 'Anyone',
    summary: 'pay out a co-stake whose cooldown has ended, to its co-staker',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'withdrawOwnerStake',
    caller: 'Anyone',
    summary: 'pay out an owner’s stake whose cooldown has ended, to the owner',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
  }),
  command({
    instruction: 'claimCoStakeRewards',
    caller: 'Anyone',
    summary: 'pay out the rewards of a co-stake, to its co-staker',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'claimOwnerRewards',
    caller: 'Anyone',
    summary: 'pay out the owner’s rewards of a device, to the owner',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: true,
  }),
  command({
    instruction: 'closeExpiredOffer',
    caller: 'Anyone',
    summary: 'close an offer whose date has passed',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
  }),
  command({
    instruction: 'closeOffer',
    caller: 'Anyone',
    summary: 'close an agreement that is withdrawn and claimed; the rent is paid back',
    parameters: { offer: offer() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
  }),
  command({
    instruction: 'closeDevice',
    caller: 'Anyone',
    summary: 'close a terminated device that holds nothing more; the rent is paid back',
    parameters: { device: device() },
    example: '6f1c0f3e-0000-4000-8000-000000000001',
    asks: false,
  }),
  command({
    instruction: 'executeCase',
    caller: 'Anyone',
    summary: 'burn what a slash case takes, if it can be executed',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'releaseCase',
    caller: 'Anyone',
    summary: 'release what a dismissed or expired slash case has frozen',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: false,
  }),
  command({
    instruction: 'acceptRole',
    caller: 'Anyone',
    summary: 'accept a role you were nominated for',
    details:
      'For admin, slasher and arbiter 42 days after the nomination. When a new admin accepts, all other nominations and announced slash terms are cleared.',
    parameters: { role: role('the role') },
    example: 'registrar',
    asks: true,
    args: ({ role }) => ({ role }),
  }),
];
