import { flag, option } from '../parameters/parameter';
import { percent, tokens, yesNo } from '../parameters/plain';
import { offer, slashCase } from '../parameters/accountArgs';
import { usage } from '../exit';
import { command } from './instructionCommand';

/** What a co-staker may do. */
export const CO_STAKER = [
  command({
    instruction: 'acceptOffer',
    caller: 'Co-staker',
    summary: 'lock exactly the requested amount, for the share that is offered',
    details:
      'A wallet without an account opens it in the same transaction. The acceptance names every term as it was read; should the offer be another one when it lands, the program refuses. A script names the terms it expects with --expect-amount and --expect-share.',
    parameters: {
      offer: offer(),
      allowInsufficient: yesNo(
        'accept also where the device stays short of its minimum, and so does not earn yet',
      ),
      expectAmount: option(tokens('refuse unless the offer requests this')),
      expectShare: option(percent('refuse unless the offer pays this')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --expect-amount 640 --expect-share 74',
    asks: true,
    args({ offer, allowInsufficient, expectAmount, expectShare }) {
      if (expectAmount !== undefined && expectAmount !== offer.amount)
        throw usage('the offer requests another amount than --expect-amount says');
      if (expectShare !== undefined && expectShare !== offer.shareBps)
        throw usage('the offer pays another share than --expect-share says');
      return { allowInsufficient };
    },
  }),
  command({
    instruction: 'unstakeCoStake',
    caller: 'Co-staker',
    summary: 'start leaving: the wait, then the cooldown; cannot be taken back',
    details: 'Rewards stop at once. The whole co-stake leaves; there are no parts.',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'appealAsCoStaker',
    caller: 'Co-staker',
    summary: 'appeal against a slash case that hits the own co-stake',
    parameters: { case: slashCase(), offer: flag(offer('the own co-stake, by its offer')) },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --offer 6f1c0f3e-0000-4000-8000-000000000001:2',
    asks: false,
  }),
];
