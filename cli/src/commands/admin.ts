import { flag, option } from '../parameters/parameter';
import { address, duration, onOff, percent, role, tokens, whole } from '../parameters/plain';
import { command } from './instructionCommand';

/** What the upgrade authority, and later the admin, may do. */
export const ADMIN = [
  command({
    instruction: 'initialize',
    caller: 'Admin',
    summary: 'set the program up; its upgrade authority becomes the admin',
    parameters: {
      mint: flag(address('mint of the stake')),
      registrar: flag(address('who registers and reports devices')),
      rewardAuthority: flag(address('who posts rewards')),
      slasher: flag(address('who opens slash cases')),
      arbiter: flag(address('who decides appeals')),
      pauser: flag(address('who may pause entries')),
    },
    example:
      '--mint Mint… --registrar Reg… --reward-authority Rew… --slasher Sla… --arbiter Arb… --pauser Pau…',
    asks: true,
    args: (roles) => roles,
  }),
  command({
    instruction: 'nominateRole',
    caller: 'Admin',
    summary: 'nominate who is to follow in a role; it counts once accepted',
    parameters: {
      role: role('which'),
      nominee: option(address('who; nobody, where left away: takes a nomination back')),
    },
    example: 'registrar --nominee Reg…',
    asks: true,
    args: ({ role, nominee }) => ({ role, nominee }),
  }),
  command({
    instruction: 'updateParameters',
    caller: 'Admin',
    summary: 'change parameters within their bounds; what was agreed before stays',
    details: 'What is left away stays as it is.',
    parameters: {
      baseStakePerCard: option(tokens('base stake per card')),
      wait: option(duration('wait of future offers')),
      cooldown: option(duration('cooldown of future offers and owners’ exits')),
      appeal: option(duration('appeal window of future slash cases')),
      arbiterTime: option(duration('time the arbiter has')),
      requirementNotice: option(duration('notice before a higher requirement applies')),
      slashCap: option(percent('part of a device’s stake that may be slashed within 7 days')),
      maxClaims: option(whole('claims an account may hold')),
      attestation: option(onOff('whether only attested accounts may accept offers')),
    },
    example: '--cooldown 21d --slash-cap 25',
    asks: true,
    args: (changes) => ({
      baseStakePerCard: changes.baseStakePerCard,
      waitSeconds: changes.wait,
      cooldownSeconds: changes.cooldown,
      appealSeconds: changes.appeal,
      arbiterSeconds: changes.arbiterTime,
      requirementNoticeSeconds: changes.requirementNotice,
      slashCapBps: changes.slashCap,
      maxClaims: changes.maxClaims,
      attestationRequired: changes.attestation,
    }),
  }),
];
