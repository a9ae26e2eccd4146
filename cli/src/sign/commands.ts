import { explain } from '@co-staking/sdk';
import { base58 } from '@scure/base';
import type { VersionedTransaction } from '@solana/web3.js';

import { agreement } from '../agree/agreement';
import { lookAhead } from '../agree/ahead';
import { feeOf } from '../agree/costs';
import { WAY_BACK } from '../agree/wayBack';
import { confirm } from '../commands/confirm';
import type { CommandDefinition } from '../commands/definition';
import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import { codeLine } from '../failure';
import { kebab } from '../kebab';
import type { Parameter } from '../parameters/parameter';
import { yesNo } from '../parameters/plain';
import { NONE } from '../takes';
import { actionsOf, decodeInstruction, instructionsOf, nonceOf } from './decode';
import { decoded } from './decodedText';
import { deliver } from './deliver';
import { readTransaction } from './file';
import { fetchNonce } from './lifetime';
import { printSignatures } from './print';
import { attach, mustBeSigned, requiredSigners, signWith } from './signatures';

const transactionFile = (description: string, many: boolean): Parameter<VersionedTransaction> => ({
  description,
  placeholder: 'file',
  place: 'argument',
  many,
  read: (text, { io }) => readTransaction(text.split('\n'), io.home),
});

/** Prices in a transaction, for its fee. */
function priorityOf(
  transaction: VersionedTransaction,
  context: Context,
): { price: bigint; units: number } | null {
  const decoded = instructionsOf(transaction).map((each) => decodeInstruction(each, context.programId));
  const price = decoded.find(({ name }) => name === 'SetComputeUnitPrice')?.args['microLamports'];
  if (price === undefined) return null;
  const limit = decoded.find(({ name }) => name === 'SetComputeUnitLimit')?.args['units'];
  const calls = decoded.filter(({ program }) => program !== 'compute budget').length;
  return { price: BigInt(price), units: Number(limit ?? calls * 200_000) };
}

/**
 * Shows what a transaction from a file would do, and asks; with --simulate it only shows.
 *
 * @returns whether to go on
 * @throws CliError if the program would refuse it
 */
async function agree(context: Context, verb: string, transaction: VersionedTransaction): Promise<boolean> {
  const ahead = await lookAhead(context, transaction);
  if (ahead.refusal) {
    const { message, remedy } = explain(ahead.refusal, { programId: context.programId });
    throw new CliError(ExitCode.Refused, message, remedy, [codeLine(ahead.refusal)]);
  }
  const actions = actionsOf(transaction, context.programId);
  const [config, now] = await Promise.all([context.configNullable(), context.now()]);
  const lines = agreement(ahead.difference, {
    you: actions.at(-1)?.actor ?? requiredSigners(transaction)[0]!,
    config,
    now,
    fee: feeOf(transaction, priorityOf(transaction, context)),
    notes: [],
    wayBack: [...new Set(actions.map(({ name }) => WAY_BACK[name]))].join('; ') || 'unknown',
    colors: context.io.colors.err,
  });
  const names = actions.map(({ name }) => kebab(name)).join(', ') || 'nothing of this program';
  const title = `${verb} a transaction: ${names}`;
  if (context.options.simulate) {
    context.io.err([`would succeed: ${title}`, ...lines].join('\n'));
    context.print.record({ units: ahead.units });
    return false;
  }
  await confirm(context, title, lines);
  return true;
}

const decode: CommandDefinition = {
  name: 'decode',
  group: 'Sign elsewhere',
  summary: 'show what a transaction in a file does, and who has signed it',
  details:
    'Needs no network. Amounts are base units, shares basis points, times unix seconds, as in the program.',
  parameters: { file: transactionFile('what --dump, --print-only or --sign-only wrote', false) },
  takes: NONE,
  example: 'stake.json',
  run(context, { file }) {
    const { text, fields } = decoded(file as VersionedTransaction, context.programId);
    context.print.text(text, fields);
    return Promise.resolve();
  },
};

const sign: CommandDefinition = {
  name: 'sign',
  group: 'Sign elsewhere',
  summary: 'sign a transaction in a file, and print the signatures; send nothing',
  details: 'Shows what the transaction does, and asks. With --dump the result goes into a file, for submit.',
  parameters: {
    file: transactionFile('what --dump, --print-only or --sign-only wrote', false),
    offline: yesNo('show the instructions instead of their outcome: needs no network'),
  },
  takes: ['authority', 'feePayer', 'payer', 'dump', 'dumpTransactionMessage'],
  example: 'stake.json --keypair usb://ledger --dump signed.json',
  async run(context, { file, offline }) {
    const transaction = file as VersionedTransaction;
    const parties = [context.authority, context.payer];
    const required = requiredSigners(transaction);
    if (!parties.some(({ address }) => required.some((key) => key.equals(address))))
      throw usage(
        `${context.authority.address.toBase58()} is not a signer of this transaction`,
        `its signers are: ${required.map((key) => key.toBase58()).join(', ')}`,
      );
    if (offline) {
      const { text } = decoded(transaction, context.programId);
      await confirm(context, 'sign a transaction, whose outcome is unknown without a network', [text]);
    } else await agree(context, 'sign', transaction);
    printSignatures(context, await signWith(transaction, parties));
  },
};

const submit: CommandDefinition = {
  name: 'submit',
  group: 'Sign elsewhere',
  summary: 'send a signed transaction, from one file or from several that each add signatures',
  details:
    'Shows what the transaction does, and asks. Sending it again is safe: it is the same transaction, which can land once. With --simulate it only shows.',
  parameters: { files: transactionFile('what --dump or --sign-only wrote; each adds its signatures', true) },
  takes: ['simulate', 'signer'],
  example: 'signed.json signed-too.json',
  async run(context, { files }) {
    const transaction = files as VersionedTransaction;
    attach(transaction, context.options.signer ?? []);
    mustBeSigned(transaction);
    const nonce = nonceOf(transaction);
    const { recentBlockhash: blockhash } = transaction.message;
    const signature = base58.encode(transaction.signatures[0]!);
    const history = { searchTransactionHistory: true };
    const [status] = (await context.connection.getSignatureStatuses([signature], history)).value;
    if (status && status.err === null) {
      context.io.err('It has landed already; nothing was sent.');
      context.print.record({ signature, slot: status.slot });
      return;
    }
    if (nonce) {
      const { nonce: value } = await fetchNonce(context, nonce);
      if (value !== blockhash)
        throw new CliError(
          ExitCode.Refused,
          `the nonce of ${signature} is used, and the RPC does not know the transaction`,
          'ask an archive node with `co-staking status`; if it never landed, have all signers sign again',
        );
    }
    if (!(await agree(context, 'send', transaction))) return;
    const { lastValidBlockHeight } = await context.connection.getLatestBlockhash('confirmed');
    const waiting = { blockhash, lastValidBlockHeight: nonce ? 0 : lastValidBlockHeight, nonce };
    const { slot } = await deliver(context, transaction, waiting);
    context.print.record({ signature, slot });
  },
};

/** Commands for transactions that several people sign. */
export const SIGN_COMMANDS: readonly CommandDefinition[] = [decode, sign, submit];
