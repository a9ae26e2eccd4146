import type { Entry, Line, Posted } from './format';

/** A transaction that was signed. */
export interface Signed {
  signature: string;
  lastValidBlockHeight: number;
  /** The signed transaction, base64: what a resumed run sends again. */
  transaction: string;
  entries: Entry[];
}

/** A transaction that landed. */
export interface Proven extends Signed {
  slot: number;
  /** Whether nothing takes it back any more. */
  final: boolean;
}

/** What a journal says, put together. */
export interface JournalState {
  /** Signed, and how it ended is not known. */
  pending: Signed[];
  /** Everything that landed and was not taken back. */
  proven: Proven[];
  /** Signatures of runs that have not ended, by the run's name. */
  unfinished: Map<string, Set<string>>;
  /** The highest slot that the chain is known to have reached; 0 if nothing landed. */
  slot: number;
}

/** Names a run: the same command on the same bytes. */
export const runName = ({ command, input }: { command: string; input: string }): string =>
  `${command} ${input}`;

/** Every file that was posted, each with its last block; also of the journals that this one continues. */
export function postsOf(lines: readonly Line[]): Posted[] {
  const blocks = new Map<string, string>();
  for (const line of lines) {
    if (line.type === 'header')
      for (const { input, block } of line.continues?.posts ?? []) blocks.set(input, block);
    if (line.type === 'run' && line.command === 'post' && line.block !== undefined)
      blocks.set(line.input, line.block);
  }
  return [...blocks].map(([input, block]) => ({ input, block }));
}

/** Puts the lines of a journal together. */
export function stateOf(lines: readonly Line[]): JournalState {
  const signed = new Map<string, Signed>();
  const landed = new Map<string, { slot: number; final: boolean }>();
  const unfinished = new Map<string, Set<string>>();
  let run = '';
  let highest = 0;
  const land = (signature: string, slot: number, final: boolean): void => {
    landed.set(signature, { slot, final });
    highest = Math.max(highest, slot);
  };
  for (const line of lines) {
    switch (line.type) {
      case 'run':
        run = runName(line);
        if (!unfinished.has(run)) unfinished.set(run, new Set());
        break;
      case 'end':
        unfinished.delete(runName(line));
        break;
      case 'signed': {
        const { signature, lastValidBlockHeight, transaction, entries } = line;
        signed.set(signature, { signature, lastValidBlockHeight, transaction, entries });
        unfinished.get(run)?.add(signature);
        break;
      }
      case 'landed':
        land(line.signature, line.slot, line.commitment === 'finalized');
        break;
      case 'final':
        for (const { signature, slot } of line.landings) land(signature, slot, true);
        break;
      case 'expired':
      case 'failed':
        signed.delete(line.signature);
        landed.delete(line.signature);
        break;
      case 'header':
        highest = line.continues?.slot ?? 0;
        break;
      case 'refused':
      case 'found':
        break;
    }
  }
  const all = [...signed.values()];
  return {
    pending: all.filter(({ signature }) => !landed.has(signature)),
    proven: all.flatMap((each) => {
      const landing = landed.get(each.signature);
      return landing ? [{ ...each, ...landing }] : [];
    }),
    unfinished,
    slot: highest,
  };
}
