import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Program } from '@coral-xyz/anchor';
import { CoStakingError, instructions } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { TestProvider, World } from '@co-staking/sdk/testing';

for (const kind of ['litesvm', 'bankrun'])
  describe(`Anchor's client on ${kind}`, () => {
    let world;
    let device;
    let program;
    before(async () => {
      world = await World.create({ kind });
      device = await world.fullyStaked();
      program = new Program(IDL, new TestProvider(world.chain, device.owner.wallet));
    });

    it('fetches accounts', async () => {
      const account = await program.account.device.fetch(device.address);
      deepEqual(account.owner, device.owner.address);
    });

    it('sends instructions', async () => {
      const accounts = { owner: device.owner.address, device: device.address };
      const signature = await program.methods.giveNotice().accounts(accounts).rpc();
      equal(typeof signature, 'string');
      const { noticeGivenAt } = await world.readDevice(device);
      equal(noticeGivenAt, await world.chain.now());
    });

    it('throws refusals that the SDK reads', async () => {
      const input = { owner: device.owner.address, device: device.address, amount: 1n, ...world.mintInput };
      const { instruction } = instructions.withdrawOverflow(input);
      const refused = world.chain.run(instruction, [device.owner.wallet]);
      await rejects(refused, (error) => error instanceof CoStakingError && error.code.length > 0);
    });
  });
