import type { CommandShape } from '../shape';
import { bashCompletion } from './bash';
import { fishCompletion } from './fish';
import { globalFlags, nodesOf } from './model';
import { zshCompletion } from './zsh';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const WRITERS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** The script that teaches a shell the commands. @param holders - summaries of the commands that only hold others */
export const completionOf = (
  shell: Shell,
  shapes: readonly CommandShape[],
  holders: ReadonlyMap<string, string>,
): string => WRITERS[shell](nodesOf(shapes, holders), globalFlags());
