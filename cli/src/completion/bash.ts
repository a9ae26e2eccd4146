import type { Flag, Node } from './model';

/** As a word that the shell takes as it is. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const namesOf = (flags: readonly Flag[]): string => flags.flatMap(({ names }) => names).join('|');

/** What follows a flag that has a value. */
function valueCase({ names, value }: Flag): string[] {
  const { choices, file } = value!;
  const found = file
    ? 'compopt -o filenames; COMPREPLY=($(compgen -f -- "$cur"))'
    : choices.length > 0
      ? `COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$cur"))`
      : ':';
  return [`    ${names.join('|')}) ${found}; return ;;`];
}

function nodeCase({ path, commands, flags, argument }: Node): string {
  const words = [
    ...commands.map(({ name }) => name),
    ...argument.choices,
    ...flags.flatMap(({ names }) => names),
  ];
  const files = argument.file ? ' files=1' : '';
  return `    ${quoted(path)}) words=${quoted(words.join(' '))}${files} ;;`;
}

/** Flags with a value, each once. */
function valued(nodes: readonly Node[], globals: readonly Flag[]): Flag[] {
  const all = [...globals, ...nodes.flatMap(({ flags }) => flags)].filter(({ value }) => value);
  return [...new Map(all.map((flag) => [flag.names.join('|'), flag])).values()];
}

/** Completion for bash. */
export function bashCompletion(nodes: readonly Node[], globals: readonly Flag[]): string {
  const holders = nodes.filter(({ path, commands }) => path !== '' && commands.length > 0);
  const withValue = valued(nodes, globals);
  return [
    '# Completion of co-staking for bash: source <(co-staking completion bash)',
    '_co_staking() {',
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words= files= at',
    '  for ((at = 1; at < COMP_CWORD; at++)); do',
    '    case ${COMP_WORDS[at]} in',
    `      ${namesOf(withValue)}) ((at++)) ;;`,
    '      -*) ;;',
    '      *)',
    '        command="${command:+$command }${COMP_WORDS[at]}"',
    `        case $command in ${holders.map(({ path }) => path).join('|')}) ;; *) break ;; esac ;;`,
    '    esac',
    '  done',
    '  case $prev in',
    ...withValue.flatMap(valueCase),
    '  esac',
    '  case $command in',
    ...nodes.map(nodeCase),
    '  esac',
    `  COMPREPLY=($(compgen -W "$words ${globals.flatMap(({ names }) => names).join(' ')}" -- "$cur"))`,
    '  if [[ $files && $cur != -* ]]; then compopt -o filenames; COMPREPLY+=($(compgen -f -- "$cur")); fi',
    '  # A command or a choice comes first; flags are offered after a dash.',
    '  if [[ $cur != -* ]]; then',
    '    local kept=() each',
    '    for each in "${COMPREPLY[@]}"; do [[ $each == -* ]] || kept+=("$each"); done',
    '    COMPREPLY=("${kept[@]}")',
    '  fi',
    '}',
    'complete -F _co_staking co-staking',
  ].join('\n');
}
