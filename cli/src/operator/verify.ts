import { fromBaseUnits } from '@co-staking/sdk';

import { caughtUp } from '../chain/caughtUp';
import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import type { Fields } from '../output/fields';
import { readContent } from './journal/file';
import { JournalError, readChain, type Line } from './journal/format';
import { stateOf, type Proven } from './journal/state';
import { checkTransaction } from './proof';

/** Signatures that an RPC takes in one question. */
const PAGE = 256;
const UNKNOWN = 'the RPC does not know it';
const TAKEN_BACK = `${UNKNOWN}: a fork may have taken it back; the command that sent it settles it`;

function readJournal(path: string): { lines: Line[]; torn: boolean } {
  const content = readContent(path);
  if (content.lines.length === 0) throw usage(`${path} holds no journal`);
  try {
    return { lines: readChain(content.lines), torn: content.torn !== '' };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new CliError(
      ExitCode.Incomplete,
      `${path}: ${error.message}`,
      'the journal was changed after it was written',
    );
  }
}

/** Of a landing that the node has forgotten. */
const NOT_KEPT = Symbol('not kept');

/** What the chain says of each landing: what is wrong, or nothing; or that this node no longer has it. */
async function askChain(
  { connection }: Context,
  proven: readonly Proven[],
  slot: number,
): Promise<(string | typeof NOT_KEPT | null)[]> {
  const found: (string | typeof NOT_KEPT | null)[] = [];
  for (let at = 0; at < proven.length; at += PAGE) {
    const page = proven.slice(at, at + PAGE);
    const signatures = page.map(({ signature }) => signature);
    const value = await caughtUp(slot, () =>
      connection.getSignatureStatuses(signatures, { searchTransactionHistory: true }),
    );
    // Asked last: the node may forget between two requests.
    const first = value.includes(null) ? await connection.getFirstAvailableBlock() : 0;
    for (const [index, status] of value.entries()) {
      if (!status && page[index]!.slot < first) found.push(NOT_KEPT);
      else if (!status) found.push(page[index]!.final ? UNKNOWN : TAKEN_BACK);
      else if (status.err !== null) found.push('it failed on chain');
      else found.push(status.slot === page[index]!.slot ? null : `it landed in slot ${status.slot}`);
    }
  }
  return found;
}

/** Every post, or other entry, with its proof. */
function proofs(proven: readonly Proven[], decimals: number): Fields[] {
  return proven.flatMap(({ signature, slot, entries }) =>
    entries.map(({ device, block, amount }) => ({
      device,
      block: block ?? null,
      amount: amount === undefined ? null : fromBaseUnits(amount, decimals),
      slot,
      signature,
    })),
  );
}

/** A device and block that landed twice, which the program does not allow. */
function doubles(proven: readonly Proven[]): string[] {
  const seen = new Set<string>();
  const posts = proven.flatMap(({ entries }) => entries).filter(({ block }) => block !== undefined);
  return posts
    .map(({ device, block }) => `${device} block ${block}`)
    .filter((name) => seen.size === seen.add(name).size);
}

/**
 * Checks a journal: its chain of hashes, each recorded transaction against its entries, each signature
 * against the RPC.
 *
 * @throws CliError with exit code 8 if anything does not hold, 5 if the node no longer has some of the transactions
 */
export async function verifyJournal(context: Context, path: string, list: boolean): Promise<void> {
  const { lines, torn } = readJournal(path);
  const header = lines[0]!;
  const programId = header.type === 'header' ? header.programId : '';
  if (programId !== context.programId.toBase58())
    throw usage(`the journal is for the program ${programId}`, 'pass it with --program-id');
  const genesisHash = await context.connection.getGenesisHash();
  if (header.type === 'header' && header.genesisHash !== genesisHash)
    throw usage('the journal is for another cluster', 'check --url');
  const { proven, pending, slot } = stateOf(lines);
  const words = await askChain(context, proven, slot);
  const faults = proven.flatMap((landed, at) => {
    const wrong = checkTransaction(landed, programId) ?? words[at];
    return typeof wrong === 'string' ? [`${landed.signature}: ${wrong}`] : [];
  });
  const notKept = words.filter((word) => word === NOT_KEPT).length;
  faults.push(...doubles(proven).map((name) => `${name} landed twice`));
  const { mintDecimals } = await context.config();
  const all = proofs(proven, mintDecimals);
  if (list) context.print.list(['device', 'block', 'amount', 'slot', 'signature'], all);
  else {
    const amounts = proven.flatMap(({ entries }) => entries.map(({ amount }) => BigInt(amount ?? 0)));
    context.print.record({
      lines: lines.length,
      chain: 'whole',
      tornEnd: torn,
      transactions: proven.length,
      records: all.length,
      amountPosted: fromBaseUnits(
        amounts.reduce((sum, amount) => sum + amount, 0n),
        mintDecimals,
      ),
      notFinal: proven.filter(({ final }) => !final).length,
      open: pending.length,
      notKept,
      faults: faults.length,
    });
  }
  if (faults.length > 0)
    throw new CliError(ExitCode.Incomplete, `${faults.length} faults\n${faults.join('\n')}`);
  if (notKept > 0)
    throw new CliError(
      ExitCode.Unknown,
      `${notKept} of ${proven.length} transactions are older than what this node keeps`,
      'everything else is valid; ask an archive node for these',
    );
}
