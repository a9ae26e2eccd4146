import { fetchDevice, findOffers, connectionSource } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { expect } from 'chai';
import { join } from 'node:path';

import { buildFleet, writeLines, type FleetDevice } from './support/fleet';
import { Session } from './support/session';

describe('co-staking bulk: the files of an owner', function () {
  this.timeout(120_000);
  let session: Session;
  let fleet: FleetDevice[];
  let connection: Connection;
  let decimals: bigint;

  before(async () => {
    session = await Session.start('bulk files');
    fleet = (await buildFleet(session.playground, session.folder, { count: 5, short: 4 })).slice(1);
    connection = new Connection(session.playground.url, 'confirmed');
    decimals = 10n ** BigInt(session.playground.decimals);
  });
  after(() => session.stop());

  const run = (words: string, name = 'owner') =>
    session.as(name, `bulk ${words} --journal ${join(session.folder, 'bulk.ndjson')} -o json`);
  const told = (out: string): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
  const stakes = async (): Promise<bigint[]> => {
    const devices = await Promise.all(fleet.map(({ address }) => fetchDevice(connection, address)));
    return devices.map(({ ownerStake }) => ownerStake / decimals);
  };
  const file = (name: string, head: string, rows: readonly string[]): string =>
    writeLines(session.folder, name, [head, ...fleet.map(({ id }, at) => `${id},${rows[at]!}`)]);

  it('stakes up to what the file says, and nothing in a second run', async () => {
    const path = file('stakes.csv', 'device,stake', ['150', '160', '170', '200']);
    const first = await run(`stake ${path} --yes`);
    expect(first.code, first.err).to.equal(0);
    expect(await stakes()).to.deep.equal([150n, 160n, 170n, 200n]);
    const again = await run(`stake ${path} --yes`);
    expect([again.code, told(again.out)['doneBefore'], told(again.out)['transactions']]).to.deep.equal([
      0, 4, 0,
    ]);
    expect(await stakes()).to.deep.equal([150n, 160n, 170n, 200n]);
  });

  it('adds only what is missing, and says so before', async () => {
    const path = file('more.csv', 'device,stake', ['150', '165', '170', '200']);
    const { code, err } = await session.as(
      'owner',
      `bulk stake ${path} --journal ${join(session.folder, 'bulk.ndjson')}`,
      {
        answers: ['y'],
      },
    );
    expect(code, err).to.equal(0);
    expect(err)
      .to.contain('This will stake 5 tokens for 1 devices')
      .and.to.contain(`  ${fleet[1]!.id}: 5 tokens more`);
    expect(await stakes()).to.deep.equal([150n, 165n, 170n, 200n]);
  });

  it('sends nothing if one line cannot be done, or the wallet holds too little', async () => {
    const missing = '00000000-0000-4000-8000-00000000dead';
    const path = writeLines(session.folder, 'wrong.csv', [
      'device,stake',
      `${fleet[0]!.id},300`,
      `${missing},200`,
    ]);
    const wrong = await run(`stake ${path} --yes`);
    expect([wrong.code, wrong.out]).to.deep.equal([3, '']);
    expect(wrong.err).to.contain(`line 3: ${missing}: there is no such device (NotFound)`);
    const rich = await run(
      `stake ${file('rich.csv', 'device,stake', ['9000000000', '9000000000', '1', '1'])} --yes`,
    );
    expect([rich.code, rich.out]).to.deep.equal([3, '']);
    const notOwner = await run(
      `stake ${writeLines(session.folder, 'foreign.csv', ['device,stake', `${fleet[0]!.id},300`])} --yes`,
      'visitor',
    );
    expect([notOwner.code, notOwner.err.includes('NotDeviceOwner')]).to.deep.equal([3, true]);
    expect(await stakes()).to.deep.equal([150n, 165n, 170n, 200n]);
  });

  it('creates the offers of a file, shows their terms before, and creates none twice', async () => {
    const path = file('offers.csv', 'device,amount,share', ['50,74', '40,60', '30,12.5', '100,50']);
    const declined = await session.as(
      'owner',
      `bulk create-offer ${path} --journal ${join(session.folder, 'bulk.ndjson')}`,
      {
        answers: ['n'],
      },
    );
    expect(declined.code).to.equal(6);
    expect(declined.err)
      .to.contain('This will offer 4 co-stakes of 220 tokens together')
      .and.to.contain(`  ${fleet[2]!.id}: 30 tokens for 12.5 % of the rewards, never expires`);
    const offers = async (): Promise<[number, bigint, number][]> => {
      const found = await Promise.all(
        fleet.map(({ address }) => findOffers(connectionSource(connection), { device: address })),
      );
      return found.flat().map(({ nonce, amount, shareBps }) => [nonce, amount / decimals, shareBps]);
    };
    expect(await offers()).to.deep.equal([]);
    const first = await run(`create-offer ${path} --yes`);
    expect(first.code, first.err).to.equal(0);
    const created: [number, bigint, number][] = [
      [0, 50n, 7_400],
      [0, 40n, 6_000],
      [0, 30n, 1_250],
      [0, 100n, 5_000],
    ];
    expect(await offers()).to.deep.equal(created);
    const again = await run(`create-offer ${path} --yes`);
    expect([again.code, told(again.out)['doneBefore'], told(again.out)['transactions']]).to.deep.equal([
      0, 4, 0,
    ]);
    expect(await offers()).to.deep.equal(created);
    const verified = await session.as(null, `operator verify ${join(session.folder, 'bulk.ndjson')} -o json`);
    expect([verified.code, told(verified.out)['faults']]).to.deep.equal([0, 0]);
  });
});
