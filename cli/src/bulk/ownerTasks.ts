import {
  OfferState,
  actionState,
  connectionSource,
  findOffers,
  fromBaseUnits,
  fromBasisPoints,
  instructions,
  type Offer,
  type Device,
  type Subject,
} from '@co-staking/sdk';
import { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { ActionContext } from '../commands/actionContext';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import type { Check } from '../operator/run';
import { readItems, required } from '../operator/items';
import { tell } from '../operator/summary';
import type { ChainWord, Item, ItemEnd, Task } from '../operator/task';
import { deviceAddress } from '../parameters/accountArgs';
import { address, date, percent, tokens } from '../parameters/plain';
import { isoTime } from '../parameters/times';

/** Columns of a file of stakes. */
export const STAKE_SCHEMA = { required: ['device', 'stake'], optional: [] } as const;
/** Columns of a file of offers. */
export const OFFER_SCHEMA = {
  required: ['device', 'amount', 'share'],
  optional: ['expires', 'counterparty'],
} as const;

/** The call, its transfer or its account, and its event, with room. */
const CALLS = 5;

const stakeOf = tokens('stake');
const amountOf = tokens('amount');
const shareOf = percent('share');
const expiresOf = date('expires');
const counterpartyOf = address('counterparty');

/** Stands for an instruction until the chain has been read. */
const NOT_BUILT = new TransactionInstruction({ keys: [], programId: PublicKey.default });

const NO_DEVICE: ChainWord = { code: 'NotFound', message: 'there is no such device' };

/** What the checks of `why` say; `open` if nothing refuses it. */
function wordOf(state: ReturnType<typeof actionState>): ChainWord {
  const { refusal } = state;
  return refusal ? { code: refusal.code, message: `${refusal.message}. ${refusal.remedy}` } : 'open';
}

/** @throws CliError if a record is refused: a file of money is sent as a whole or not at all */
export function mustAllBePossible(context: Context, ends: readonly ItemEnd[]): void {
  const refused = ends.filter(({ kind }) => kind === 'refused');
  if (refused.length === 0) return;
  tell(context, refused);
  throw new CliError(
    ExitCode.Refused,
    `${refused.length} records cannot be done; nothing was sent`,
    'correct or remove these lines, and run the same command again',
  );
}

/** A task with what must hold before anything of it is sent. */
export interface OwnerTask {
  task: Task;
  check: Check;
}

/** Stakes of a file: each line says what the device's stake shall be, so that a second run adds nothing. */
export async function stakeTask(context: Context, path: string): Promise<OwnerTask> {
  const acting = await ActionContext.of(context);
  const viewer = await acting.viewer();
  const { mintDecimals } = acting.config;
  const targets = new Map<string, bigint>();
  const missing = new Map<string, bigint>();
  const { items, sha256 } = await readItems(context, path, STAKE_SCHEMA, async ({ line, fields }) => {
    const device = deviceAddress(required(fields, 'device'), context);
    targets.set(device.toBase58(), await stakeOf.read(required(fields, 'stake'), context));
    const entry = { line, device: device.toBase58() };
    return { entry, device, name: required(fields, 'device'), instruction: NOT_BUILT };
  });
  const onChain = (item: Item, device: Device | null): ChainWord => {
    if (!device) return NO_DEVICE;
    const amount = targets.get(item.entry.device)! - device.ownerStake;
    if (amount <= 0n) return 'done';
    const subject: Subject = { config: acting.config, device };
    const word = wordOf(actionState('stake', subject, viewer, acting.now, { amount }));
    if (word !== 'open') return word;
    missing.set(item.entry.device, amount);
    const input = { owner: acting.authority, device: device.address, amount, ...acting.mint };
    item.instruction = instructions.stake(input).instruction;
    return 'open';
  };
  const sumOf = (open: readonly Item[]): bigint =>
    open.reduce((sum, { entry }) => sum + missing.get(entry.device)!, 0n);
  const inTokens = (units: bigint): string => fromBaseUnits(units, mintDecimals);
  const check: Check = async (_, open, ends) => {
    mustAllBePossible(context, ends);
    const { balance } = await (await ActionContext.of(context)).viewer();
    const short = sumOf(open) - (balance ?? 0n);
    if (short <= 0n) return;
    throw new CliError(
      ExitCode.Refused,
      `the file needs ${inTokens(sumOf(open))} tokens, but the wallet is ${inTokens(short)} tokens short`,
      'nothing was sent',
    );
  };
  const title = (open: readonly Item[]): string =>
    `stake ${inTokens(sumOf(open))} tokens for ${open.length} devices`;
  const terms = ({ entry }: Item): string => `${inTokens(missing.get(entry.device)!)} tokens more`;
  const task: Task = {
    command: 'stake',
    items,
    title,
    terms,
    input: sha256,
    callsPerItem: CALLS,
    onChain,
  };
  return { task, check };
}

interface Terms {
  amount: bigint;
  shareBps: number;
  expiresAt?: bigint;
  counterparty?: PublicKey;
}

/** Whether a device has this offer already, open or accepted. */
const isSame = (offer: Offer, { amount, shareBps, counterparty }: Terms): boolean =>
  (offer.state === OfferState.Open || offer.state === OfferState.Active) &&
  offer.amount === amount &&
  offer.shareBps === shareBps &&
  offer.counterparty.equals(counterparty ?? PublicKey.default);

/** Offers of a file. A device that has an open or accepted offer of these terms gets no second one. */
export async function offerTask(context: Context, path: string): Promise<OwnerTask> {
  const acting = await ActionContext.of(context);
  const viewer = await acting.viewer();
  const { mintDecimals } = acting.config;
  const wantedBy = new Map<string, Terms>();
  const offers = new Map<string, Offer[]>();
  const { items, sha256 } = await readItems(context, path, OFFER_SCHEMA, async ({ line, fields }) => {
    const device = deviceAddress(required(fields, 'device'), context);
    const expires = fields.get('expires');
    const counterparty = fields.get('counterparty');
    wantedBy.set(device.toBase58(), {
      amount: await amountOf.read(required(fields, 'amount'), context),
      shareBps: await shareOf.read(required(fields, 'share'), context),
      ...(expires !== undefined && { expiresAt: await expiresOf.read(expires, context) }),
      ...(counterparty !== undefined && {
        counterparty: await counterpartyOf.read(counterparty, context),
      }),
    });
    const entry = { line, device: device.toBase58() };
    return { entry, device, name: required(fields, 'device'), instruction: NOT_BUILT };
  });
  const before = async (): Promise<void> => {
    const found = await findOffers(
      connectionSource(context.connection),
      {},
      { programId: context.programId },
    );
    offers.clear();
    for (const offer of found) {
      const device = offer.device.toBase58();
      offers.set(device, [...(offers.get(device) ?? []), offer]);
    }
  };
  const onChain = (item: Item, device: Device | null): ChainWord => {
    if (!device) return NO_DEVICE;
    const wanted = wantedBy.get(item.entry.device)!;
    if ((offers.get(item.entry.device) ?? []).some((offer) => isSame(offer, wanted))) return 'done';
    const subject: Subject = { config: acting.config, device };
    const word = wordOf(actionState('createOffer', subject, viewer, acting.now, wanted));
    if (word !== 'open') return word;
    const { programId } = acting;
    const input = {
      owner: acting.authority,
      device: device.address,
      nonce: device.nextNonce,
      programId,
      ...wanted,
    };
    item.instruction = instructions.createOffer(input).instruction;
    return 'open';
  };
  const title = (open: readonly Item[]): string => {
    const sum = open.reduce((total, { entry }) => total + wantedBy.get(entry.device)!.amount, 0n);
    return `offer ${open.length} co-stakes of ${fromBaseUnits(sum, mintDecimals)} tokens together`;
  };
  const terms = ({ entry }: Item): string => {
    const { amount, shareBps, expiresAt, counterparty } = wantedBy.get(entry.device)!;
    return [
      `${fromBaseUnits(amount, mintDecimals)} tokens for ${fromBasisPoints(shareBps)} % of the rewards`,
      expiresAt === undefined ? 'never expires' : `expires ${isoTime(expiresAt)}`,
      ...(counterparty ? [`only for ${counterparty.toBase58()}`] : []),
    ].join(', ');
  };
  const task: Task = {
    command: 'createOffer',
    items,
    title,
    terms,
    input: sha256,
    callsPerItem: CALLS,
    before,
    onChain,
  };
  return { task, check: (_, __, ends) => Promise.resolve(mustAllBePossible(context, ends)) };
}
