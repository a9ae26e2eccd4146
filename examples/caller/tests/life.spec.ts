import { instructions } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../../../tests/support/clock';
import { expectOk } from '../../../tests/support/expectError';
import { expectRefusal } from '../../../tests/support/expectRefusal';
import { linkOf } from '../../../tests/support/operators';
import { giveNotice } from '../../../tests/support/ownerSteps';
import { payouts } from '../../../tests/support/payoutSteps';
import { tokens } from '../../../tests/support/world';
import { TreasuryWorld } from './support/world';

describe('a life with programs as both parties', () => {
  it('pays each treasury its share and its principal, and each rent back to its payer', async () => {
    const world = await TreasuryWorld.create();
    const { chain } = world;
    const lamports = async (address: PublicKey): Promise<bigint> =>
      (await chain.account(address))?.lamports ?? 0n;
    const send = (instruction: TransactionInstruction) => expectOk(chain.send(instruction));

    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    const { owner } = device;
    const paidIn = { owner: await lamports(owner.address), coStaker: await lamports(coStaker.address) };
    await world.postRewards(device, tokens(100));
    await send(payouts.coStakeRewards(world, coStake, { caller: coStaker.address }));
    await send(payouts.ownerRewards(world, device, { caller: owner.address }));
    assert.equal(await world.balance(coStaker.tokenAccount), tokens(1_000_000 - 640 + 74));
    assert.equal(await world.balance(owner.tokenAccount), tokens(1_000_000 - 960 + 26));

    await world.unstakeCoStake(coStake);
    const withdraw = payouts.coStake(world, coStake, { caller: coStaker.address });
    await chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS - 1n);
    await expectRefusal(chain, withdraw, [], 'StillLocked');
    await chain.warpBy(1n);
    await send(withdraw);
    assert.equal(await world.balance(coStaker.tokenAccount), tokens(1_000_000 + 74));

    await giveNotice(world, device);
    await world.unstakeOwner(device);
    await chain.warpBy(COOLDOWN_SECONDS);
    await send(payouts.ownerStake(world, device, { caller: owner.address }));
    assert.equal(await world.balance(owner.tokenAccount), tokens(1_000_000 + 26));
    assert.equal(await world.balance(device.stakeVault), 0n);

    // The owner's treasury paid for the offer, each treasury for its account and link.
    const offerRent = await lamports(coStake.address);
    const close = { device: device.address, offer: coStake.address, rentPayer: owner.address };
    await send(instructions.closeOffer({ ...close, caller: chain.payer.publicKey }).instruction);
    assert.equal(await lamports(owner.address), paidIn.owner + offerRent);
    const rents = (await lamports(coStaker.participant)) + (await lamports(linkOf(coStaker.address)));
    const leave = { wallet: coStaker.address, participant: coStaker.participant };
    await send(instructions.closeParticipant(leave).instruction);
    assert.equal(await lamports(coStaker.address), paidIn.coStaker + rents);
  });
});
