import {
  computeUnitLimitFor,
  fetchActionInstructions,
  type AccountReader,
  type ActionOptions,
  type ActionName,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction, VersionedTransaction } from '@solana/web3.js';

import { agreement } from '../agree/agreement';
import { lookAhead, type Ahead } from '../agree/ahead';
import { feeOf } from '../agree/costs';
import { WAY_BACK } from '../agree/wayBack';
import { computeUnitPrice } from '../chain/price';
import { sendSigned, signersOf } from '../chain/sendSigned';
import { draftOf } from '../chain/simulate';
import type { Context } from '../context';
import type { Party } from '../keys';
import type { Fields } from '../output/fields';
import { deliverKept } from '../sign/deliver';
import { freeze, isFrozen, type Frozen } from '../sign/frozen';
import { memoInstruction } from '../sign/memo';
import { printSignatures, printUnsigned } from '../sign/print';
import { attach, mustBeSigned, signWith } from '../sign/signatures';
import type { Parameters, Values } from '../parameters/parameter';
import { ActionContext } from './actionContext';
import { confirm } from './confirm';
import type { InstructionCommand } from './instructionCommand';
import { refusalWords } from './refusalWords';
import { subjectOf } from './subject';

/** A call that is ready: what to send, who signs, what to look at. */
interface Call {
  title: string;
  instructions: TransactionInstruction[];
  signers: Party[];
  /** What it is about, and what is in no account: for saying why it is refused. */
  subject: Partial<Subject>;
  args: unknown;
  /** What to know before, in words: what it opens on the way, and the command's notes. */
  notes: string[];
  /** Addresses that the builder derived, for the result. */
  derived: Fields;
}

type Given = Values<Parameters>;

const isParty = (value: unknown): value is Party =>
  typeof value === 'object' && value !== null && 'signer' in value;

/** Accounts that an instruction may only read, and that say what it is about. */
const aboutOf = ({ device, offer, slashCase }: Partial<Subject>): PublicKey[] =>
  [device?.address, offer?.device, offer?.address, slashCase?.device].flatMap((address) => address ?? []);

/** As {@link fetchActionInstructions}, for an action whose types its definition has checked. */
const anyActionInstructions = fetchActionInstructions as unknown as (
  ...all: [AccountReader, ActionName, Partial<Subject>, Viewer, bigint, unknown, ActionOptions]
) => ReturnType<typeof fetchActionInstructions<ActionName>>;

async function prepare(context: Context, command: InstructionCommand, values: Given): Promise<Call> {
  const acting = await ActionContext.of(context);
  const subject = await subjectOf(command, values, acting);
  const args = await command.args?.(values, acting);
  const { nonce, withMemo } = context.options;
  const { instructions, derived, openings } = await anyActionInstructions(
    context.connection,
    command.instruction,
    subject,
    await acting.viewer(),
    acting.now,
    args,
    { programId: context.programId, rentPayer: context.payer.address },
  );
  return {
    title: command.summary,
    instructions: withMemo === undefined ? instructions : [...instructions, memoInstruction(withMemo)],
    signers: [
      context.payer,
      context.authority,
      ...(nonce === undefined ? [] : [context.nonceAuthority]),
      ...Object.values(values).filter(isParty),
    ],
    subject,
    args,
    notes: [...openings.map(({ words }) => words), ...((await command.notes?.(values, acting)) ?? [])],
    derived: Object.fromEntries(Object.entries(derived).map(([name, value]) => [name, String(value)])),
  };
}

/** Runs a command: prepares, simulates, shows what is agreed to, asks, sends, reports. */
export async function act(
  context: Context,
  command: InstructionCommand,
  values: Given,
  text: string,
): Promise<void> {
  const call = await prepare(context, command, values);
  const { payer, io, options } = context;
  const draft = draftOf(payer.address, call.instructions);
  const ahead = await lookAhead(context, draft, aboutOf(call.subject));
  if (ahead.refusal) throw await refusalWords(context, command.instruction, call, ahead.refusal);
  const frozen = isFrozen(options) ? await freeze(context, call.instructions) : null;
  const preview = await previewOf(context, command, call, ahead, frozen ?? freeDraft(context, draft, ahead));
  if (options.simulate) {
    io.err([`would succeed: ${call.title}`, ...preview].join('\n'));
    const logs: Fields = options.output === 'json' ? { logs: ahead.logs } : {};
    context.print.record({ units: ahead.units, ...call.derived, ...logs });
    return;
  }
  if (frozen && options.printOnly) {
    io.err([`This would ${call.title}.`, ...preview].join('\n'));
    return printUnsigned(context, frozen, call.instructions, call.derived);
  }
  const signers = frozen ? null : signersOf(call.signers);
  await confirm(context, call.title, preview, command.asks);
  if (frozen && options.signOnly) {
    attach(frozen.transaction, options.signer ?? []);
    return printSignatures(context, await signWith(frozen.transaction, call.signers));
  }
  const sent = signers
    ? await sendSigned(context, text, call.instructions, signers)
    : await sendFrozen(context, text, frozen!, call.signers);
  const after = await command.after?.(values, call.derived, context);
  context.print.record({ ...sent, ...call.derived, ...after });
}

/** Signs, adds the signatures of others, and sends. */
async function sendFrozen(
  context: Context,
  text: string,
  { transaction, lifetime }: Frozen,
  parties: readonly Party[],
): Promise<Fields> {
  attach(transaction, context.options.signer ?? []);
  const signed = await signWith(transaction, parties);
  mustBeSigned(signed);
  const { signature, slot } = await deliverKept(context, text, signed, lifetime);
  return { signature, slot };
}

/** What the fee of a transaction follows from whose limit is simulated. */
function freeDraft(
  context: Context,
  transaction: VersionedTransaction,
  { units }: Ahead,
): Pick<Frozen, 'transaction' | 'priority'> {
  const price = computeUnitPrice(context);
  const priority = price === undefined ? null : { price, units: computeUnitLimitFor(units) };
  return { transaction, priority };
}

async function previewOf(
  context: Context,
  { instruction }: InstructionCommand,
  { notes }: Call,
  { difference }: Ahead,
  { transaction, priority }: Pick<Frozen, 'transaction' | 'priority'>,
): Promise<string[]> {
  const [config, now] = await Promise.all([context.configNullable(), context.now()]);
  return agreement(difference, {
    you: context.authority.address,
    config,
    now,
    fee: feeOf(transaction, priority),
    notes,
    wayBack: WAY_BACK[instruction],
    colors: context.io.colors.err,
  });
}
