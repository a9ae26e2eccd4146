import type { Flag, Node, Value } from './model';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** What follows: `-x` needs a value that is not a path, `-r` one that may be. */
function valueOf({ choices, file }: Value): string[] {
  if (file) return ['-r', '-F'];
  return choices.length > 0 ? ['-x', '-a', quoted(choices.join(' '))] : ['-x'];
}

function flagLine(condition: readonly string[], { names, description, value }: Flag): string {
  const spelled = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const words = ['complete -c co-staking', ...condition, ...spelled, ...(value ? valueOf(value) : [])];
  return [...words, '-d', quoted(description)].join(' ');
}

function nodeLines({ path, commands, flags, argument }: Node): string[] {
  const condition = ['-n', quoted(`__co_staking_at "${path}"`)];
  const here = ['complete -c co-staking', ...condition].join(' ');
  return [
    ...commands.map(({ name, summary }) => `${here} -a ${name} -d ${quoted(summary)}`),
    ...(argument.choices.length > 0 ? [`${here} -a ${quoted(argument.choices.join(' '))}`] : []),
    ...(argument.file ? [`${here} -F`] : []),
    ...flags.map((flag) => flagLine(condition, flag)),
  ];
}

/** Completion for fish. */
export function fishCompletion(nodes: readonly Node[], globals: readonly Flag[]): string {
  const withValue = [...globals, ...nodes.flatMap(({ flags }) => flags)].filter(({ value }) => value);
  const names = [...new Set(withValue.flatMap((flag) => flag.names))];
  const holders = nodes.filter(({ path, commands }) => path !== '' && commands.length > 0);
  return [
    '# Completion of co-staking for fish: co-staking completion fish | source',
    'function __co_staking_at',
    '    set -l command',
    '    set -l skip 0',
    '    for word in (commandline -opc)[2..]',
    '        if test $skip = 1',
    '            set skip 0',
    '            continue',
    '        end',
    '        switch $word',
    `            case ${names.join(' ')}`,
    '                set skip 1',
    "            case '-*'",
    "            case '*'",
    '                set -a command $word',
    `                contains -- "$command" ${holders.map(({ path }) => path).join(' ')}; or break`,
    '        end',
    '    end',
    '    test "$command" = "$argv[1]"',
    'end',
    'complete -c co-staking -f',
    ...globals.map((flag) => flagLine([], flag)),
    ...nodes.flatMap(nodeLines),
  ].join('\n');
}
