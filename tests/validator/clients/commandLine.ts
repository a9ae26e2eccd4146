import { fetchDevice } from '@co-staking/sdk';
import { assert } from 'chai';

import { cli, type Call, type CallOptions } from '../../cli/support/cli';
import { agreement, newDevice, newOffer, post } from '../life/agreement';
import { tokens, type Person, type Fixture } from '../fixture';

type Fields = Record<string, unknown>;

/** No device of another section or of a playground has it. */
const MODEL = 'Views 7e57';

/** Calls the command line on the fixture's chain. */
function commandLine(fixture: Fixture) {
  const call = (person: Person | null, words: string, options: CallOptions = {}): Promise<Call> =>
    cli([...words.split(' '), '-u', fixture.target.url, ...(person ? ['-k', person.file] : [])], options);
  return {
    call,
    /** The answer to a command that has to succeed. */
    async json<T = Fields>(person: Person | null, words: string): Promise<T> {
      const { code, out, err } = await call(person, `${words} -o json`);
      assert.equal(code, 0, `co-staking ${words}: ${err}`);
      return JSON.parse(out) as T;
    },
  };
}

/** Every view of the command line, and a few writes. */
export async function views(fixture: Fixture): Promise<void> {
  const { checks, connection } = fixture;
  const { call, json } = commandLine(fixture);
  const { landlord, tenant } = await fixture.people('landlord', 'tenant');
  const { device, offer } = await agreement(fixture, landlord, tenant);
  await post(fixture, device.address, tokens(1));
  const free = await newDevice(fixture, landlord, { model: MODEL, stake: tokens(800) });
  const open = await newOffer(fixture, free, { amount: tokens(800) });
  const staked = async () => (await fetchDevice(connection, device.address)).ownerStake;

  await checks.check('marketplace, in every format', async () => {
    const argv = ['marketplace', '--model', MODEL, '--sort', 'rewards', '-u', fixture.target.url];
    const { code, out, err } = await cli([...argv, '-o', 'json']);
    assert.equal(code, 0, err);
    const { rows, total } = JSON.parse(out) as { rows: Fields[]; total: number };
    assert.equal(total, 1);
    assert.include(rows[0]!, { offer: open.toBase58(), sharePercent: '74' });
    for (const format of ['table', 'csv']) {
      const shown = await cli([...argv, '-o', format]);
      assert.equal(shown.code, 0, shown.err);
      assert.include(shown.out, open.toBase58());
    }
  });

  await checks.check('show: device, offer, participant, config', async () => {
    const shownDevice = await json(null, `show device ${device.id}`);
    assert.include(shownDevice, { minimumStake: '1600', ownerStake: '960', countedStake: '1600' });
    const shownOffer = await json(null, `show offer ${device.id}:0`);
    assert.include(shownOffer, { state: 'active', principal: '640', rewardsUnclaimed: '0.74' });
    const account = await json(null, `show participant --of ${tenant.address.toBase58()}`);
    assert.include(account, { participant: tenant.participant.toBase58(), claims: 1 });
    const config = await json(null, 'show config');
    assert.include(config, { registrar: fixture.roles.registrar.address.toBase58(), wait: '7 days' });
    const missing = await call(null, 'show device 7e570000-0000-4000-8000-ffffffffffff');
    assert.equal(missing.code, 7);
  });

  await checks.check('my co-stakes, my devices, why', async () => {
    const coStakes = await json<Fields[]>(tenant, 'my co-stakes');
    assert.deepInclude(
      coStakes.map(({ offer, principal }) => ({ offer, principal })),
      { offer: offer.toBase58(), principal: '640' },
    );
    const devices = await json<Fields[]>(landlord, 'my devices');
    assert.includeMembers(
      devices.map(({ id }) => id),
      [device.id, free.id],
    );
    const why = await json<Fields[]>(tenant, `why ${open.toBase58()} --action accept-offer`);
    assert.include(JSON.stringify(why), '"possible":true');
  });

  await checks.check('history and calendar', async () => {
    const entries = await json<Fields[]>(null, `history --device ${device.id} --commitment confirmed`);
    const types = entries.map(({ type }) => type);
    assert.includeMembers(types, ['Staked', 'RewardsEarned']);
    await fixture.finality();
    await call(tenant, `unstake-co-stake ${device.id}:0 --yes`);
    const { code, out, err } = await call(tenant, 'calendar --commitment confirmed');
    assert.equal(code, 0, err);
    assert.lengthOf(out.match(/BEGIN:VEVENT/g) ?? [], 2);
  });

  await checks.check('watch reports a change, and ends on request', async () => {
    const stop = new AbortController();
    let heard = '';
    const watching = call(null, `watch ${device.id} --every 1s -o json`, {
      stop: stop.signal,
      onOut: (text) => (heard += text),
    });
    // Its first look is not reported, and may come after this change.
    await fixture.until(async () => {
      if (!heard.includes('"field":"ownerStake"')) await json(landlord, `stake ${device.id} 1 --yes`);
      return heard.includes('"field":"ownerStake"');
    });
    stop.abort();
    assert.equal((await watching).code, 0);
  });

  await checks.check('a write that is simulated, printed, sent, and looked up', async () => {
    const before = await staked();
    const simulated = await json(landlord, `stake ${device.id} 5 --simulate`);
    assert.isAbove(Number(simulated['units']), 0);
    assert.property(await json(landlord, `stake ${device.id} 5 --print-only`), 'transaction');
    assert.equal(await staked(), before);
    const { signature } = await json<{ signature: string }>(landlord, `stake ${device.id} 5 --yes`);
    assert.equal(await staked(), before + tokens(5));
    const status = await json(null, `status ${signature}`);
    assert.include(JSON.stringify(status), signature);
    const refused = await call(tenant, `stake ${device.id} 5 --yes`);
    assert.equal(refused.code, 3);
    assert.include(refused.err, "only the device's owner may do this");
    assert.equal(await staked(), before + tokens(5));
  });
}
