import { startPlayground } from '@co-staking/playground';
import { Connection, PublicKey } from '@solana/web3.js';
import { setTimeout as sleep } from 'node:timers/promises';

import { aborted, type Run } from './run';
import { playAll } from './sections';
import { Fixture } from './fixture';
import { ROLES, type RoleName, type Target } from './target';

const POLL_MS = 50;

/** A playground as the chain to play on, and how to end it. */
async function playgroundTarget(): Promise<{ target: Target; stop: () => Promise<void> }> {
  const playground = await startPlayground({ seed: 'validator' });
  const connection = new Connection(playground.url, 'confirmed');
  const { keypairs } = playground;
  const roles = Object.fromEntries(ROLES.map((name) => [name, keypairs[name]!])) as Target['roles'];
  const target: Target = {
    name: 'the playground',
    url: playground.url,
    wsUrl: playground.wsUrl,
    mint: new PublicKey(playground.mint),
    roles: roles satisfies Record<RoleName, unknown>,
    async give(gifts) {
      for (const { address, lamports, tokens } of gifts) {
        await connection.requestAirdrop(address, lamports);
        const account = await playground.giveTokens(address, tokens);
        // A playground can have blocks that are confirmed later than they are made.
        while ((await connection.getBalance(address)) < lamports) await sleep(POLL_MS);
        while ((await connection.getAccountInfo(account)) === null) await sleep(POLL_MS);
      }
    },
  };
  return { target, stop: () => playground.stop() };
}

/** Plays on a playground, which has the program from its start. */
export async function onPlayground({ checks, say, folder, stop }: Run): Promise<void> {
  const { target, stop: end } = await playgroundTarget();
  say(`the playground is ready at ${target.url}`);
  try {
    await Promise.race([playAll(new Fixture(target, checks, folder)), aborted(stop)]);
  } finally {
    await end();
  }
}
