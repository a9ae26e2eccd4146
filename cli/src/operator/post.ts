import { associatedTokenAccount, fromBaseUnits, instructions, type Device } from '@co-staking/sdk';

import { tokenBalance } from '../chain/lookups';
import { ActionContext } from '../commands/actionContext';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { tokens } from '../parameters/plain';
import { deviceAddress } from '../parameters/accountArgs';
import { readItems, required } from './items';
import type { ChainWord, Item, Task } from './task';

/** Columns of the file. */
export const POST_SCHEMA = { required: ['device', 'amount'], optional: [] } as const;

/** The post, its transfer, and its event. */
export const CALLS = 3;

const amountOf = tokens('rewards');

/** What the chain says of a post: a device's last block is the truth. */
function onChain({ entry }: Item, device: Device | null): ChainWord {
  if (!device) return { code: 'NotFound', message: 'there is no such device' };
  const block = BigInt(entry.block!);
  const { lastBlock } = device.rewards;
  if (lastBlock < block) return 'open';
  if (lastBlock === block) return 'done';
  return {
    code: 'BlockAlreadyPosted',
    message: `block ${lastBlock} is already posted, so ${block} can no longer be`,
  };
}

/** Reads the posts of one block. @throws CliError with every mistake in the file */
export async function postTask(context: Context, path: string, block: bigint): Promise<Task> {
  const acting = await ActionContext.of(context);
  const { mint } = acting;
  // One search for its address, not one for each record.
  const source = associatedTokenAccount(acting.authority, mint);
  const { items, sha256 } = await readItems(context, path, POST_SCHEMA, async ({ line, fields }) => {
    const device = deviceAddress(required(fields, 'device'), context);
    const amount = await amountOf.read(required(fields, 'amount'), context);
    const input = { rewardAuthority: acting.authority, device, block, amount, source, ...mint };
    return {
      entry: { line, device: device.toBase58(), block: String(block), amount: String(amount) },
      device,
      name: required(fields, 'device'),
      instruction: instructions.postRewards(input).instruction,
    };
  });
  const { mintDecimals } = acting.config;
  const title = (open: readonly Item[]): string =>
    `post ${fromBaseUnits(totalOf(open), mintDecimals)} tokens to ${open.length} devices for block ${block}`;
  const text = String(block);
  return { command: 'post', items, title, input: sha256, block: text, callsPerItem: CALLS, onChain };
}

/** Tokens that posts need, base units. */
const totalOf = (items: readonly Item[]): bigint =>
  items.reduce((sum, { entry }) => sum + BigInt(entry.amount!), 0n);

/** @throws CliError if the reward authority does not hold what must be posted */
export async function checkFunds(context: Context, items: readonly Item[]): Promise<void> {
  const acting = await ActionContext.of(context);
  const held = await tokenBalance(context, associatedTokenAccount(acting.authority, acting.mint));
  const missing = totalOf(items) - held;
  if (missing <= 0n) return;
  const { mintDecimals } = acting.config;
  throw new CliError(
    ExitCode.Refused,
    `the reward authority holds ${fromBaseUnits(held, mintDecimals)} tokens, ${fromBaseUnits(missing, mintDecimals)} short of the total`,
    'nothing was sent',
  );
}
