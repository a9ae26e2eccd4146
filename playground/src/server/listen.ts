import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Only this machine can reach a playground. */
export const HOST = '127.0.0.1';

const ATTEMPTS = 20;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/**
 * Listens on a port and the one above it, which web3.js uses for the WebSocket; on any free pair if the port is 0.
 * Returns the lower one.
 */
export async function listenOnPair(lower: Server, upper: Server, wanted: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await listen(lower, wanted);
    try {
      await listen(upper, port + 1);
      return port;
    } catch (error) {
      await close(lower);
      if (wanted !== 0 || attempt === ATTEMPTS) throw error;
    }
  }
}
