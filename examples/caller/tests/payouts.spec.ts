import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { expectOk } from '../../../tests/support/expectError';
import { expectRefusal } from '../../../tests/support/expectRefusal';
import { matured, payouts } from '../../../tests/support/payoutSteps';
import { createTokenAccount } from '../../../tests/support/tokens';
import { tokens, type Actor, type TestCoStake } from '../../../tests/support/world';
import { TreasuryWorld } from './support/world';

type Payout = (
  world: TreasuryWorld,
  coStake: TestCoStake,
  input: { caller?: Actor['address']; destination?: Actor['address'] },
) => TransactionInstruction;

/** Each payout, its recipient and its amount. */
const PAYOUTS: Record<string, [build: Payout, to: (coStake: TestCoStake) => Actor, amount: bigint]> = {
  claimCoStakeRewards: [
    (world, coStake, input) => payouts.coStakeRewards(world, coStake, input),
    ({ coStaker }) => coStaker,
    tokens(74),
  ],
  claimOwnerRewards: [
    (world, { device }, input) => payouts.ownerRewards(world, device, input),
    ({ device }) => device.owner,
    tokens(26),
  ],
  withdrawCoStake: [
    (world, coStake, input) => payouts.coStake(world, coStake, input),
    ({ coStaker }) => coStaker,
    tokens(640),
  ],
  withdrawOwnerStake: [
    (world, { device }, input) => payouts.ownerStake(world, device, input),
    ({ device }) => device.owner,
    tokens(960),
  ],
};

async function paidCoStake(): Promise<{ world: TreasuryWorld; coStake: TestCoStake }> {
  const world = await TreasuryWorld.create();
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  await matured(world, coStake);
  await world.unstakeOwner(coStake.device);
  await world.chain.warpBy(14n * 86_400n);
  return { world, coStake };
}

describe('payouts to a program', () => {
  for (const [name, [build, to, amount]] of Object.entries(PAYOUTS)) {
    it(`${name}: a stranger can pay a treasury, but only to its associated token account`, async () => {
      const { world, coStake } = await paidCoStake();
      const { address, tokenAccount } = to(coStake);
      const second = await createTokenAccount(world.chain, world.mint, address);
      const elsewhere = build(world, coStake, { destination: second });
      await expectRefusal(world.chain, elsewhere, [], 'NotAssociatedAccount');
      const before = await world.balance(tokenAccount);
      await expectOk(world.chain.send(build(world, coStake, {})));
      assert.equal(await world.balance(tokenAccount), before + amount);
    });

    it(`${name}: the treasury can name any token account that it owns; its authority is a stranger`, async () => {
      const { world, coStake } = await paidCoStake();
      const { address } = to(coStake);
      const { authority, key } = world.party({ publicKey: address });
      const second = await createTokenAccount(world.chain, world.mint, address);
      const byAuthority = build(world, coStake, { caller: authority, destination: second });
      await expectRefusal(world.chain, byAuthority, [key], 'NotAssociatedAccount');
      const ofAuthority = await world.newWallet({ wallet: key, holds: 0n });
      const stolen = build(world, coStake, { caller: address, destination: ofAuthority.tokenAccount });
      await expectRefusal(world.chain, stolen, [], 'WrongDestination');
      await expectOk(world.chain.send(build(world, coStake, { caller: address, destination: second })));
      assert.equal(await world.balance(second), amount);
    });
  }
});
