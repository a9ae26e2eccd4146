import { once } from 'node:events';

import { version } from '../../package.json';
import { expandHome } from '../platform';
import { CliError, ExitCode, usage } from '../exit';
import { option } from '../parameters/parameter';
import { duration, text, whole } from '../parameters/plain';
import { isoTime } from '../parameters/times';
import { view } from './view';

const DEFAULT_PORT = 8899;
const MAX_PORT = 65_534;
/** As on a cluster. */
const CLUSTER_FINALITY = 13;

/** The playground, which is a package of its own: most users need no virtual machine. @throws CliError if it is missing */
async function playgroundPackage(): Promise<typeof import('@co-staking/playground')> {
  try {
    return await import('@co-staking/playground');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw usage(
      'the package @co-staking/playground is not installed next to this tool',
      `in a clone of the project run \`npm pack --workspace sdk --workspace playground\`, and then
  \`npm install ./co-staking-sdk-${version}.tgz ./co-staking-playground-${version}.tgz\` where this tool is installed`,
    );
  }
}

/** A playground of one's own. */
export const DEV = [
  view({
    name: 'dev',
    group: 'Play',
    summary: 'start a playground: a local chain with the program and a marketplace in every state',
    details:
      'It ends, with everything in it, when this command does (Ctrl-C). Another shell works with it by `-u localhost`.',
    parameters: {
      port: option(whole(`port of the RPC, its WebSocket is one above; default: ${DEFAULT_PORT}, 0 for any`)),
      finality: option(whole(`seconds until a block is final; default: ${CLUSTER_FINALITY}, 0 for at once`)),
      devices: option(whole('number of additional devices; default: 0')),
      seed: option(text('text', 'the same wallets, devices and rewards for the same text')),
      wallets: option(text('folder', 'write the keypairs of its wallets there')),
    },
    example: '--wallets ./wallets',
    async run(
      { io, print },
      { port = DEFAULT_PORT, finality = CLUSTER_FINALITY, devices = 0, seed, wallets },
    ) {
      if (port > MAX_PORT) throw usage(`--port: up to ${MAX_PORT}`);
      const { startPlayground } = await playgroundPackage();
      io.err('playing the marketplace of the last 30 days ...');
      const playground = await startPlayground({
        port,
        finality,
        devices,
        ...(seed !== undefined && { seed }),
      });
      try {
        const files = wallets === undefined ? {} : playground.writeWallets(expandHome(wallets, io.home));
        print.record({
          url: playground.url,
          programId: playground.programId,
          mint: playground.mint,
          wallets: Object.entries(playground.wallets).map(([name, address]) => ({
            name,
            address,
            file: files[name] ?? null,
          })),
          devices: Object.entries(playground.devices).map(([shows, { id }]) => ({ shows, id })),
        });
        io.err('ready; Ctrl-C ends it');
        if (!io.stop.aborted) await once(io.stop, 'abort');
      } finally {
        await playground.stop();
      }
    },
  }),
  view({
    name: 'warp',
    group: 'Play',
    summary: 'advance the clock of a playground',
    parameters: { span: duration('how far') },
    example: '21d -u localhost',
    async run(context, { span }) {
      const response = await fetch(context.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'playground_warpBy', params: [Number(span)] }),
      });
      const { result } = (await response.json()) as { result?: number };
      if (result === undefined)
        throw new CliError(
          ExitCode.Usage,
          `${context.url} is not a playground`,
          'real clocks cannot be moved',
        );
      context.print.record({ now: isoTime(BigInt(result)) });
    },
  }),
];
