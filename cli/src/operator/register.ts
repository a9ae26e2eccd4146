import {
  fetchWalletLinkNullable,
  findParticipantPda,
  findWalletLinkPda,
  instructions,
  type Device,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { ActionContext } from '../commands/actionContext';
import type { Context } from '../context';
import { address, multiplier, whole } from '../parameters/plain';
import { readItems, required } from './items';
import type { ChainWord, Item, Task } from './task';

/** Columns of the file. */
export const REGISTER_SCHEMA = {
  required: ['id', 'owner', 'model', 'cards', 'multiplier', 'tier'],
  optional: [],
} as const;

/** The registration, the device, two vaults in two steps each, and the event, with room. */
export const CALLS = 10;

const ownerOf = address('owner');
const wholeOf = whole('number');
const multiplierOf = multiplier('multiplier');

const onChain = (_: Item, device: Device | null): ChainWord => (device ? 'done' : 'open');

/** The account of a wallet; the one it would open itself if it has none, which the program then refuses. */
async function participantOf({ connection, programId }: Context, wallet: PublicKey): Promise<PublicKey> {
  const [link] = findWalletLinkPda({ wallet, programId });
  const found = await fetchWalletLinkNullable(connection, link, { programId });
  return found?.participant ?? findParticipantPda({ id: wallet, programId })[0];
}

/** Reads devices to be registered. @throws CliError with every mistake in the file */
export async function registerTask(context: Context, path: string): Promise<Task> {
  const { authority, mint } = await ActionContext.of(context);
  const accounts = new Map<string, Promise<PublicKey>>();
  const accountOf = (owner: PublicKey): Promise<PublicKey> => {
    const known = accounts.get(owner.toBase58()) ?? participantOf(context, owner);
    accounts.set(owner.toBase58(), known);
    return known;
  };
  const { items, sha256 } = await readItems(context, path, REGISTER_SCHEMA, async ({ line, fields }) => {
    const owner = await ownerOf.read(required(fields, 'owner'), context);
    const { instruction, device } = instructions.registerDevice({
      registrar: authority,
      owner,
      participant: await accountOf(owner),
      id: required(fields, 'id'),
      model: required(fields, 'model'),
      cards: await wholeOf.read(required(fields, 'cards'), context),
      multiplierBps: await multiplierOf.read(required(fields, 'multiplier'), context),
      tier: await wholeOf.read(required(fields, 'tier'), context),
      ...mint,
    });
    return { entry: { line, device: device.toBase58() }, device, name: required(fields, 'id'), instruction };
  });
  const title = (open: readonly Item[]): string => `register ${open.length} devices`;
  return { command: 'register', items, title, input: sha256, callsPerItem: CALLS, onChain };
}
