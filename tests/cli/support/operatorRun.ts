import { fetchDevice } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cli, startCli, type Call } from './cli';
import type { FleetDevice } from './fleet';
import { buildFleet, writeLines } from './fleet';
import { startFaultProxy, pass, type FaultProxy } from './faultProxy';
import { Session } from './session';

/** Tokens of every post, and the same in base units. */
const AMOUNT = '1.5';
export const POSTED = 150_000_000n;

/** A fleet behind a proxy, with what the operator's tool does to it. */
export class OperatorRun {
  #block = 0;

  private constructor(
    readonly session: Session,
    readonly proxy: FaultProxy,
    readonly fleet: FleetDevice[],
  ) {}

  static async start(seed: string, count: number): Promise<OperatorRun> {
    const session = await Session.start(seed);
    const fleet = await buildFleet(session.playground, session.folder, { count });
    return new OperatorRun(session, await startFaultProxy(session.playground.url), fleet);
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.session.stop();
  }

  /** A journal of its own, and the next block. */
  next(): { journal: string; block: number } {
    this.#block += 1;
    this.proxy.fault = pass;
    this.proxy.asked.length = 0;
    return { journal: join(this.session.folder, `journal-${this.#block}.ndjson`), block: this.#block };
  }

  #words(block: number, journal: string, more: readonly string[]): string[] {
    const rows = this.fleet.map(({ id }) => `${id},${AMOUNT}`);
    const file = writeLines(this.session.folder, 'rewards.csv', ['device,amount', ...rows]);
    const key = this.session.wallet('reward-authority');
    return [
      ...['operator', 'post', file, '--block', String(block), '--journal', journal, '--in-flight', '1'],
      ...['-u', this.proxy.url, '-k', key, '--yes', '-o', 'json', ...more],
    ];
  }

  post(block: number, journal: string, ...more: string[]): Promise<Call> {
    return cli(this.#words(block, journal, more));
  }

  /** As a process, which can be killed. */
  start(block: number, journal: string, ...more: string[]): ReturnType<typeof startCli> {
    return startCli(this.#words(block, journal, more));
  }

  async verify(journal: string, url = this.session.playground.url): Promise<Record<string, unknown>> {
    const { out } = await cli(['operator', 'verify', journal, '-u', url, '-o', 'json']);
    return JSON.parse(out) as Record<string, unknown>;
  }

  /** How often each device got a post of {@link POSTED}; `POSTED` must be its only amount. */
  async posts(): Promise<bigint[]> {
    const connection = new Connection(this.session.playground.url, 'confirmed');
    const devices = await Promise.all(this.fleet.map(({ address }) => fetchDevice(connection, address)));
    return devices.map(({ rewards }) => rewards.postedTotal / POSTED);
  }

  /** Types of a journal's lines. */
  types(journal: string): string[] {
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    return lines.map((line) => (JSON.parse(line) as { type: string }).type);
  }
}
