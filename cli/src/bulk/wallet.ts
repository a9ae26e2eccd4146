import { fromBaseUnits } from '@co-staking/sdk';

import { agreementOfMany } from '../agree/many';
import { FeeLimit, highestFee } from '../chain/fees';
import { computeUnitPrice } from '../chain/price';
import { ActionContext } from '../commands/actionContext';
import { confirm, mustBeAbleToAsk } from '../commands/confirm';
import type { CommandDefinition } from '../commands/definition';
import type { Context } from '../context';
import { kebab } from '../kebab';
import { flag, option } from '../parameters/parameter';
import { tokens, yesNo } from '../parameters/plain';
import { SEVERAL } from '../takes';
import { view } from '../views/view';
import { accountsOf, amountOf, choresOf, type Chore, type ChoreName } from './chores';
import { mustAllBeDone, printDue, printEnds } from './rows';
import { sendChores } from './send';

const GROUP = 'Many at once';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Sends everything of some kinds that is due to the wallet: shows the sum and asks before. */
async function sendAll(
  context: Context,
  actions: readonly ChoreName[],
  title: (amount: string, count: number) => string,
  least = 0n,
): Promise<void> {
  const { authority, io, options } = context;
  const acting = await ActionContext.of(context);
  const { mintDecimals } = acting.config;
  const accounts = await accountsOf(context, authority.address);
  const isMine = ({ subject: { offer, device } }: Chore): boolean =>
    offer !== undefined || device.owner.equals(authority.address);
  const due = choresOf(actions, accounts, acting.config, await acting.viewer(), acting.now)
    // Devices of co-stakes are read too: what is due to their owners is theirs to claim.
    .filter(isMine)
    .filter((chore) => amountOf(chore) >= least);
  const sum = due.reduce((total, chore) => total + amountOf(chore), 0n);
  if (due.length === 0) return void io.err('nothing is due');
  if (options.simulate) return printDue(context, due, mintDecimals);
  mustBeAbleToAsk(context);
  // Each one in a transaction of its own is the most that it can take, and one more opens the token account.
  const price = computeUnitPrice(context);
  const limit = new FeeLimit(highestFee(2, price) * BigInt(2 * due.length + 1));
  const moves = due.map((chore) => {
    const amount = fromBaseUnits(amountOf(chore), mintDecimals);
    return `${amount} tokens to your wallet: ${kebab(chore.action)} of device ${chore.subject.device.id}`;
  });
  const preview = agreementOfMany({ actions: due.map(({ action }) => action), moves, highestFee: limit.max });
  await confirm(context, title(fromBaseUnits(sum, mintDecimals), due.length), preview);
  const ends = await sendChores(context, due, limit);
  printEnds(context, ends, mintDecimals);
  mustAllBeDone(ends);
}

/** What is due to the wallet, all at once. */
export const WALLET_BULK: readonly CommandDefinition[] = [
  view({
    name: 'claim-all',
    group: GROUP,
    summary: 'claim all rewards of your devices and co-stakes',
    details: 'Safe to repeat: claimed rewards are skipped. --simulate lists what is due.',
    parameters: { least: option(tokens('skip smaller claims, which may cost more than they pay')) },
    takes: SEVERAL,
    example: '--least 1',
    run: (context, { least }) =>
      sendAll(
        context,
        ['claimOwnerRewards', 'claimCoStakeRewards'],
        (amount, count) => `claim ${amount} tokens of rewards in ${counted(count, 'claim')}`,
        least,
      ),
  }),
  view({
    name: 'withdraw',
    group: GROUP,
    summary: 'withdraw every stake of yours that is free, as owner and as co-staker',
    details: 'Safe to repeat: withdrawn stakes are skipped. --simulate lists what is free.',
    parameters: { matured: flag(yesNo('every stake whose cooldown has ended')) },
    takes: SEVERAL,
    example: '--matured',
    run: (context) =>
      sendAll(
        context,
        ['withdrawOwnerStake', 'withdrawCoStake'],
        (amount, count) => `withdraw ${amount} tokens of ${counted(count, 'stake')}`,
      ),
  }),
];
