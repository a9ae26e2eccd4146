import { startPlayground, type Playground, type PlaygroundOptions } from '@co-staking/playground';
import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cli, type Call, type CallOptions } from './cli';

/** A playground with the tool pointed at it. */
export class Session {
  /** Commands that have succeeded. */
  readonly done = new Set<string>();

  private constructor(
    readonly playground: Playground,
    readonly folder: string,
    private readonly files: Record<string, string>,
  ) {}

  static async start(seed: string, options: PlaygroundOptions = {}): Promise<Session> {
    const playground = await startPlayground({ ...options, seed });
    const folder = mkdtempSync(join(tmpdir(), 'co-staking-cli-'));
    return new Session(playground, folder, playground.writeWallets(folder));
  }

  /** The keypair file of a named wallet. */
  wallet(name: string): string {
    const file = this.files[name];
    if (file === undefined) throw new Error(`the playground has no wallet ${name}`);
    return file;
  }

  address = (name: string): string => this.playground.wallets[name]!;

  device = (name: string): string => this.playground.devices[name]!.id;

  file(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** Calls the tool as a named wallet; `null` for no wallet. */
  as(name: string | null, words: string, options: CallOptions = {}): Promise<Call> {
    const key = name === null ? [] : ['-k', this.wallet(name)];
    return cli([...words.split(' '), '-u', this.playground.url, ...key], options);
  }

  /** As `as`, with --yes and JSON; fails if the command does. */
  async does(name: string, words: string): Promise<Record<string, string>> {
    const { code, out, err } = await this.as(name, `${words} --yes -o json`);
    expect(code, `${words}: ${err}`).to.equal(0);
    this.done.add(words.split(' ')[0]!);
    return JSON.parse(out) as Record<string, string>;
  }

  async stop(): Promise<void> {
    await this.playground.stop();
    rmSync(this.folder, { recursive: true });
  }
}
