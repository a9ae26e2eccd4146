import { instructions } from '@co-staking/sdk';

import { duration } from '../parameters/plain';
import { action } from './action';

/** What the pauser may do. */
export const PAUSER = [
  action({
    instruction: 'pauseEntries',
    caller: 'Pauser',
    summary: 'pause new stakes, offers and acceptances; exits go on',
    parameters: { span: duration('how long, 7 days at most') },
    example: '24h',
    asks: true,
    build: ({ authority, programId }, { span }) =>
      instructions.pauseEntries({ pauser: authority, seconds: span, programId }),
  }),
  action({
    instruction: 'unpauseEntries',
    caller: 'Pauser',
    summary: 'end a pause early',
    parameters: {},
    example: '',
    asks: false,
    build: ({ authority, programId }) => instructions.unpauseEntries({ pauser: authority, programId }),
  }),
];
