import { flag } from '../parameters/parameter';
import { hexBytes, long, pastDate, percent, reason, tokens } from '../parameters/plain';
import { device, slashCase } from '../parameters/accountArgs';
import { caseNotes } from './caseNotes';
import { command } from './instructionCommand';

/** What the reward authority may do. For many devices there is `co-staking operator post`. */
export const REWARD_AUTHORITY = [
  command({
    instruction: 'postRewards',
    caller: 'Reward authority',
    summary: 'post the rewards of a device for one block, with the tokens',
    parameters: {
      device: device(),
      block: long('block number, above the last one'),
      amount: tokens('rewards'),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001 4711 12.5',
    asks: true,
    args: ({ block, amount }) => ({ block, amount }),
  }),
];

/** What the slasher may do. */
export const SLASHER = [
  command({
    instruction: 'openCase',
    caller: 'Slasher',
    summary: 'open a slash case, which freezes a part of every stake that was exposed',
    details:
      'From each party it freezes the same part of what no other case has frozen, within the party’s cap: see `show device` and `show offer`. Nothing is burned before the appeal window is over.',
    parameters: {
      device: device(),
      reason: flag(reason('why')),
      evidence: flag(hexBytes(32, 'hash of the evidence')),
      infractionAt: flag(pastDate('when it happened; the parties exposed then are hit')),
      stake: flag(percent('part of the stake; at most the owner’s cap in force')),
      rewards: flag(percent('part of the unclaimed rewards')),
    },
    example: `6f1c0f3e-0000-4000-8000-000000000001 --reason frequent-downtime --infraction-at 2026-03-01T12:00Z --stake 5 --rewards 10 --evidence ${'ab'.repeat(32)}`,
    asks: true,
    notes: ({ device, infractionAt, stake, rewards }, context) =>
      caseNotes(device, { infractionAt, stakeBps: stake, rewardsBps: rewards }, context),
    args: ({ reason, evidence, infractionAt, stake, rewards }) => ({
      reason,
      evidenceHash: evidence,
      infractionAt,
      stakeBps: stake,
      rewardsBps: rewards,
    }),
  }),
  command({
    instruction: 'withdrawCase',
    caller: 'Slasher',
    summary: 'withdraw an open slash case: its amounts are released at once',
    details:
      'In any state of the case, also if a predecessor opened it or the arbiter upheld it. What it took no longer counts towards any cap. While there is no slasher, the admin can do this.',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
];

/** What the arbiter may do. */
export const ARBITER = [
  command({
    instruction: 'upholdCase',
    caller: 'Arbiter',
    summary: 'uphold a slash case against its appeal',
    details:
      'It can be executed once its appeal window is over, and be dismissed until then. An arbiter upholds only cases that were opened after their nomination had matured, and never decides one that they opened.',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'dismissCase',
    caller: 'Arbiter',
    summary: 'dismiss a slash case after its appeal, or reverse an upheld decision in time',
    parameters: { case: slashCase() },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
];
