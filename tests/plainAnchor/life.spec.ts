import { Role, instructions } from '@co-staking/sdk';
import { TestProvider } from '@co-staking/sdk/testing';
import { assert } from 'chai';
import { PublicKey } from '@solana/web3.js';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { World, tokens } from '../support/world';
import { takeByHand } from './byHand';
import { coralDapp } from './coralDapp';
import { coreDapp } from './coreDapp';

const CLIENTS = { '@coral-xyz/anchor': coralDapp, '@anchor-lang/core': coreDapp };

/** The IDL resolves every other account. More in this list is a step back for those who call the program. */
const BY_HAND = {
  stake: { accounts: ['device', 'source'], arguments: [] },
  createOffer: { accounts: ['device'], arguments: ['nonce', 'bump'] },
  acceptOffer: { accounts: ['offer', 'participant', 'source'], arguments: [] },
  claimCoStakeRewards: { accounts: ['offer', 'destination'], arguments: [] },
  unstakeCoStake: { accounts: ['offer'], arguments: [] },
  withdrawCoStake: { accounts: ['offer', 'destination'], arguments: [] },
};

for (const [library, dappOf] of Object.entries(CLIENTS))
  describe(`a dApp without our SDK, on ${library}`, () => {
    it('goes from the first stake to the withdrawal with typed accounts', async () => {
      const world = await World.create({ kind: 'litesvm' });
      const { chain } = world;
      const { owner, ...device } = await world.newDevice();
      const coStaker = await world.newActor();
      const owning = dappOf(new TestProvider(chain, owner.wallet));
      const staking = dappOf(new TestProvider(chain, coStaker.wallet));
      takeByHand();

      assert.deepEqual(await owning.statusOf(device.address), { running: {} });
      await owning.stake(device.address, tokens(960));
      const offer = await owning.createOffer(device.address, {
        amount: tokens(640),
        shareBps: 7_400,
        counterparty: PublicKey.default,
      });
      assert.deepEqual(await staking.stateOf(offer), { open: {} });
      await staking.acceptOffer(offer);
      assert.deepEqual(await staking.stateOf(offer), { active: {} });
      const paid = await world.balance(coStaker.tokenAccount);

      await world.postRewards({ owner, ...device }, tokens(100));
      await staking.claim(offer);
      assert.equal(await world.balance(coStaker.tokenAccount), paid + tokens(74));
      await staking.unstake(offer);
      assert.deepEqual(await staking.stateOf(offer), { leaving: {} });
      await chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      await staking.withdraw(offer);
      assert.deepEqual(await staking.stateOf(offer), { withdrawn: {} });
      assert.equal(await world.balance(coStaker.tokenAccount), paid + tokens(74) + tokens(640));
      assert.deepEqual(takeByHand(), BY_HAND);
    });

    it('names roles by the enum', async () => {
      const world = await World.create({ kind: 'litesvm' });
      const nominee = await world.newActor();
      const { admin } = world.roles;
      const { instruction } = instructions.nominateRole({
        admin: admin.publicKey,
        role: Role.Pauser,
        nominee: nominee.address,
      });
      await world.chain.run(instruction, [admin]);
      takeByHand();
      await dappOf(new TestProvider(world.chain, nominee.wallet)).acceptRole({ pauser: {} });
      assert.isTrue((await world.readConfig()).pauser.equals(nominee.address));
      assert.deepEqual(takeByHand(), { acceptRole: { accounts: [], arguments: [] } });
    });
  });
