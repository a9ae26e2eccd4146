import type { CommandDefinition } from '../commands/register';
import { SHOW } from './show';

/** Everything that only looks. */
export const VIEW_COMMANDS: readonly CommandDefinition[] = [...SHOW];
