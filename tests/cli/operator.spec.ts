import { fetchDevice } from '@co-staking/sdk';
import { startPlayground, type Playground } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Random } from '../../fuzz/random';
import { cli, ended, startCli } from './support/cli';
import { buildFleet, writeLines, type FleetDevice } from './support/fleet';
import { startFlakyProxy, type FlakyProxy } from './support/flakyProxy';

const DEVICES = 60;
/** Of these, without stake: every post to them is refused. */
const SHORT = 3;
const KILLS = 15;
const FIRST_BLOCK = 1_000;
const WHOLE = 100_000_000n;

describe('co-staking operator: killed at random moments, behind a flaky RPC', function () {
  this.timeout(600_000);
  let playground: Playground;
  let proxy: FlakyProxy;
  let folder: string;
  let fleet: FleetDevice[];
  let journal: string;
  /** What each block posts to each device, base units. */
  const amount = (block: number, device: number): bigint =>
    BigInt(block) * WHOLE + BigInt(device) * 1_000n + 1n;

  const fileOf = (block: number): string => {
    const rows = fleet.map(({ id }, at) => {
      const text = amount(block, at).toString().padStart(9, '0');
      return `${id},${text.slice(0, -8)}.${text.slice(-8)}`;
    });
    return writeLines(folder, `block-${block}.csv`, ['device,amount', ...rows]);
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'co-staking-operator-'));
    playground = await startPlayground({ seed: 'operator' });
    fleet = await buildFleet(playground, folder, { count: DEVICES, short: SHORT });
    await playground.giveTokens(playground.keypairs['reward-authority']!.publicKey, 10_000_000n * WHOLE);
    proxy = await startFlakyProxy(playground.url, 1);
    journal = join(folder, 'rewards.ndjson');
  });

  after(async () => {
    await proxy.stop();
    await playground.stop();
    rmSync(folder, { recursive: true });
  });

  const postArguments = (block: number, url: string): string[] => [
    ...[
      'operator',
      'post',
      fileOf(block),
      '--block',
      String(block),
      '--journal',
      journal,
      '--in-flight',
      '2',
    ],
    ...['-u', url, '-k', join(folder, 'reward-authority.json'), '--yes', '-o', 'json'],
  ];

  it(`posts each block to each device exactly once, over ${KILLS} kills`, async () => {
    const random = new Random(7);
    let block = FIRST_BLOCK;
    let kills = 0;
    let finished = 0;
    let cutOff = false;
    while (kills < KILLS || cutOff) {
      const child = startCli(postArguments(block, proxy.url));
      const end = ended(child);
      const patience = kills < KILLS ? proxy.after(1 + random.below(50)).then(() => null) : end;
      const first = await Promise.race([end, patience]);
      if (first === null) {
        child.kill('SIGKILL');
        const { signal } = await end;
        if (signal === 'SIGKILL') {
          kills += 1;
          cutOff = true;
          continue;
        }
      }
      const { code, err, out } = await end;
      expect(code, err).to.equal(8);
      const summary = JSON.parse(out) as Record<string, number>;
      expect(summary['done']! + summary['doneBefore']!).to.equal(DEVICES - SHORT);
      expect(summary).to.include({ refused: SHORT, unknown: 0 });
      expect(err.match(/\(DeviceInsufficient\)/g)).to.have.length(SHORT);
      finished += 1;
      cutOff = false;
      block += 1;
    }

    const connection = new Connection(playground.url, 'confirmed');
    const blocks = Array.from({ length: finished }, (_, at) => FIRST_BLOCK + at);
    for (const [at, { address }] of fleet.entries()) {
      const { rewards } = await fetchDevice(connection, address);
      const posted = at < DEVICES - SHORT ? blocks.map((number) => amount(number, at)) : [];
      expect(rewards.postedTotal).to.equal(posted.reduce((sum, part) => sum + part, 0n));
      expect(rewards.lastBlock).to.equal(posted.length > 0 ? BigInt(blocks.at(-1)!) : 0n);
    }
    expect(proxy.counts.lostAnswer).to.be.greaterThan(0);
    expect(proxy.counts.twice).to.be.greaterThan(0);
    console.error(`      ${finished} blocks finished, ${kills} kills, proxy ${JSON.stringify(proxy.counts)}`);
  });

  it('proves every post from the journal', async () => {
    const { code, out, err } = await cli(['operator', 'verify', journal, '-u', playground.url, '-o', 'json']);
    expect(code, err).to.equal(0);
    expect(JSON.parse(out)).to.include({ chain: 'whole', faults: 0, open: 0 });
    const list = await cli(['operator', 'verify', journal, '--list', '-u', playground.url, '-o', 'csv']);
    const [header, ...rows] = list.out.split('\n');
    expect(header).to.equal('device,block,amount,slot,signature');
    const keys = rows.map((row) => row.split(',').slice(0, 2).join());
    expect(new Set(keys).size).to.equal(keys.length);
    expect(keys.length % (DEVICES - SHORT)).to.equal(0);
  });

  it('sends nothing when it is run once more', async () => {
    const { code, out } = await cli(postArguments(FIRST_BLOCK, playground.url));
    expect(code).to.equal(8);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES - SHORT, transactions: 0 });
  });
});
