import { duration } from '../parameters/plain';
import { command } from './instructionCommand';

/** What the pauser may do. */
export const PAUSER = [
  command({
    instruction: 'pauseEntries',
    caller: 'Pauser',
    summary: 'pause new accounts, devices, stakes, offers and acceptances; exits still work',
    parameters: { span: duration('how long, 7 days at most') },
    example: '24h',
    asks: true,
    args: ({ span }) => ({ seconds: span }),
  }),
  command({
    instruction: 'unpauseEntries',
    caller: 'Pauser',
    summary: 'end a pause early',
    parameters: {},
    example: '',
    asks: false,
  }),
];
