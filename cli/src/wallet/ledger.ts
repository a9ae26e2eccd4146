import type Solana from '@ledgerhq/hw-app-solana';
import type Transport from '@ledgerhq/hw-transport';
import { PublicKey } from '@solana/web3.js';

import { CliError, ExitCode, usage } from '../exit';
import type { Io } from '../io';
import { isSignatureOf } from '../sign/ed25519';
import type { Party } from './party';
import type { KeySource, Path } from './source';

/** Connects to a Ledger. */
export type OpenTransport = () => Promise<Transport>;

const USB = '@ledgerhq/hw-transport-node-hid';

/**
 * The transport over USB: an optional package, because it is compiled for each system. It is required, not imported: its ES
 * build does not load in Node.
 */
async function usbTransport(): Promise<Transport> {
  let hid: { default: { create(): Promise<Transport> } };
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
    hid = require('@ledgerhq/hw-transport-node-hid') as typeof hid;
  } catch {
    throw usage(`a Ledger needs the package ${USB}`, `install it: npm install --global ${USB}@6.33.5`);
  }
  try {
    return await hid.default.create();
  } catch (error) {
    throw usage(
      `no Ledger answers: ${(error as Error).message}`,
      'connect it, unlock it, open the Solana app, and close other programs that use it',
    );
  }
}

const text = (path: Path): string => path.map((step) => `${step}'`).join('/');

/** Statuses of the device, by what the user can do. */
const REFUSED = new Set([0x6985, 0x5501]);
const LOCKED = new Set([0x5515, 0x6804, 0x6b0c, 0x6982]);
const WRONG_APP = new Set([0x6d00, 0x6d02, 0x6e00, 0x6e01, 0x6511]);

/** What a Ledger's refusal means. */
function explained(error: unknown): unknown {
  const { statusCode: status, message = '' } = error as { statusCode?: number; message?: string };
  if (/blind sign/i.test(message))
    return usage(
      'the Ledger shows only transactions that it can read',
      'allow blind signing in the settings of its Solana app; compare what `co-staking decode` prints first',
    );
  if (status === undefined) return error;
  if (REFUSED.has(status)) return new CliError(ExitCode.Declined, 'refused on the Ledger; nothing was sent');
  if (LOCKED.has(status)) return usage('the Ledger is locked', 'unlock it and try again');
  if (WRONG_APP.has(status)) return usage('the Ledger’s Solana app is not open', 'open it and try again');
  return usage(
    `the Ledger answered with status 0x${status.toString(16)}`,
    'unlock it, open the Solana app, and try again',
  );
}

async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw explained(error);
  }
}

/** The address of a path, if it is the wanted device. */
async function addressOf(app: Solana, device: string | null, path: Path): Promise<PublicKey> {
  const at = async (where: Path): Promise<PublicKey> =>
    new PublicKey((await ask(() => app.getAddress(text(where)))).address);
  if (device !== null) {
    const base = (await at(path.slice(0, 2))).toBase58();
    if (base !== device)
      throw usage(`another Ledger is connected: ${base}`, `connect ${device}, or omit the address`);
  }
  return at(path);
}

/**
 * A key on a Ledger. It never leaves the device, which asks its owner at each signature.
 *
 * @returns the party, and what closes the connection
 * @throws CliError if no device answers, it is another one, or its owner refuses
 */
export async function openLedger(
  io: Io,
  { device, path }: Extract<KeySource, { kind: 'ledger' }>,
): Promise<{ party: Party; close: () => Promise<void> }> {
  const transport = await (io.ledger ?? usbTransport)();
  const { App } = await import('./ledgerApp');
  const app = new App(transport);
  let address: PublicKey;
  try {
    address = await addressOf(app, device, path);
  } catch (error) {
    await transport.close();
    throw error;
  }
  /** A Ledger answers one request at a time, but a command for many records has several on their way. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act);
    turn = result.catch(() => undefined);
    return result;
  };
  const party: Party = {
    address,
    signer: {
      publicKey: address,
      async signTransaction(transaction) {
        const message = Buffer.from(transaction.message.serialize());
        const { signature } = await inTurn(() => {
          io.err(`confirm on the Ledger (${address.toBase58()}) ...`);
          return ask(() => app.signTransaction(text(path), message));
        });
        if (!isSignatureOf(address, message, signature))
          throw usage('the signature of the Ledger does not match the transaction', 'update its Solana app');
        transaction.addSignature(address, signature);
        return transaction;
      },
    },
  };
  return { party, close: () => transport.close() };
}
