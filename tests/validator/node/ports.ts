import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';
const ATTEMPTS = 50;

const listen = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, HOST, () => resolve(server));
  });

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a socket without a port');
  return address.port;
};

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** Ports that are free now: the RPC's with the one above it, which becomes the WebSocket's, and the faucet's. */
export async function freePorts(): Promise<{ rpc: number; faucet: number }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const lower = await listen(0);
    if (!lower) continue;
    const rpc = portOf(lower);
    const upper = rpc < 65_535 ? await listen(rpc + 1) : null;
    const other = await listen(0);
    const faucet = other && portOf(other);
    await Promise.all([lower, upper, other].filter((server) => server !== null).map(close));
    if (upper && faucet !== null) return { rpc, faucet };
  }
  throw new Error(`no pair of free ports was found in ${ATTEMPTS} attempts`);
}
