import { PROGRAM_ID } from '@co-staking/sdk';

import { versionOf } from './node/binary';
import { programSeat } from './node/seat';
import { startNode } from './node/start';
import { roleKey } from './roleKey';
import { aborted, type Run } from './run';

/** Starts a validator, plays on it, and ends it whatever happens. */
export async function onNode(run: Run, validator: string, program: string | undefined): Promise<void> {
  const { say, folder, stop } = run;
  say(`${versionOf(validator)}: ${validator}`);
  const accounts = [programSeat(folder, PROGRAM_ID)];
  const node = await startNode(validator, { folder, mint: roleKey('admin').publicKey, accounts, stop });
  const play = async (): Promise<void> => {
    // Loaded only now: a validator that does not start is reported at once.
    const { playOnNode } = await import('./playOnNode');
    await playOnNode(run, node, program);
  };
  try {
    await Promise.race([play(), aborted(stop), aborted(node.died)]);
  } finally {
    await node.stop();
  }
}
