import type { CommandDefinition } from '../commands/register';
import { OPERATOR } from '../operator/commands';
import { SHOW } from './show';

/** Everything but the single instructions. */
export const VIEW_COMMANDS: readonly CommandDefinition[] = [...SHOW, ...OPERATOR];
