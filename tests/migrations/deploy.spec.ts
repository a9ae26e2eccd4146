import { assert } from 'chai';

import { migrate, settingsOf } from '../../migrations/initialize';
import { World } from '../support/world';
import { environmentOf, providerOf } from './support';

describe('migration', () => {
  it('initialises a deployed program with the roles of the environment', async () => {
    const world = await World.create({ initialized: false });
    const text = await migrate(providerOf(world), environmentOf(world));
    assert.include(text, world.mint.address.toBase58());
    const config = await world.readConfig();
    assert.isTrue(config.admin.equals(world.chain.payer.publicKey));
    assert.isTrue(config.arbiter.equals(world.roles.arbiter.publicKey));
    assert.isTrue(config.mint.equals(world.mint.address));
  });

  it('does nothing a second time', async () => {
    const world = await World.create();
    assert.include(await migrate(providerOf(world), {}), 'nothing to do');
  });

  it('names every variable that is missing or no address, and sends nothing', async () => {
    const world = await World.create({ initialized: false });
    const environment = { ...environmentOf(world), SLASHER: 'nobody', PAUSER: '' };
    assert.throws(() => settingsOf(environment), 'SLASHER is not an address: nobody; PAUSER is not set');
    assert.isNull(await world.chain.account(world.config));
  });
});
