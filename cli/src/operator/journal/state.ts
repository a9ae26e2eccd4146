import type { Entry, Line } from './format';

/** A transaction that was signed. */
export interface Signed {
  signature: string;
  lastValidBlockHeight: number;
  /** The signed transaction, base64: what a resumed run sends again. */
  transaction: string;
  entries: Entry[];
  /** Command and input that it belongs to. */
  run: string;
}

/** A transaction that landed. */
export interface Proven extends Signed {
  slot: number;
}

/** What a journal says, put together. */
export interface JournalState {
  /** Signed, and how it ended is not known. */
  pending: Signed[];
  /** Everything that ever landed. */
  proven: Proven[];
  /** What landed in runs that a crash has cut off, by their name. */
  unfinished: Map<string, Proven[]>;
}

/** Names a run: the same command on the same bytes. */
export const runName = ({ command, input }: { command: string; input: string }): string =>
  `${command} ${input}`;

/** Puts the lines of a journal together. */
export function stateOf(lines: readonly Line[]): JournalState {
  const pending = new Map<string, Signed>();
  const proven: Proven[] = [];
  const unfinished = new Map<string, Proven[]>();
  let run = '';
  for (const line of lines) {
    switch (line.type) {
      case 'run':
        run = runName(line);
        if (!unfinished.has(run)) unfinished.set(run, []);
        break;
      case 'end':
        unfinished.delete(runName(line));
        break;
      case 'signed': {
        const { signature, lastValidBlockHeight, transaction, entries } = line;
        pending.set(signature, { signature, lastValidBlockHeight, transaction, entries, run });
        break;
      }
      case 'landed': {
        const signed = pending.get(line.signature);
        if (!signed) break;
        const landed = { ...signed, slot: line.slot };
        proven.push(landed);
        unfinished.get(signed.run)?.push(landed);
        pending.delete(line.signature);
        break;
      }
      case 'expired':
      case 'failed':
        pending.delete(line.signature);
        break;
      case 'header':
      case 'refused':
      case 'found':
        break;
    }
  }
  return { pending: [...pending.values()], proven, unfinished };
}
