import { fromBaseUnits, fromBasisPoints } from '@co-staking/sdk';

import { flag, option } from '../parameters/parameter';
import { percent, tokens } from '../parameters/plain';
import { offer, slashCase } from '../parameters/accountArgs';
import { usage } from '../exit';
import { command } from './instructionCommand';

/** What a co-staker may do. */
export const CO_STAKER = [
  command({
    instruction: 'acceptOffer',
    caller: 'Co-staker',
    summary: 'accept the offer: stake its amount for its reward share',
    details:
      'A wallet without an account opens it in the same transaction. The acceptance names every term as it was read; if the offer has changed by then, the program refuses it. A script names the terms it expects with --expect-amount and --expect-share. The owner is committed for the agreed wait: until then they can neither unstake nor terminate the device.',
    parameters: {
      offer: offer(),
      maxShortfall: option(
        tokens(
          'largest shortfall that you accept: tokens that the device may lack of its minimum after announced changes, started exits and frozen amounts; it earns nothing while it is short; default: 0',
        ),
      ),
      expectAmount: option(tokens('refuse unless the offer requests this')),
      expectShare: option(percent('refuse unless the offer pays this')),
    },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --expect-amount 640 --expect-share 74',
    asks: true,
    args({ offer, maxShortfall, expectAmount, expectShare }, { config }) {
      if (expectAmount !== undefined && expectAmount !== offer.amount)
        throw usage(
          `the offer requests ${fromBaseUnits(offer.amount, config.mintDecimals)} tokens, not the amount of --expect-amount`,
        );
      if (expectShare !== undefined && expectShare !== offer.shareBps)
        throw usage(`the offer pays ${fromBasisPoints(offer.shareBps)} %, not the share of --expect-share`);
      return maxShortfall === undefined ? {} : { maxShortfall };
    },
  }),
  command({
    instruction: 'unstakeCoStake',
    caller: 'Co-staker',
    summary: 'unstake: a wait and a cooldown begin, which cannot be stopped',
    details:
      'Rewards stop at once. The whole co-stake leaves, not a part of it. On a terminated device there is no wait; a second call ends a wait that has started.',
    parameters: { offer: offer('co-stake, by its offer') },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0',
    asks: true,
  }),
  command({
    instruction: 'appealAsCoStaker',
    caller: 'Co-staker',
    summary: 'appeal against a slash case that hits your co-stake',
    parameters: { case: slashCase(), offer: flag(offer('your co-stake, by its offer')) },
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --offer 6f1c0f3e-0000-4000-8000-000000000001:2',
    asks: false,
  }),
];
