import type { Flag, Node, Value } from './model';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Text inside a specification of `_arguments` or `_describe`. */
const plain = (text: string): string => text.replaceAll(/[[\]:\\]/g, (mark) => `\\${mark}`);

function actionOf({ choices, file }: Value): string {
  if (file) return '_files';
  return choices.length > 0 ? `(${choices.join(' ')})` : ' ';
}

/** Nothing to offer for an argument, without a message: zsh would then only list, and not insert, the one flag that fits. */
const argumentOf = (value: Value): string => (actionOf(value) === ' ' ? '()' : actionOf(value));

function specsOf({ names, description, value }: Flag): string[] {
  const together = names.length > 1 ? `(${names.join(' ')})` : '';
  const action = value ? `:value:${actionOf(value)}` : '';
  return names.map((name) => quoted(`${together}${name}[${plain(description)}]${action}`));
}

const functionOf = (path: string): string => ['_co_staking', ...path.split(' ').filter(Boolean)].join('__');

/** A function that completes one command. */
function nodeFunction({ path, commands, flags, argument }: Node): string[] {
  const specs = flags.flatMap(specsOf);
  const head = [`${functionOf(path)}() {`];
  if (commands.length === 0)
    return [
      ...head,
      `  _arguments -s $_co_staking_flags ${specs.join(' ')} ${quoted(`*:argument:${argumentOf(argument)}`)}`,
      '}',
    ];
  return [
    ...head,
    '  local line state',
    `  _arguments -s -C $_co_staking_flags ${specs.map((each) => `${each} `).join('')}'1: :->command' '*:: :->rest'`,
    '  case $state in',
    '    command)',
    '      local -a commands=(',
    ...commands.map(({ name, summary }) => `        ${quoted(`${name}:${plain(summary)}`)}`),
    '      )',
    '      _describe command commands ;;',
    '    rest)',
    `      local next=${functionOf(path)}__$line[1]`,
    '      (( $+functions[$next] )) && $next ;;',
    '  esac',
    '}',
  ];
}

/** Completion for zsh. */
export function zshCompletion(nodes: readonly Node[], globals: readonly Flag[]): string {
  return [
    '#compdef co-staking',
    '# Completion of co-staking for zsh: source <(co-staking completion zsh), after compinit',
    `typeset -ga _co_staking_flags=(${globals.flatMap(specsOf).join(' ')})`,
    ...nodes.flatMap(nodeFunction),
    'compdef _co_staking co-staking',
  ].join('\n');
}
