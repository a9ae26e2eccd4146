import {
  actionState,
  availableActions,
  explainListing,
  type ActionName,
  type ActionState,
  type Refusal,
  type Subject,
} from '@co-staking/sdk';
import pico from 'picocolors';

import { INSTRUCTION_COMMANDS } from '../commands/all';
import { deviceOf } from '../chain/lookups';
import type { Context } from '../context';
import { usage } from '../exit';
import type { Io } from '../io';
import { kebab } from '../kebab';
import type { Fields } from '../output/fields';
import { wrap } from '../output/width';
import { option, type Parameter } from '../parameters/parameter';
import { yesNo } from '../parameters/plain';
import { deviceOrOffer, type AccountArg } from '../parameters/accountArgs';
import { fromNow, isoTime } from '../parameters/times';
import { WALLET } from '../takes';
import { view } from './view';

/** Who, apart from the operators of the network, does something with a device. */
const PEOPLE = new Set(['Device owner', 'Co-staker', 'Anyone']);

const ofPeople = new Set<string>(
  INSTRUCTION_COMMANDS.filter(({ caller }) => PEOPLE.has(caller)).map(({ instruction }) => instruction),
);

const actionName: Parameter<ActionName | undefined> = option({
  description: 'only this command, for example accept-offer',
  placeholder: 'command',
  place: 'option',
  choices: INSTRUCTION_COMMANDS.map(({ instruction }) => kebab(instruction)),
  read(text) {
    const found = INSTRUCTION_COMMANDS.find(({ instruction }) => kebab(instruction) === text);
    if (!found) throw usage(`there is no command "${text}"`);
    return found.instruction;
  },
});

const rowOf = ({ action, enabled, refusal, openings }: ActionState): Fields => ({
  action: kebab(action),
  possible: enabled,
  why: refusal?.message ?? (openings.map(({ words }) => words).join('; ') || null),
  remedy: refusal?.remedy ?? null,
  availableAt: refusal?.availableAt === undefined ? null : isoTime(refusal.availableAt),
});

/** Refusals of a wallet that has no part in the matter: another one would have to act. */
const ANOTHER_WALLET = /^(Not[A-Z]|WalletNotLinked)/;

/** What can be done comes first, then what a date allows, then what a change allows, then what another wallet may do. */
function rank({ enabled, refusal }: ActionState): number {
  if (enabled || !refusal) return 0;
  if (refusal.availableAt !== undefined) return 1;
  return ANOTHER_WALLET.test(refusal.code) ? 3 : 2;
}

/** Useful actions first; those with a date by their dates. */
const byUse = (a: ActionState, b: ActionState): number =>
  rank(a) - rank(b) || Number((a.refusal?.availableAt ?? 0n) - (b.refusal?.availableAt ?? 0n));

const INDENT = 4;

/** A refusal in a sentence or two. */
const reasonOf = ({ message, remedy }: Pick<Refusal, 'message' | 'remedy'>): string =>
  [message, remedy].filter(Boolean).join('. ');

/** Actions as text: what is possible by name, the rest under each reason, broken at the terminal's width. */
function actionLines(states: readonly ActionState[], now: bigint, { columns = 120, colors }: Io): string[] {
  const { green, bold, dim } = pico.createColors(colors.out);
  const below = (text: string): string[] =>
    wrap(text, columns - INDENT).map((line) => `${' '.repeat(INDENT)}${line}`);
  const possible = states
    .filter(({ enabled }) => enabled)
    .flatMap(({ action, openings }) => [
      `${green('yes')} ${bold(kebab(action))}`,
      ...openings.flatMap(({ words }) => below(words)),
    ]);
  const byReason = new Map<string, { names: string[]; reason: string }>();
  for (const { action, refusal } of states) {
    if (!refusal) continue;
    const { availableAt } = refusal;
    const when =
      availableAt === undefined ? '' : ` from ${isoTime(availableAt)} (${fromNow(availableAt, now)})`;
    const reason = reasonOf(refusal);
    const group = byReason.get(`${when} ${reason}`) ?? { names: [], reason };
    group.names.push(`${kebab(action)}${when}`);
    byReason.set(`${when} ${reason}`, group);
  }
  const refused = [...byReason.values()].flatMap(({ names, reason }) => {
    const [first, ...rest] = below(names.join(', '));
    return [
      `no  ${bold(first!.trimStart())}`,
      ...rest.map((line) => bold(line)),
      ...below(reason).map((line) => dim(line)),
    ];
  });
  return [...possible, ...refused];
}

/** Why no one can accept from the marketplace. */
const listingRow = ({ code, message, remedy }: Refusal): Fields => ({ code, why: message, remedy });

const others = (count: number): string =>
  count === 1 ? '1 action is for another wallet' : `${count} actions are for other wallets`;

/** What the SDK's checks are asked about. */
async function subjectOf(context: Context, asked: AccountArg): Promise<Subject> {
  const config = await context.config();
  if (asked.kind === 'device') return { config, device: asked.device };
  return { config, device: await deviceOf(context, asked.offer), offer: asked.offer };
}

/** Why something can be done, or not. */
export const WHY = [
  view({
    name: 'why',
    summary: 'what you can do with a device or an offer now, and why not the rest',
    details:
      'For your wallet, or --authority. For a device or an offer that no one can accept, it names every condition that is not met.',
    parameters: {
      thing: deviceOrOffer(),
      action: actionName,
      all: yesNo('also what only other wallets and operators may do'),
    },
    takes: WALLET,
    example: '6f1c0f3e-0000-4000-8000-000000000001:0 --action accept-offer --authority 7Y…w',
    async run(context, { thing, action, all }) {
      const [subject, viewer, now] = await Promise.all([
        subjectOf(context, thing),
        context.viewer(),
        context.now(),
      ]);
      const states = action
        ? [actionState(action, subject, viewer, now)]
        : availableActions(subject, viewer, now).filter((state) => all || ofPeople.has(state.action));
      states.sort(byUse);
      const rows = states.map(rowOf);
      if (action) return context.print.record(rows[0]!);
      const explained = explainListing(subject, now);
      const listing = explained.map(listingRow);
      if (context.options.output === 'json') return context.print.record({ listing, actions: rows });
      // A device without an offer lacks nothing else that this line could say.
      for (const refusal of explained.filter(({ code }) => subject.offer || code !== 'NoOffer'))
        context.io.err(`no one can accept: ${reasonOf(refusal)}`);
      if (context.options.output === 'csv')
        return context.print.list(['action', 'possible', 'why', 'remedy', 'availableAt'], rows);
      const own = states.filter((state) => all || rank(state) < 3);
      context.io.out(actionLines(own, now, context.io).join('\n'));
      if (own.length < states.length)
        context.io.err(`${others(states.length - own.length)}; --all shows more.`);
    },
  }),
];
