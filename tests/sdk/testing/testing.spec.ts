import {
  CHANGE_DELAY_SECONDS,
  COOLDOWN_SECONDS,
  CoStakingError,
  Role,
  fetchDevice,
  findOffers,
  instructions,
  connectionSource,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { START, TestProvider, World, handOverRole, testChain, tokens } from '@co-staking/sdk/testing';
import { type AnchorError, Program } from '@coral-xyz/anchor';
import { Keypair, SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import { assert } from 'chai';

/** The program's accounts and methods as Anchor's client makes them, without their types. */
const programOf = (provider: TestProvider) => new Program(IDL, provider);

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('nothing was thrown'),
    (error: unknown) => error,
  );
}

for (const kind of ['bankrun', 'litesvm'] as const)
  describe(`testing on ${kind}`, () => {
    let world: World;
    before(async () => {
      world = await World.create({ kind });
    });

    it('starts at the first second of 2026, and travels', async () => {
      const chain = await testChain({ kind });
      assert.equal(await chain.now(), START);
      await chain.warpBy(90n);
      await chain.warpBy(10n);
      assert.equal(await chain.now(), START + 100n);
    });

    it('makes the devices and offers that a test asks for', async () => {
      const id = '0e2b3c4d-0000-4000-8000-00000000abcd';
      const device = await world.newDevice({ id, model: 'H100', cards: 2, stake: tokens(300) });
      const { model, hardware, ownerStake } = await fetchDevice(world.reader, device.address);
      assert.deepEqual([model, hardware.minimum, ownerStake], ['H100', tokens(400), tokens(300)]);
      const offer = await world.openOffer(device, { amount: tokens(100), shareBps: 2_500 });
      const coStake = await world.accept(offer);
      assert.equal((await world.readOffer(coStake)).principal, tokens(100));
    });

    it('says who has not signed', async () => {
      const { publicKey } = Keypair.generate();
      const move = SystemProgram.transfer({ fromPubkey: publicKey, toPubkey: publicKey, lamports: 1 });
      const error = await thrown(world.chain.send(move));
      assert.equal((error as Error).message, `${publicKey.toBase58()} must sign`);
    });

    it("serves Anchor's client: fetches, sends, and explains a refusal", async () => {
      const device = await world.fullyStaked();
      const program = programOf(new TestProvider(world.chain, device.owner.wallet));
      const accounts = { owner: device.owner.address, device: device.address };
      const signature = await program.methods['giveNotice']!().accounts(accounts).rpc();
      assert.match(signature, /^[1-9A-HJ-NP-Za-km-z]{80,90}$/);
      const { noticeGivenAt } = await world.readDevice(device);
      assert.equal(noticeGivenAt, await world.chain.now());
      const stranger = await world.newActor();
      const other = programOf(new TestProvider(world.chain, stranger.wallet));
      const wrong = { owner: stranger.address, device: device.address };
      const error = await thrown(other.methods['giveNotice']!().accounts(wrong).rpc());
      assert.equal((error as AnchorError).error.errorCode.code, 'NotDeviceOwner');
    });

    it('takes a versioned transaction', async () => {
      const device = await world.fullyStaked();
      const input = { owner: device.owner.address, device: device.address };
      const message = new TransactionMessage({
        payerKey: device.owner.address,
        recentBlockhash: SystemProgram.programId.toBase58(),
        instructions: [instructions.giveNotice(input).instruction],
      });
      const provider = new TestProvider(world.chain, device.owner.wallet);
      await provider.sendAndConfirm(new VersionedTransaction(message.compileToV0Message()));
      assert.equal((await world.readDevice(device)).noticeGivenAt, await world.chain.now());
    });

    it('waits until an owner is free to leave', async () => {
      const { device } = await world.coStaked();
      const error = await thrown(world.unstakeOwner(device));
      assert.equal((error as CoStakingError).code, 'OwnerCommitted');
      await world.passCommitment(device);
      await world.unstakeOwner(device);
      const leaving = await world.readDevice(device);
      assert.equal(leaving.ownerCooldownEndsAt, (await world.chain.now()) + COOLDOWN_SECONDS);
      // Nothing binds any more: the clock stays.
      await world.passCommitment(device);
      assert.equal(await world.chain.now(), leaving.ownerCooldownEndsAt - COOLDOWN_SECONDS);
    });

    it('hands a role over in a line, with the 42 days that it takes', async () => {
      const another = await World.create({ kind });
      const [arbiter, pauser] = [(await another.newWallet()).wallet, (await another.newWallet()).wallet];
      await handOverRole(another, Role.Pauser, pauser);
      assert.equal(await another.chain.now(), START);
      await handOverRole(another, Role.Arbiter, arbiter);
      assert.equal(await another.chain.now(), START + CHANGE_DELAY_SECONDS);
      const config = await another.readConfig();
      assert.isTrue(config.arbiter.equals(arbiter.publicKey) && config.pauser.equals(pauser.publicKey));
    });

    it('throws refusals as the SDK names them', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      const error = await thrown(world.unstakeCoStake(coStake));
      assert.isTrue(error instanceof CoStakingError);
      assert.equal((error as CoStakingError).code, 'CoStakeNotActive');
    });
  });

describe('testing: searching', () => {
  const find = async (world: World) => {
    const { coStaker } = await world.coStaked();
    const { connection } = new TestProvider(world.chain);
    return findOffers(connectionSource(connection), { coStaker: coStaker.address });
  };

  it('finds accounts on LiteSVM', async () => {
    assert.equal((await find(await World.create({ kind: 'litesvm' }))).length, 1);
  });

  it('says that bankrun cannot', async () => {
    const error = await thrown(find(await World.create({ kind: 'bankrun' })));
    assert.equal((error as Error).message, "bankrun cannot search accounts; use kind 'litesvm'");
  });
});
