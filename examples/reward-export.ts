// The rewards of a wallet, line by line, as CSV.
//
//   tsx examples/reward-export.ts > rewards.csv
import { fetchConfig, findConfigPda, rebuildHistory, toCsv, walletHistory } from '@co-staking/sdk';

import { connect } from './connect';

async function main(): Promise<void> {
  const { connection, source, wallet } = await connect();
  const { mintDecimals: decimals } = await fetchConfig(source, findConfigPda()[0]);
  const { events } = await walletHistory(connection, wallet.publicKey);
  const { entries } = rebuildHistory(events, { wallet: wallet.publicKey });
  const rewards = entries.filter(({ type }) => type.startsWith('Rewards'));
  process.stdout.write(toCsv(rewards, { decimals }));
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
