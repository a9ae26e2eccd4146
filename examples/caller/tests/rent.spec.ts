import { findOfferPda, instructions } from '@co-staking/sdk';
import { SystemProgram, type PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { expectOk } from '../../../tests/support/expectError';
import { expectRefusal } from '../../../tests/support/expectRefusal';
import { createAccount, link, linkOf } from '../../../tests/support/operators';
import { matured, payouts } from '../../../tests/support/payoutSteps';
import { tokens, type Actor } from '../../../tests/support/world';
import { CALLER_ID } from './support/program';
import { TreasuryWorld } from './support/world';

/** The system program's log before it refuses with `invalid program argument`. */
const NO_DATA = 'Transfer: `from` must not carry data';

/** A treasury in which the example keeps its own data: the example owns it, not the system program. */
async function withData(world: TreasuryWorld, actor: Actor): Promise<Actor> {
  const state = { lamports: 10_000_000_000n, owner: CALLER_ID, executable: false };
  await world.chain.setAccount(actor.address, { ...state, data: new Uint8Array(8).fill(1) });
  return actor;
}

/** The same, after the registrar has opened an account for it: the registrar paid. */
async function linkedWithData(world: TreasuryWorld): Promise<Actor> {
  const actor = await withData(world, await world.newWallet());
  const participant = await createAccount(world, new Uint8Array(32).fill(9));
  await link(world, actor, participant);
  return { ...actor, participant };
}

describe('rent of a program', () => {
  let world: TreasuryWorld;
  const setLamports = (address: PublicKey, lamports: bigint) => {
    const state = { data: new Uint8Array(), owner: SystemProgram.programId, executable: false };
    return world.chain.setAccount(address, { ...state, lamports });
  };

  beforeEach(async () => {
    world = await TreasuryWorld.create();
  });

  it('is paid by a treasury without data, to the lamport', async () => {
    const wallet = await world.newWallet();
    const open = instructions.openParticipant({ wallet: wallet.address });
    const accounts = [open.participant, linkOf(wallet.address)];
    await expectOk(world.chain.send(open.instruction));
    const states = await Promise.all(accounts.map((address) => world.chain.account(address)));
    const rent = states.reduce((sum, state) => sum + state!.lamports, 0n);

    const poor = await world.newWallet();
    await setLamports(poor.address, rent - 1n);
    const { instruction } = instructions.openParticipant({ wallet: poor.address });
    await expectRefusal(world.chain, instruction, [], { system: 1 });
    await setLamports(poor.address, rent);
    await expectOk(world.chain.send(instruction));
    assert.equal((await world.chain.account(poor.address))?.lamports ?? 0n, 0n);
  });

  it('cannot be paid by an address with data: openParticipant and createOffer', async () => {
    const actor = await withData(world, await world.newWallet());
    const { instruction } = instructions.openParticipant({ wallet: actor.address });
    await expectRefusal(world.chain, instruction, [], { runtime: 'invalid program argument' });
    const { logs } = await world.chain.send(instruction);
    assert.include(logs.join('\n'), NO_DATA);

    const owner = await linkedWithData(world);
    const device = await world.fullyStaked({ owner });
    const offer = instructions.createOffer({
      owner: owner.address,
      device: device.address,
      nonce: 0,
      amount: tokens(640),
      shareBps: 7_400,
    });
    await expectRefusal(world.chain, offer.instruction, [], { runtime: 'invalid program argument' });
    assert.isNull(await world.chain.account(findOfferPda({ device: device.address, nonce: 0 })[0]));
  });

  it('does not affect a co-staker with data whose account the registrar opened', async () => {
    const coStaker = await linkedWithData(world);
    const device = await world.newDevice({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device), coStaker);
    await world.postRewards(device, tokens(100));
    await expectOk(world.chain.send(payouts.coStakeRewards(world, coStake, { caller: coStaker.address })));
    await matured(world, coStake);
    await expectOk(world.chain.send(payouts.coStake(world, coStake, { caller: coStaker.address })));
    assert.equal(await world.balance(coStaker.tokenAccount), tokens(1_000_000 + 74));
  });

  it('does not affect an owner with data who creates no offer', async () => {
    const owner = await linkedWithData(world);
    const device = await world.fullyStaked({ owner });
    await world.postRewards(device, tokens(100));
    await expectOk(world.chain.send(payouts.ownerRewards(world, device, { caller: owner.address })));
    await world.unstakeOwner(device);
    await world.chain.warpBy(14n * 86_400n);
    await expectOk(world.chain.send(payouts.ownerStake(world, device, { caller: owner.address })));
    assert.equal(await world.balance(owner.tokenAccount), tokens(1_000_000 + 100));
  });
});
