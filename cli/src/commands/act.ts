import { associatedTokenAccount, buildTransaction } from '@co-staking/sdk';
import { createAssociatedTokenAccountIdempotentInstruction } from '@solana/spl-token';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { simulate, type Simulation } from '../chain/simulate';
import { positionOf, type Watched } from '../chain/position';
import { sendSigned, signersOf } from '../chain/sendSigned';
import type { Context } from '../context';
import type { Party } from '../keys';
import { changes } from '../output/preview';
import type { Fields } from '../output/printer';
import type { Parameters, Values } from '../parameters/parameter';
import { governanceInstruction } from '../chain/governance';
import { Acting, type Action } from './action';
import { confirm } from './confirm';
import { refusalWords } from './refusalWords';
import { thingsIn } from './things';

/** A call that is ready: what to send, who signs, what to look at. */
interface Call {
  title: string;
  instructions: TransactionInstruction[];
  signers: Party[];
  watched: Watched[];
  /** Addresses that the builder derived, for the result. */
  derived: Fields;
}

type Given = Values<Parameters>;

const isParty = (value: unknown): value is Party =>
  typeof value === 'object' && value !== null && 'keypair' in value;

/** Opens the account that is paid to, where it does not exist yet. */
async function openDestination(
  action: Action,
  acting: Acting,
  payer: PublicKey,
  values: Given,
): Promise<TransactionInstruction[]> {
  const wallet = action.pays?.(values, acting);
  if (!wallet) return [];
  const { mint, tokenProgram } = acting.mint;
  const account = associatedTokenAccount(wallet, acting.mint);
  if (await acting.context.connection.getAccountInfo(account)) return [];
  return [createAssociatedTokenAccountIdempotentInstruction(payer, account, wallet, mint, tokenProgram)];
}

/** Device and offer among the values, and the tokens of whoever acts. */
function watchedOf(acting: Acting, values: Given): Watched[] {
  const found = new Map<string, Watched>();
  const add = (address: PublicKey, kind: Watched['kind']): void =>
    void found.set(address.toBase58(), { address, kind });
  const { device, offer, slashCase } = thingsIn(values);
  for (const address of [device?.address, offer?.device, slashCase?.device])
    if (address) add(address, 'device');
  if (offer) add(offer.address, 'offer');
  add(associatedTokenAccount(acting.authority, acting.mint), 'tokens');
  return [...found.values()];
}

async function prepare(context: Context, action: Action, values: Given): Promise<Call> {
  const acting = await Acting.of(context);
  const { instruction, ...derived } = await action.build(acting, values);
  const before = await openDestination(action, acting, context.payer.address, values);
  const addresses = Object.entries(derived).filter(([, value]) => value instanceof PublicKey);
  return {
    title: action.summary,
    instructions: [...before, instruction],
    signers: [context.payer, context.authority, ...Object.values(values).filter(isParty)],
    watched: (await context.configNullable()) ? watchedOf(acting, values) : [],
    derived: Object.fromEntries(addresses.map(([name, value]) => [name, String(value)])),
  };
}

/** Runs a command: prepares, simulates, shows what would change, asks, sends, reports. */
export async function act(context: Context, action: Action, values: Given, command: string): Promise<void> {
  const call = await prepare(context, action, values);
  if (context.options.printOnly) return printOnly(context, call);
  const { connection, programId, payer, io, options } = context;
  const addresses = call.watched.map(({ address }) => address);
  const simulation = await simulate(connection, payer.address, call.instructions, addresses, programId);
  if (simulation.refusal) throw await refusalWords(context, action, values, simulation.refusal);
  const preview = await previewOf(context, call, simulation);
  if (options.simulate) {
    io.err([`would succeed: ${call.title}`, ...preview].join('\n'));
    const logs: Fields = options.output === 'json' ? { logs: simulation.logs } : {};
    context.print.record({ units: simulation.units, ...call.derived, ...logs });
    return;
  }
  const signers = signersOf(call.signers);
  if (action.asks) await confirm(context, call.title, preview);
  const { signature, slot, units } = await sendSigned(context, command, call.instructions, signers);
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
