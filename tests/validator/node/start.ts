import { Connection, type PublicKey } from '@solana/web3.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePorts } from './ports';

/** A running validator. */
export interface ValidatorNode {
  url: string;
  wsUrl: string;
  /** Aborted with its last words if the validator ends without being asked to. */
  died: AbortSignal;
  /** Ends the validator; its folder stays. */
  stop(): Promise<void>;
}

/** An account that the genesis block holds. */
export interface GenesisAccount {
  address: PublicKey;
  /** JSON file in the format of `solana account --output json`. */
  file: string;
}

/**
 * Shreds that the ledger keeps. With the default of 10,000, version 4.2.0 forgets transactions after 40 seconds, and a
 * history read at the end of a run would be short.
 */
const LEDGER_SHREDS = 50_000_000;
/** For a busy machine; two to five seconds are usual. */
const START_MS = 180_000;
const POLL_MS = 200;
const LOG_LINES = 20;

const lastLines = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n');
  } catch {
    return '';
  }
};

/** Waits until the node has finalized something: before that it refuses simulations. */
async function ready(url: string, signals: readonly AbortSignal[]): Promise<void> {
  const connection = new Connection(url, 'finalized');
  for (const deadline = Date.now() + START_MS; ;) {
    if ((await connection.getSlot('finalized').catch(() => 0)) > 0) return;
    for (const signal of signals) signal.throwIfAborted();
    if (Date.now() > deadline) throw new Error(`the validator was not ready after ${START_MS / 1_000} s`);
    await sleep(POLL_MS);
  }
}

/** What a validator is started with. */
interface NodeOptions {
  /** Gets its ledger and its log; deleted if this process is killed. */
  folder: string;
  /** Wallet that the genesis block gives 500 million SOL. */
  mint: PublicKey;
  accounts: readonly GenesisAccount[];
  /** Ends the waiting for it to get ready. */
  stop: AbortSignal;
}

/**
 * Starts a validator on free ports of this machine.
 *
 * @throws Error with the last lines of its log if it does not get ready; it is ended then
 */
export async function startNode(
  validator: string,
  { folder, mint, accounts, stop }: NodeOptions,
): Promise<ValidatorNode> {
  const { rpc, faucet } = await freePorts();
  const log = join(folder, 'validator.log');
  const output = openSync(log, 'a');
  const args = [
    ...['--reset', '--quiet', '--ledger', join(folder, 'ledger')],
    ...['--bind-address', '127.0.0.1', '--rpc-port', String(rpc), '--faucet-port', String(faucet)],
    ...['--limit-ledger-size', String(LEDGER_SHREDS), '--mint', mint.toBase58()],
    ...accounts.flatMap(({ address, file }) => ['--account', address.toBase58(), file]),
  ];
  // A group of its own: Ctrl-C reaches this process alone, which then ends the validator in order.
  const guard = spawn(process.execPath, [join(__dirname, 'guard.mjs'), folder, validator, ...args], {
    stdio: ['pipe', output, output],
    detached: true,
  });
  closeSync(output);
  guard.stdin?.on('error', () => undefined);
  const death = new AbortController();
  let ordered = false;
  const ended = once(guard, 'exit').then(() => {
    if (!ordered) death.abort(new Error(`the validator has ended; the end of its log:\n${lastLines(log)}`));
  });
  const node: ValidatorNode = {
    url: `http://127.0.0.1:${rpc}`,
    wsUrl: `ws://127.0.0.1:${rpc + 1}`,
    died: death.signal,
    async stop() {
      ordered = true;
      guard.stdin?.end('end\n');
      await ended;
    },
  };
  try {
    await ready(node.url, [stop, node.died]);
  } catch (error) {
    await node.stop();
    throw error;
  }
  return node;
}
