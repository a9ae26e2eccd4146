import { ACTION_COMMANDS } from './commands';
import type { CommandDefinition } from './commands/definition';
import { SIGN_COMMANDS } from './sign/commands';
import { VIEW_COMMANDS } from './views';

/** Groups of the help that come first: what most people do. */
const FIRST = ['Look', 'Co-staker', 'Device owner', 'Anyone'];
/** Groups that come last. */
const LAST = ['Play', 'Set up'];

const rank = ({ group }: CommandDefinition): number => {
  const first = FIRST.indexOf(group);
  const last = LAST.indexOf(group);
  return first >= 0 ? first : FIRST.length + 1 + last;
};

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [
  ...VIEW_COMMANDS,
  ...SIGN_COMMANDS,
  ...ACTION_COMMANDS,
].sort((a, b) => rank(a) - rank(b));
