import {
  associatedTokenAccount,
  buildTransaction,
  fetchActionInstructions,
  type AccountReader,
  type ActionOptions,
  type ActionName,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { governanceInstruction } from '../chain/governance';
import { positionOf, type Watched } from '../chain/position';
import { sendSigned, signersOf } from '../chain/sendSigned';
import { simulate, type Simulation } from '../chain/simulate';
import type { Context } from '../context';
import type { Party } from '../keys';
import type { Fields } from '../output/fields';
import { changes } from '../output/preview';
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
  watched: Watched[];
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

/** Accounts in question, the configuration if it changes, and the tokens of the wallet that acts. */
function watchedOf(
  context: ActionContext,
  { device, offer, slashCase }: Partial<Subject>,
  built: readonly TransactionInstruction[],
): Watched[] {
  if (!context.configNullable) return [];
  const config = context.config.address;
  const found = new Map<string, Watched>();
  const add = (address: PublicKey, kind: Watched['kind']): void =>
    void found.set(address.toBase58(), { address, kind });
  for (const address of [device?.address, offer?.device, slashCase?.device])
    if (address) add(address, 'device');
  if (offer) add(offer.address, 'offer');
  if (slashCase) add(slashCase.address, 'case');
  const changes = built
    .flatMap(({ keys }) => keys)
    .some((key) => key.isWritable && key.pubkey.equals(config));
  if (changes) add(config, 'config');
  add(associatedTokenAccount(context.authority, context.mint), 'tokens');
  return [...found.values()];
}

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
    watched: watchedOf(acting, subject, instructions),
    subject,
    args,
    notes: [...openings.map(({ words }) => words), ...((await command.notes?.(values, acting)) ?? [])],
    derived: Object.fromEntries(Object.entries(derived).map(([name, value]) => [name, String(value)])),
  };
}

/** Runs a command: prepares, simulates, shows what would change, asks, sends, reports. */
export async function act(
  context: Context,
  command: InstructionCommand,
  values: Given,
  text: string,
): Promise<void> {
  const call = await prepare(context, command, values);
  if (context.options.printOnly) return printOnly(context, call);
  const { connection, programId, payer, io, options } = context;
  const addresses = call.watched.map(({ address }) => address);
  const simulation = await simulate(connection, payer.address, call.instructions, addresses, programId);
  if (simulation.refusal) throw await refusalWords(context, command.instruction, call, simulation.refusal);
  const preview = [
    ...call.notes.map((words) => `  ${words}`),
    ...(await previewOf(context, call, simulation)),
  ];
  if (options.simulate) {
    io.err([`would succeed: ${call.title}`, ...preview].join('\n'));
    const logs: Fields = options.output === 'json' ? { logs: simulation.logs } : {};
    context.print.record({ units: simulation.units, ...call.derived, ...logs });
    return;
  }
  const signers = signersOf(call.signers);
  if (command.asks) await confirm(context, call.title, preview);
  const { signature, slot, units } = await sendSigned(context, text, call.instructions, signers);
  context.print.record({ signature, slot, units, ...call.derived });
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

/** Before and after of everything that is looked at, by the program's own word. */
async function previewOf(context: Context, { watched }: Call, { after }: Simulation): Promise<string[]> {
  if (watched.length === 0) return [];
  const { connection, io } = context;
  const infos = await connection.getMultipleAccountsInfo(watched.map(({ address }) => address));
  const at = { now: await context.now(), decimals: (await context.config()).mintDecimals };
  const position = (datas: (Buffer | null)[]): Fields =>
    Object.assign(
      {},
      ...watched.map((thing, index) => positionOf(thing, datas[index] ?? null, at)),
    ) as Fields;
  const before = position(infos.map((info) => info?.data ?? null));
  return changes(before, position(after), at.now, io.colors.err);
}
