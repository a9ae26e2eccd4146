// A process that takes a journal and keeps an outbox entry when it is asked to, through the code of the tool.
import { Journal } from '../../../cli/src/operator/journal/file';
import { keep } from '../../../cli/src/outbox/outbox';

/** What it is asked. */
export type Order =
  { kind: 'open'; journal: string } | { kind: 'close' } | { kind: 'keep'; folder: string; signature: string };

const CHAIN = { programId: 'program', genesisHash: 'genesis' };
let journal: Journal | undefined;

function obey(order: Order): boolean {
  switch (order.kind) {
    case 'open':
      try {
        journal = Journal.open(order.journal, CHAIN);
        return true;
      } catch (error) {
        if (String(error).includes('another process is using the journal')) return false;
        throw error;
      }
    case 'close':
      journal?.close();
      return true;
    case 'keep': {
      const { folder, signature } = order;
      const rest = { authority: 'wallet', lastValidBlockHeight: 1, transaction: '' };
      keep(folder, { command: 'stake', ...CHAIN, ...rest, signature });
      return true;
    }
  }
}

process.on('message', (order: Order) => void process.send!(obey(order)));
process.on('disconnect', () => process.exit());
process.send!(process.pid);
