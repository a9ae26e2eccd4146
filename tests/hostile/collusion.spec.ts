import { PARTICIPANT_SEED, PROGRAM_ID, SlotState, findParticipantPda, instructions } from '@co-staking/sdk';
import { AuthorityType, createSetAuthorityInstruction } from '@solana/spl-token';
import { PublicKey, TransactionInstruction, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase, readCase } from '../support/caseSteps';
import { DAY } from '../support/clock';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { createAccount } from '../support/operators';
import { setCards, withdrawOverflow } from '../support/ownerSteps';
import { createTokenAccount } from '../support/tokens';
import { World, tokens, type TestDevice } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

/** Index of the account among those of `openParticipant`, after wallet and configuration. */
const PARTICIPANT_INDEX = 2;

/** The next bump below the first that gives an address for a wallet's account, and that address. */
function secondAddress(wallet: PublicKey): [number, PublicKey] {
  const [, first] = findParticipantPda({ id: wallet });
  for (let bump = first - 1; ; bump -= 1) {
    const seeds = [PARTICIPANT_SEED, wallet.toBytes(), Uint8Array.of(bump)];
    try {
      return [bump, PublicKey.createProgramAddressSync(seeds, PROGRAM_ID)];
    } catch {
      continue; // on the curve
    }
  }
}

async function slotsInUse(world: World, device: TestDevice): Promise<number> {
  return (await world.readDevice(device)).slots.filter(({ state }) => state !== SlotState.Empty).length;
}

describe('what docs/audit/trust.md and limits.md admit', () => {
  it('registrar and owner: a lower minimum frees none of the owner’s stake until the co-staker is out, however it is stepped down', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    let cards = 8;
    const { days, attacks } = await siege(
      world,
      () => [
        async () => {
          cards -= 1;
          await setCards(world, device, Math.max(cards, 1));
        },
        () => withdrawOverflow(world, device, 1n),
      ],
      { coStaker: coStakerLeaves(world, coStake) },
    );
    assert.equal(days.coStaker, 21);
    assert.equal(attacks, 7, 'every step was taken, and no overflow');
    assert.equal((await world.readDevice(device)).ownerStake, tokens(960));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('registrar and owner: the owner who leaves after a fall takes the co-staker along, and earns nothing alone', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    await setCards(world, device, 1);
    await world.unstakeOwner(device);
    assert.equal(await answerOf(world.postRewards(device, tokens(100))), 'DeviceInsufficient');
    const { days } = await siege(world, () => [], {
      coStaker: coStakerLeaves(world, coStake).slice(1),
      owner: ownerLeaves(world, device).slice(1),
    });
    assert.deepEqual(days, { coStaker: 14, owner: 14 });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('owner and co-staker: a co-stake let in after an infraction halves what can be taken of the owner for it', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const infractionAt = await world.chain.now();
    await world.chain.warpBy(3_600n);
    await world.accept(await world.openOffer(device, { amount: tokens(800), shareBps: 500 }));
    await withdrawOverflow(world, device, tokens(800));
    const testCase = await openCase(world, device, { infractionAt, stakeBps: 5_000, rewardsBps: 0 });
    const { ownerStake, hits } = await readCase(world, testCase);
    assert.deepEqual([ownerStake, hits.length], [tokens(400), 0]);
  });

  it('a co-staker who gives their associated account away keeps a slot of the device, for as long as they leave their stake idle', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { coStaker, device } = coStake;
    await world.unstakeCoStake(coStake);
    const other = world.newKeypair().publicKey;
    await world.chain.run(
      createSetAuthorityInstruction(
        coStaker.tokenAccount,
        coStaker.address,
        AuthorityType.AccountOwner,
        other,
        [],
        world.mintInput.tokenProgram,
      ),
      [coStaker.wallet],
    );
    await world.chain.warpBy(200n * DAY);
    const withdrawal = (caller: Keypair, destination = coStaker.tokenAccount) =>
      instructions.withdrawCoStake({
        caller: caller.publicKey,
        coStaker: coStaker.address,
        participant: coStaker.participant,
        device: device.address,
        offer: coStake.address,
        destination,
        ...world.mintInput,
      }).instruction;
    const { payer } = world.chain;
    await expectRefusal(world.chain, withdrawal(payer), [], 'WrongDestination');
    assert.equal(await slotsInUse(world, device), 1);
    // The co-staker names another account, and then all is as after any exit.
    const elsewhere = await createTokenAccount(world.chain, world.mint, coStaker.address);
    await world.chain.run(withdrawal(coStaker.wallet, elsewhere), [coStaker.wallet]);
    assert.equal(await world.balance(elsewhere), tokens(640));
    assert.equal(await slotsInUse(world, device), 0);
  });

  it('a registrar who occupies the first address of a wallet’s account: the wallet opens its account at another bump', async () => {
    const world = await World.create();
    const wallet = world.newKeypair();
    await world.giveLamports(wallet.publicKey);
    await createAccount(world, wallet.publicKey.toBytes());
    const { instruction } = instructions.openParticipant({ wallet: wallet.publicKey });
    const { ok } = await world.chain.send(instruction, [wallet]);
    assert.isFalse(ok, 'the address is taken');
    const [bump, participant] = secondAddress(wallet.publicKey);
    const data = Buffer.from(instruction.data);
    data[data.length - 1] = bump;
    const keys = instruction.keys.map((key, index) =>
      index === PARTICIPANT_INDEX ? { ...key, pubkey: participant } : key,
    );
    await world.chain.run(new TransactionInstruction({ ...instruction, keys, data }), [wallet]);
    const { wallets } = await world.readParticipant({ participant });
    assert.deepEqual(wallets.map(String), [String(wallet.publicKey)]);
  });
});
