#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { startPlayground } from './start';

const HELP = `Usage: npm run playground [-- options]

Starts a local Solana JSON-RPC with the co-staking program and a marketplace of devices in every state.
It listens on this machine only; everything is gone when it stops (Ctrl-C).

  --port NUMBER      port of the RPC, its WebSocket is one above (8899)
  --seed TEXT        the same wallets, devices and rewards for the same text
  --wallets FOLDER   write the named wallets there as keypair files
  --help             this text

Further methods of the RPC: playground_info, playground_now, playground_warpBy [seconds],
playground_giveTokens [wallet, "base units"].`;

const list = (entries: [string, string][]): string =>
  entries.map(([name, text]) => `  ${name.padEnd(18)}${text}`).join('\n');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8899' },
      seed: { type: 'string' },
      wallets: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_534) throw new Error(`not a port: ${values.port}`);
  console.error('playground: playing the marketplace of the last 30 days ...');
  const playground = await startPlayground({ port, seed: values.seed });
  const files = values.wallets ? playground.writeWallets(values.wallets) : {};
  console.log(`RPC         ${playground.url}
WebSocket   ${playground.wsUrl}
Program     ${playground.programId}
Mint        ${playground.mint} (${playground.decimals} decimals)

Wallets
${list(Object.entries(playground.wallets).map(([name, address]) => [name, files[name] ?? address]))}

Devices, by what they are to show
${list(Object.entries(playground.devices).map(([name, { id }]) => [name, id]))}

Three weeks on:
  curl ${playground.url} -H 'content-type: application/json' \\
    -d '{"jsonrpc":"2.0","id":1,"method":"playground_warpBy","params":[1814400]}'`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void playground.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(`playground: ${(error as Error).message}`);
  process.exitCode = 1;
});
