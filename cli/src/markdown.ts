import { Command, type Option } from 'commander';

import { COMMANDS } from './catalogue';
import type { CommandDefinition } from './commands/definition';
import { ExitCode } from './exit';
import { addGlobalOptions, isActing } from './globals';
import { kebab } from './kebab';
import type { Parameter } from './parameters/parameter';
import { ONE, written } from './takes';

const EXITS: Record<keyof typeof ExitCode, string> = {
  Ok: 'done',
  Unexpected: 'internal error',
  Usage: 'wrong usage, or confirmation required without a terminal or `--yes`; nothing was sent',
  Refused: 'refused by the program, or by the chain on its behalf; nothing changed',
  Network: 'the RPC could not be reached, or its answer is not JSON-RPC; nothing was sent',
  Unknown: 'sent, but not known to have landed: the message says whether it still can',
  Declined: 'cancelled by the user; nothing was sent',
  NotFound: 'there is no such account',
  Incomplete: 'many records: some were refused, or a journal is not valid',
  Interrupted: 'a prompt was ended with Ctrl-C or Ctrl-D; nothing was sent',
};

/** A cell of a table: bars would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

function optionRow({ flags, description, argChoices, defaultValue }: Option): string {
  const preset = defaultValue === undefined ? '' : `; default: ${String(defaultValue)}`;
  const choices = argChoices ? `: ${argChoices.join(', ')}${preset}` : '';
  return `| \`${cell(flags)}\` | ${cell(description + choices)} |`;
}

function parameterRow([name, parameter]: [string, Parameter<unknown>]): string {
  const { place, bare, placeholder, description } = parameter;
  const flag = `--${kebab(name)}${bare ? '' : ` <${placeholder}>`}`;
  const shown = place === 'argument' ? `<${kebab(name)}>` : flag;
  const need = place === 'option' ? '' : 'required; ';
  return `| \`${cell(shown)}\` | ${cell(place === 'argument' ? description : need + description)} |`;
}

function usageOf({ name, parameters }: CommandDefinition): string {
  const places = Object.entries(parameters).filter(([, { place }]) => place === 'argument');
  return ['co-staking', name, ...places.map(([key]) => `<${kebab(key)}>`)].join(' ');
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Flags of the tool that a command takes, unless it takes all. */
function takenOf({ takes }: CommandDefinition): string[] {
  if (takes.length === 0 || takes.length === ONE.length) return [];
  return [`Also takes ${takes.map((flag) => `\`${written(flag)}\``).join(', ')}.`, ''];
}

function section(definition: CommandDefinition): string {
  const rows = Object.entries(definition.parameters).map(parameterRow);
  const table = rows.length > 0 ? ['| | |', '| --- | --- |', ...rows, ''] : [];
  return [
    `### \`${usageOf(definition)}\``,
    '',
    [sentence(definition.summary), definition.details].filter(Boolean).join(' '),
    '',
    ...table,
    ...takenOf(definition),
    '```sh',
    `co-staking ${definition.name} ${definition.example}`.trimEnd(),
    '```',
    '',
  ].join('\n');
}

/** The reference of the command line, made from the commands themselves. */
export function markdown(): string {
  const program = new Command();
  addGlobalOptions(program);
  const groups = [...new Set(COMMANDS.map(({ group }) => group))];
  const exits = Object.entries(EXITS).map(
    ([name, text]) => `| ${ExitCode[name as keyof typeof ExitCode]} | ${text} |`,
  );
  return [
    '# The command line',
    '',
    '<!-- Made by `npm run docs:cli` from the commands. -->',
    '',
    'Data goes to stdout, everything else to stderr. Amounts are tokens with at most the mint’s decimals, shares are percent, times ISO 8601 in UTC; no',
    'number passes through a float. A device is given by its UUID or address; an offer by its address, its link, or `<device>:<nonce>`; a slash case by',
    'its address or `<device>:<number>`. Before it sends, it shows what you agree to, by simulating the real transaction, and asks if money moves,',
    'terms become binding or it cannot be undone; without a terminal, pass `--yes`. The operator’s tool has a page of its own: [operator.md](operator.md).',
    '',
    '## Flags of every command',
    '',
    '| | |',
    '| --- | --- |',
    ...program.options.filter((option) => !isActing(option)).map(optionRow),
    '',
    '## Flags of commands that act',
    '',
    'Commands that send one transaction take all of these. Each other command names those that it takes, and refuses the others.',
    '',
    '| | |',
    '| --- | --- |',
    ...program.options.filter(isActing).map(optionRow),
    '',
    '## Keys',
    '',
    'Every flag that takes a signer takes the same sources, spelt as the `solana` tools spell them:',
    '',
    '| | |',
    '| --- | --- |',
    '| a path | a file with the list of numbers of `solana-keygen`, or with a secret key in base58 as wallets export it |',
    '| `usb://ledger`, `usb://ledger?key=0/0`, `usb://ledger/<address>?key=0` | a key on a Ledger; needs the package `@ledgerhq/hw-transport-node-hid` and blind signing in the Solana app |',
    '| `prompt://`, `prompt://?key=0/0`, `prompt://?full-path=m/44/501/0` | asks for a seed phrase and derives the key; also takes a secret key in base58 |',
    '| `ASK` | asks for a seed phrase, and uses the seed without a derivation, as `solana-keygen new` does |',
    '| `-`, `stdin://` | a key on standard input, as in a file |',
    '| an address | only for `--print-only`, `--simulate`, `--sign-only` and `--signer`: another person signs |',
    '',
    'A secret key on the command line itself is refused. How to sign on several machines, and for a multisig: [multisig.md](multisig.md).',
    '',
    '## When it is cut off',
    '',
    'Before sending, the tool prints the signature and the last block height at which it can land, and it keeps the signed transaction in',
    '`~/.local/state/co-staking/outbox` (or under `XDG_STATE_HOME`) until its outcome is known. The next command of the same wallet settles what a kill has',
    'left there, before it signs anything: it sends the same bytes again until they have landed or never can. If it is the same command with the same',
    'arguments, it is the rest of the one before: it reports that one’s outcome and sends nothing of its own, unless that one never landed.',
    '`co-staking status <signature>` finds an outcome at any time. A transaction that is only `confirmed` can, if rarely, be taken back by a fork:',
    '`--commitment finalized` waits until nothing can. It does not change what is read: views, simulations and blockhashes are always `confirmed`.',
    '',
    '## Exit codes',
    '',
    '| Code | |',
    '| ---: | --- |',
    ...exits,
    '',
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      ...COMMANDS.filter((command) => command.group === group).map(section),
    ]),
  ].join('\n');
}
