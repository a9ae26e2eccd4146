import {
  buildTransaction,
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
import { governanceInstruction } from '../chain/governance';
import { computeUnitPrice } from '../chain/price';
import { sendSigned, signersOf } from '../chain/sendSigned';
import { draftOf } from '../chain/simulate';
import type { Context } from '../context';
import type { Party } from '../keys';
import type { Fields } from '../output/fields';
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
  /** What it is about, and what no account tells: for saying why it is refused. */
  subject: Partial<Subject>;
  args: unknown;
  /** What to know before, in words: what it opens on the way, and the command's notes. */
  notes: string[];
  /** Addresses that the builder derived, for the result. */
  derived: Fields;
}

type Given = Values<Parameters>;

const isParty = (value: unknown): value is Party =>
  typeof value === 'object' && value !== null && 'keypair' in value;

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
    instructions,
    signers: [context.payer, context.authority, ...Object.values(values).filter(isParty)],
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
  const preview = await previewOf(context, command, call, ahead, draft);
  if (options.printOnly) {
    io.err([`This would ${call.title}.`, ...preview].join('\n'));
    return printOnly(context, call);
  }
  if (options.simulate) {
    io.err([`would succeed: ${call.title}`, ...preview].join('\n'));
    const logs: Fields = options.output === 'json' ? { logs: ahead.logs } : {};
    context.print.record({ units: ahead.units, ...call.derived, ...logs });
    return;
  }
  const signers = signersOf(call.signers);
  await confirm(context, call.title, preview, command.asks);
  const { signature, slot, units } = await sendSigned(context, text, call.instructions, signers);
  const after = await command.after?.(values, call.derived, context);
  context.print.record({ signature, slot, units, ...call.derived, ...after });
}

async function previewOf(
  context: Context,
  { instruction }: InstructionCommand,
  { notes }: Call,
  { difference, units }: Ahead,
  draft: VersionedTransaction,
): Promise<string[]> {
  const price = computeUnitPrice(context);
  const [config, now] = await Promise.all([context.configNullable(), context.now()]);
  return agreement(difference, {
    you: context.authority.address,
    config,
    now,
    fee: feeOf(draft, price === undefined ? null : { price, units: computeUnitLimitFor(units) }),
    notes,
    wayBack: WAY_BACK[instruction],
    colors: context.io.colors.err,
  });
}

async function printOnly(context: Context, { instructions, derived }: Call): Promise<void> {
  const { connection, payer } = context;
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash();
  const unsigned = buildTransaction({ payer: payer.address, instructions, blockhash });
  const transaction = Buffer.from(unsigned.serialize()).toString('base64');
  context.io.err('not sent: an unsigned transaction, whose blockhash lasts for about a minute');
  const fields = {
    transaction,
    lastValidBlockHeight,
    instructions: instructions.map(governanceInstruction),
    ...derived,
  };
  context.print.text(transaction, fields);
}
