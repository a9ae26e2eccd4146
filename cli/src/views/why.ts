import {
  actionState,
  availableActions,
  explainListing,
  type ActionName,
  type ActionState,
  type Refusal,
  type Subject,
} from '@co-staking/sdk';

import { INSTRUCTION_COMMANDS } from '../commands/all';
import { deviceOf } from '../chain/lookups';
import type { Context } from '../context';
import { usage } from '../exit';
import { kebab } from '../kebab';
import type { Fields } from '../output/fields';
import { option, type Parameter } from '../parameters/parameter';
import { yesNo } from '../parameters/plain';
import { deviceOrOffer, type AccountArg } from '../parameters/accountArgs';
import { isoTime } from '../parameters/times';
import { view } from './view';

/** Who, besides the operators of the network, does something with a device. */
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

/** Why nobody can accept from the marketplace. */
const listingRow = ({ code, message, remedy }: Refusal): Fields => ({ code, why: message, remedy });

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
    summary: 'what can be done with a device or an offer now, and why not the rest',
    details:
      'For your wallet, or --authority. For a device or an offer that nobody can accept, it names every condition that is not met.',
    parameters: { thing: deviceOrOffer(), action: actionName, all: yesNo('also what only operators may do') },
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
      const rows = states.sort((a, b) => Number(b.enabled) - Number(a.enabled)).map(rowOf);
      if (action) return context.print.record(rows[0]!);
      const listing = explainListing(subject, now).map(listingRow);
      if (context.options.output === 'json') return context.print.record({ listing, actions: rows });
      for (const { why, remedy } of listing)
        context.io.err(`nobody can accept: ${String(why)}. ${String(remedy)}`);
      context.print.list(['action', 'possible', 'why', 'remedy'], rows);
    },
  }),
];
