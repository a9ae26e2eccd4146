import { SlashTerm } from '@co-staking/sdk';

import { usage } from '../exit';
import { flag, option } from '../parameters/parameter';
import { address, duration, onOff, percent, role, tokens, whole } from '../parameters/plain';
import { command } from './instructionCommand';

interface SlashTermValues {
  ownerCap: number | undefined;
  coStakeCap: number | undefined;
  appeal: bigint | undefined;
}

/** The one term that was given, in the program's units. @throws CliError if none is, or several are */
function slashTermOf({ ownerCap, coStakeCap, appeal }: SlashTermValues): { term: SlashTerm; value: bigint } {
  const given = [
    { term: SlashTerm.OwnerCap, value: ownerCap },
    { term: SlashTerm.CoStakeCap, value: coStakeCap },
    { term: SlashTerm.AppealWindow, value: appeal },
  ].flatMap(({ term, value }) => (value === undefined ? [] : [{ term, value: BigInt(value) }]));
  const [only] = given;
  if (!only || given.length > 1)
    throw usage('a call sets one slash term', 'pass one of --owner-cap, --co-stake-cap, --appeal');
  return only;
}

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
      spareAdmin: option(
        address('key that may take the admin role at any time; keep it offline, apart from the admin’s'),
      ),
    },
    example:
      '--mint Mint… --registrar Reg… --reward-authority Rew… --slasher Sla… --arbiter Arb… --pauser Pau… --spare-admin Spa…',
    asks: true,
    args: ({ spareAdmin, ...roles }) => ({ ...roles, ...(spareAdmin && { spareAdmin }) }),
  }),
  command({
    instruction: 'nominateRole',
    caller: 'Admin',
    summary: 'nominate the next holder of a role; takes effect when accepted',
    details:
      'A nominee for admin, slasher or arbiter can accept 42 days later, for another role at once. A matured nomination for the admin role is a spare: it stays for 42 days after it is withdrawn, and no one can be nominated for that role until then, not even the same key.',
    parameters: {
      role: role('the role'),
      nominee: option(address('the nominee; omit to withdraw the nomination')),
    },
    example: 'registrar --nominee Reg…',
    asks: true,
    args: ({ role, nominee }) => ({ role, nominee }),
  }),
  command({
    instruction: 'vacateRole',
    caller: 'Admin',
    summary: 'empty a role at once; the slasher and the arbiter may vacate their own',
    details:
      'No one can act in the role until a nominee accepts it, which takes 42 days for slasher and arbiter. Without a slasher no case can be opened, and the admin can withdraw open cases: an amnesty. The admin’s role is handed over, not vacated.',
    parameters: { role: role('the role') },
    example: 'slasher',
    asks: true,
    args: ({ role }) => ({ role }),
  }),
  command({
    instruction: 'setSlashTerm',
    caller: 'Admin',
    summary: 'set the owner’s cap, the co-stakers’ cap or the appeal window of future slash cases',
    details:
      'One term per call. A worse one (a higher cap, a shorter window) is announced and applies 42 days later; a better one applies at once. An earlier announcement for the term is dropped: pass the value in force to withdraw an announcement. Open cases keep their terms.',
    parameters: {
      ownerCap: option(percent('most that cases opened in any 42 days take of an owner’s stake')),
      coStakeCap: option(percent('most that cases opened in any 42 days take of a co-stake')),
      appeal: option(duration('time in which parties can appeal, and nothing is burned')),
    },
    example: '--co-stake-cap 25',
    asks: true,
    args: slashTermOf,
  }),
  command({
    instruction: 'updateParameters',
    caller: 'Admin',
    summary: 'change parameters within their bounds; existing agreements do not change',
    details: 'Omitted values do not change. Slash caps and the appeal window: set-slash-term.',
    parameters: {
      baseStakePerCard: option(tokens('base stake per card')),
      wait: option(duration('wait of future offers')),
      cooldown: option(
        duration('cooldown of future offers and owners’ exits; never longer than at an owner’s first stake'),
      ),
      arbiterTime: option(duration('time for the arbiter’s decision')),
      requirementNotice: option(duration('notice before a higher requirement applies')),
      maxClaims: option(whole('claims an account may hold')),
      attestation: option(onOff('whether only attested accounts may accept offers')),
    },
    example: '--cooldown 21d --attestation on',
    asks: true,
    args: (changes) => {
      if (Object.values(changes).every((value) => value === undefined))
        throw usage('nothing to change', 'pass at least one parameter, such as --cooldown 21d');
      return {
        baseStakePerCard: changes.baseStakePerCard,
        waitSeconds: changes.wait,
        cooldownSeconds: changes.cooldown,
        arbiterSeconds: changes.arbiterTime,
        requirementNoticeSeconds: changes.requirementNotice,
        maxClaims: changes.maxClaims,
        attestationRequired: changes.attestation,
      };
    },
  }),
];
