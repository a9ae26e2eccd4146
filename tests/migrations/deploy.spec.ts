import { Role, instructions } from '@co-staking/sdk';
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

  it('names a spare admin that can take the role at once, if there is one', async () => {
    const world = await World.create({ initialized: false });
    const spare = world.roles.pauser.publicKey;
    const environment = { ...environmentOf(world), SPARE_ADMIN: spare.toBase58() };
    assert.include(await migrate(providerOf(world), environment), `the spare admin ${spare.toBase58()}`);
    const config = await world.readConfig();
    assert.isTrue(config.pendingAdmin.equals(spare));
    assert.isTrue(config.pendingAdminMaturesAt <= (await world.chain.now()));
    const { instruction } = instructions.acceptRole({ nominee: spare, role: Role.Admin });
    await world.chain.run(instruction, [world.roles.pauser]);
    assert.isTrue((await world.readConfig()).admin.equals(spare));
  });

  it('does nothing a second time', async () => {
    const world = await World.create();
    assert.include(await migrate(providerOf(world), {}), 'nothing to do');
  });

  it('names every variable that is missing or no address, and sends nothing', async () => {
    const world = await World.create({ initialized: false });
    const environment = { ...environmentOf(world), SLASHER: 'nobody', PAUSER: '', SPARE_ADMIN: 'none' };
    assert.throws(
      () => settingsOf(environment),
      'SLASHER is not an address: nobody; PAUSER is not set; SPARE_ADMIN is not an address: none',
    );
    assert.isNull(await world.chain.account(world.config));
  });
});
