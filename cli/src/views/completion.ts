import { SHELLS, completionOf, type Shell } from '../completion';
import { usage } from '../exit';
import { HOLDERS } from '../holders';
import type { Parameter } from '../parameters/parameter';
import { view } from './view';

const shell: Parameter<Shell> = {
  description: `your shell: ${SHELLS.join(', ')}`,
  placeholder: 'shell',
  place: 'argument',
  choices: SHELLS,
  read(text) {
    const found = SHELLS.find((each) => each === text);
    if (!found) throw usage(`no completion for "${text}"`, `one of ${SHELLS.join(', ')}`);
    return found;
  },
};

/** Completion of commands and flags in the shell. */
export const COMPLETION = [
  view({
    name: 'completion',
    group: 'Set up',
    summary: 'print the script that completes commands and flags in your shell',
    details:
      'Load it when a shell starts: `source <(co-staking completion bash)` in ~/.bashrc, `source <(co-staking completion zsh)` after compinit in ~/.zshrc, or `co-staking completion fish | source` in ~/.config/fish/config.fish.',
    parameters: { shell },
    example: 'bash',
    async run({ io }, { shell }) {
      // Loaded here: the list of all commands holds this one.
      const { SHAPES } = await import('../shapes');
      const holders = new Map(Object.entries(HOLDERS).map(([name, { summary }]) => [name, summary]));
      io.out(completionOf(shell, SHAPES, holders));
    },
  }),
];
