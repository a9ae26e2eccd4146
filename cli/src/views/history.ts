import {
  deviceHistory,
  fromBaseUnits,
  rebuildHistory,
  rewardSeries,
  toIcs,
  toJson,
  walletHistory,
  type RebuiltHistory,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';
import { usage } from '../exit';
import type { Fields } from '../output/fields';
import { option, type Parameter } from '../parameters/parameter';
import { address, text } from '../parameters/plain';
import { deviceAddress } from '../parameters/accountArgs';
import { WALLET } from '../takes';
import { view } from './view';

const whose = {
  device: option(
    text('device', 'all parties’ entries of this device, by UUID or address; also a closed one'),
  ),
  wallet: option(address('this wallet’s; default: your own')),
} satisfies Record<string, Parameter<unknown>>;

interface Whose {
  device: string | undefined;
  wallet: PublicKey | undefined;
}

async function historyOf(context: Context, { device, wallet }: Whose): Promise<RebuiltHistory> {
  const { connection, programId, io } = context;
  const reading = { programId, commitment: 'confirmed' } as const;
  io.err('reading the events ...');
  if (device !== undefined) {
    const { events } = await deviceHistory(connection, deviceAddress(device, context), reading);
    return rebuildHistory(events, wallet ? { wallet } : {});
  }
  const own = wallet ?? context.authority.address;
  const { events } = await walletHistory(connection, own, reading);
  return rebuildHistory(events, { wallet: own });
}

const period: Parameter<'day' | 'month' | undefined> = {
  description: 'sums of rewards by day or month instead of single entries',
  placeholder: 'day|month',
  place: 'option',
  choices: ['day', 'month'],
  read(given) {
    if (given !== 'day' && given !== 'month') throw usage(`"${given}" is neither day nor month`);
    return given;
  },
};

/** `UnstakeStarted` as `unstake started`. */
const words = (type: string): string => type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();

/** What happened, and what will. */
export const HISTORY = [
  view({
    name: 'history',
    summary: 'list stake and rewards from the first event on, for bookkeeping and taxes',
    parameters: { ...whose, by: period },
    takes: WALLET,
    example: '--by month --output csv',
    async run(context, { by, ...of }) {
      const [{ entries }, { mintDecimals }] = await Promise.all([historyOf(context, of), context.config()]);
      if (by) {
        const tokens = (units: bigint): string => fromBaseUnits(units, mintDecimals);
        const rows = rewardSeries(entries, by).map(({ period, earned, claimed, slashed }) => ({
          period,
          earned: tokens(earned),
          claimed: tokens(claimed),
          slashed: tokens(slashed),
        }));
        return context.print.list(['period', 'earned', 'claimed', 'slashed'], rows);
      }
      const rows = JSON.parse(toJson(entries, { decimals: mintDecimals })) as Fields[];
      const all = ['date', 'type', 'role', 'amount', 'balance', 'wallet', 'device', 'offer', 'signature'];
      const { output } = context.options;
      if (output !== 'table') return context.print.list(all, rows);
      const inWords = rows.map((row) => ({
        ...row,
        type: words(String(row['type'])),
        role: row['role'] === 'coStaker' ? 'co-staker' : row['role']!,
      }));
      context.print.list(['date', 'type', 'role', 'amount', 'balance', 'device'], inWords);
    },
  }),
  view({
    name: 'calendar',
    summary: 'print the dates of all started exits as an .ics calendar',
    parameters: whose,
    takes: WALLET,
    example: '> exits.ics',
    async run(context, of) {
      const [{ positions }, { mintDecimals }, now] = await Promise.all([
        historyOf(context, of),
        context.config(),
        context.now(),
      ]);
      const calendar = toIcs(positions, { decimals: mintDecimals, now });
      context.print.text(calendar.trimEnd(), { calendar });
    },
  }),
];
