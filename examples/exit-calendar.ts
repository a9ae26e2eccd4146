// A calendar of the dates on which a wallet's leaving stakes become free, for any calendar program.
//
//   tsx examples/exit-calendar.ts > exits.ics
import { fetchConfig, findConfigPda, rebuildHistory, toIcs, walletHistory } from '@co-staking/sdk';

import { connect } from './connect';

async function main(): Promise<void> {
  const { connection, source, wallet, now } = await connect();
  const { mintDecimals: decimals } = await fetchConfig(source, findConfigPda()[0]);
  const { events } = await walletHistory(connection, wallet.publicKey);
  const { positions } = rebuildHistory(events, { wallet: wallet.publicKey });
  process.stdout.write(toIcs(positions, { decimals, now }));
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
