import { buildSync } from 'esbuild';
import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readChain } from '../../cli/src/operator/journal/format';
import { readOutbox } from '../../cli/src/outbox/outbox';
import { CONTAINER, hasContainers } from './support/containers';
import type { Order } from './support/holder';

const ROOT = join(__dirname, '../..');
/** `LOCK_ROUNDS=1000` for the long run. */
const ROUNDS = Number(process.env['LOCK_ROUNDS'] ?? 30);
const CONTENDERS = 4;

/** A process that holds what it is asked to. */
class Holder {
  private constructor(private readonly child: ChildProcess) {}

  static async start(file: string, prefix: readonly string[] = []): Promise<Holder> {
    const [command, ...args] = [...prefix, process.execPath, file];
    const holder = new Holder(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
    holder.pid = (await holder.#answer()) as number;
    return holder;
  }

  /** As the process itself sees it. */
  pid = 0;

  #answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('the holder has ended'));
      this.child.once('close', ended);
      this.child.once('message', (answer) => {
        this.child.off('close', ended);
        resolve(answer);
      });
    });
  }

  /** Whether it has it. */
  async asks(order: Order): Promise<boolean> {
    const answer = this.#answer();
    this.child.send(order);
    return (await answer) as boolean;
  }

  /** Ends it without a chance to clean up. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.child.removeAllListeners('message');
    this.child.kill('SIGKILL');
    await gone;
  }
}

describe('co-staking: one holder at a time', function () {
  this.timeout(1_800_000);
  let folder: string;
  let file: string;
  const alive = new Set<Holder>();

  const start = async (prefix: readonly string[] = []): Promise<Holder> => {
    const holder = await Holder.start(file, prefix);
    alive.add(holder);
    return holder;
  };
  const end = async (holder: Holder): Promise<void> => {
    alive.delete(holder);
    await holder.kill();
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'co-staking-locks-'));
    // Inside the repository, so that packages are found.
    file = join(ROOT, `sdk/node_modules/.cache/holder-${process.pid}.cjs`);
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['tests/cli/support/holder.ts'],
      outfile: file,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
    });
  });
  after(() => {
    rmSync(file, { force: true });
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await Promise.all([...alive].map(end));
  });

  /** Kills the holder while the others ask, lets them ask again, and expects one new holder, each round. */
  async function contend(prefix: readonly string[], rounds: number): Promise<void> {
    const journal = join(folder, `journal-${prefix.length}.ndjson`);
    const order: Order = { kind: 'open', journal };
    let holder = await start(prefix);
    expect(await holder.asks(order)).to.equal(true);
    let others = await Promise.all(Array.from({ length: CONTENDERS - 1 }, () => start(prefix)));
    for (let round = 0; round < rounds; round += 1) {
      const gone = end(holder);
      const early = await Promise.all(others.map((other) => other.asks(order)));
      await gone;
      const late = await Promise.all(
        others.map(async (other, at) => early[at]! || (await other.asks(order))),
      );
      expect(late.filter(Boolean), `holders in round ${round}`).to.have.length(1);
      holder = others[late.indexOf(true)]!;
      others = [...others.filter((other) => other !== holder), await start(prefix)];
    }
    expect(readChain(readFileSync(journal, 'utf8').trimEnd().split('\n'))).to.have.length(1);
  }

  it(`a journal whose holder is killed, ${ROUNDS} rounds`, () => contend([], ROUNDS));

  it('a journal in containers, where every process is process 1', async function () {
    if (!hasContainers()) return this.skip();
    await contend(CONTAINER, Math.ceil(ROUNDS / 10));
    for (const { pid } of alive) expect(pid).to.equal(1);
  });

  it('a journal that is closed is free again', async () => {
    const order: Order = { kind: 'open', journal: join(folder, 'closed.ndjson') };
    const [one, two] = [await start(), await start()];
    expect([await one.asks(order), await two.asks(order)]).to.deep.equal([true, false]);
    await one.asks({ kind: 'close' });
    expect(await two.asks(order)).to.equal(true);
  });

  for (const [where, prefix] of [
    ['here', []],
    ['in a container', CONTAINER],
  ] as const)
    it(`an outbox entry is left alone while its sender ${where} lives, and settled after it`, async function () {
      if (prefix.length > 0 && !hasContainers()) return this.skip();
      const outbox = join(folder, `outbox-${prefix.length}`);
      const sender = await start(prefix);
      await sender.asks({ kind: 'keep', folder: outbox, signature: 'first' });
      expect(readOutbox(outbox)).to.deep.equal({ cutOff: [], unreadable: [] });
      await end(sender);
      // Its number may belong to another process by now, also to the one that looks.
      const [again, more] = [readOutbox(outbox), readOutbox(outbox)];
      expect(again.cutOff.map(({ signature }) => signature)).to.deep.equal(['first']);
      expect(more).to.deep.equal(again);
    });
});
