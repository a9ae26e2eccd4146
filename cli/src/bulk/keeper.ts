import { setTimeout as sleep } from 'node:timers/promises';

import { agreementOfMany } from '../agree/many';
import { FeeLimit, inSol, sol } from '../chain/fees';
import { ActionContext } from '../commands/actionContext';
import { confirm, mustBeAbleToAsk } from '../commands/confirm';
import type { CommandDefinition } from '../commands/definition';
import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import { describeFailure } from '../failure';
import { kebab } from '../kebab';
import { serveMetrics, writeMetrics } from '../metrics';
import { option } from '../parameters/parameter';
import { duration, text, whole, yesNo } from '../parameters/plain';
import { SEVERAL } from '../takes';
import { view } from '../views/view';
import { allAccounts, choresOf, type ChoreName } from './chores';
import { Tally } from './keeperMetrics';
import { printDue, printEnds } from './rows';
import { FEE_LIMIT_REACHED, sendChores } from './send';

/** What it does, in the order of a round. */
const ACTIONS: readonly ChoreName[] = [
  'executeCase',
  'releaseCase',
  'closeExpiredOffer',
  'withdrawOwnerStake',
  'withdrawCoStake',
];
const DEFAULT_LIMIT = 10_000_000n;
const DEFAULT_INTERVAL = 300n;
const MAX_PORT = 65_535;

/** One look at everything, and what is due is sent. @returns whether the fee limit allowed everything */
async function round(context: Context, limit: FeeLimit, tally: Tally): Promise<boolean> {
  const acting = await ActionContext.of(context);
  const { mintDecimals } = acting.config;
  const accounts = await allAccounts(context);
  const due = choresOf(ACTIONS, accounts, acting.config, await acting.viewer(), acting.now);
  tally.found(due);
  if (context.options.simulate) {
    printDue(context, due, mintDecimals);
    return true;
  }
  const ends = due.length > 0 ? await sendChores(context, due, limit) : [];
  tally.ended(ends, limit, Date.now());
  if (ends.length > 0) printEnds(context, ends, mintDecimals);
  return !ends.some(({ reason }) => reason === FEE_LIMIT_REACHED);
}

/** Waits; ends early when the tool is asked to stop. */
async function pause(context: Context, seconds: bigint): Promise<void> {
  await sleep(Number(seconds) * 1_000, undefined, { signal: context.io.stop }).catch(() => {});
}

/** A service that does what anyone may do for others. */
export const KEEPER: readonly CommandDefinition[] = [
  view({
    name: 'keeper',
    group: 'Many at once',
    summary: 'execute and release cases, close expired offers, pay out free stakes',
    details:
      `It works for all accounts of the program, in rounds. Anyone may send these calls; they pay nothing to the keeper, and each is
simulated first. The only key it needs is the fee payer's. It spends at most --max-fee, counted before each transaction at the
highest possible fee, and exits with code 8 if that stops it while something is due. Several keepers can run at once: a call
that another one has already sent is refused and changes nothing. It opens no token accounts for others. --simulate lists what
is due and sends nothing.`.replaceAll('\n', ' '),
    parameters: {
      maxFee: option(sol(`most SOL to spend for fees; default: ${inSol(DEFAULT_LIMIT)}`)),
      once: yesNo('one round, then end: for cron and timers'),
      interval: option(duration('pause between two rounds; default: 5m')),
      metrics: option(text('file', 'write Prometheus metrics there after each round')),
      metricsPort: option(whole('serve Prometheus metrics at /metrics on this port of the local machine')),
    },
    takes: SEVERAL,
    example: '--once --max-fee 0.01 --yes',
    async run(context, { maxFee = DEFAULT_LIMIT, once, interval = DEFAULT_INTERVAL, metrics, metricsPort }) {
      const { io, options } = context;
      if (interval < 1n || interval > 86_400n) throw usage('--interval: from 1s to 1d');
      if (metricsPort !== undefined && metricsPort > MAX_PORT)
        throw usage(`--metrics-port: up to ${MAX_PORT}`);
      if (!options.simulate) {
        mustBeAbleToAsk(context);
        await confirm(
          context,
          `send what is due, for at most ${inSol(maxFee)} SOL of fees`,
          agreementOfMany({
            actions: ACTIONS,
            notes: [
              'tokens go only to the owners and co-stakers of the accounts, or are burned by a slash case',
            ],
            highestFee: maxFee,
          }),
        );
      }
      const limit = new FeeLimit(maxFee);
      const tally = new Tally(ACTIONS.map(kebab));
      const server =
        metricsPort === undefined ? undefined : await serveMetrics(metricsPort, () => tally.metrics());
      try {
        for (;;) {
          let within = true;
          try {
            within = await round(context, limit, tally);
          } catch (error) {
            tally.failed();
            if (metrics !== undefined) writeMetrics(metrics, tally.metrics());
            if (once || options.simulate) throw error;
            io.err(describeFailure(error, io).text);
          }
          if (metrics !== undefined) writeMetrics(metrics, tally.metrics());
          if (!within)
            throw new CliError(
              ExitCode.Incomplete,
              `the limit of ${inSol(maxFee)} SOL for fees is reached, and something is still due`,
              'start it again with a new --max-fee',
            );
          if (once || options.simulate || io.stop.aborted) return;
          await pause(context, interval);
          if (io.stop.aborted) return;
        }
      } finally {
        server?.close();
      }
    },
  }),
];
