import { DeviceStatus, NOTICE_HOLD_SECONDS, SlotState, instructions, type Device } from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, link, pause } from '../support/operators';
import { giveNotice } from '../support/ownerSteps';
import { World, tokens, type DeviceOptions, type WorldOptions } from '../support/world';

async function setUp(options: DeviceOptions = {}, worldOptions: WorldOptions = {}) {
  const world = await World.create(worldOptions);
  const { chain, roles } = world;
  const device = await world.newDevice(options);
  const build = (authority: Keypair): TransactionInstruction =>
    instructions.terminateDevice({ authority: authority.publicKey, device: device.address }).instruction;
  const terminate = async (authority: Keypair): Promise<Device> => {
    await expectOk(chain.send(build(authority), [authority]));
    return world.readDevice(device);
  };
  const hire = async (seconds: bigint): Promise<bigint> => {
    const hiredUntil = (await chain.now()) + seconds;
    await world.report(device, { status: DeviceStatus.Running, hiredUntil });
    return hiredUntil;
  };
  const { registrar } = roles;
  return { world, chain, registrar, owner: device.owner.wallet, device, build, terminate, hire };
}

describe('terminateDevice', () => {
  for (const who of ['owner', 'registrar'] as const) {
    it(`lets the ${who} end the device, and changes nothing but status and time`, async () => {
      const { world, chain, device, terminate, ...keys } = await setUp({ stake: tokens(1_600) });
      const before = await world.readDevice(device);
      await chain.warpBy(HOUR);
      assertChanged(before, await terminate(keys[who]), {
        status: DeviceStatus.Terminated,
        terminatedAt: await chain.now(),
      });
    });

    it(`records who terminated the device: the ${who}`, async () => {
      const { chain, device, build, ...keys } = await setUp({}, { kind: 'litesvm' });
      const outcome = await expectOk(chain.send(build(keys[who]), [keys[who]]));
      const data = { device: device.address, by: keys[who].publicKey, at: await chain.now() };
      assertEvents(outcome, ['DeviceTerminated', data]);
    });
  }

  it('unstakes nothing: stake, offer and co-stake stay where they are', async () => {
    const { world, registrar, device, terminate } = await setUp({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device));
    const open = await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 });
    await world.postRewards(device, 1_000n);
    const offers = [await world.readOffer(coStake), await world.readOffer(open)];
    const balances = async (): Promise<bigint[]> =>
      Promise.all([device.stakeVault, device.rewardVault].map((vault) => world.balance(vault)));
    const before = await balances();

    const { slots } = await terminate(registrar);
    assert.deepEqual(
      slots.map(({ state }) => state),
      [SlotState.Active, SlotState.Open, SlotState.Empty, SlotState.Empty],
    );
    assert.deepEqual([await world.readOffer(coStake), await world.readOffer(open)], offers);
    assert.deepEqual(await balances(), before);
    assert.deepEqual(before, [tokens(1_600), 1_000n]);
  });

  it('ends rewards, stakes, offers and acceptances at once', async () => {
    const { world, owner, device, terminate } = await setUp({ stake: tokens(960) });
    const open = await world.openOffer(device);
    await terminate(owner);
    const attempts = [
      () => world.stake(device, 1n),
      () => world.openOffer(device, { amount: tokens(1) }),
      () => world.accept(open),
      () => world.postRewards(device, 1n),
    ];
    for (const attempt of attempts) assert.equal(await answerOf(attempt()), 'DeviceTerminated');
  });

  it('lets a co-staker leave without the wait, and the owner with a cooldown', async () => {
    const { world, chain, registrar, device, terminate } = await setUp({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device));
    await terminate(registrar);
    const now = await chain.now();
    await world.unstakeCoStake(coStake);
    await world.unstakeOwner(device);
    const { slots, ownerCooldownEndsAt } = await world.readDevice(device);
    assert.equal(slots[0]!.cooldownEndsAt, now + 14n * DAY);
    assert.equal(ownerCooldownEndsAt, now + 14n * DAY);
  });

  for (const status of [DeviceStatus.Inactive, DeviceStatus.Down, DeviceStatus.Idle]) {
    it(`ends a device of status ${status}`, async () => {
      const { owner, terminate } = await setUp({ status });
      assert.equal((await terminate(owner)).status, DeviceStatus.Terminated);
    });
  }

  it('works while entries are paused', async () => {
    const { world, owner, terminate } = await setUp();
    await pause(world, HOUR);
    assert.equal((await terminate(owner)).status, DeviceStatus.Terminated);
  });

  it('refuses anyone but owner and registrar', async () => {
    const { world, chain, device, build } = await setUp({ stake: tokens(960) });
    const { coStaker } = await world.accept(await world.openOffer(device));
    const { admin, slasher } = world.roles;
    for (const other of [admin, slasher, coStaker.wallet])
      await expectRefusal(chain, build(other), [other], 'NotOwnerNorRegistrar');
  });

  it('refuses another wallet of the owner’s account', async () => {
    const { world, chain } = await setUp();
    const participant = await createAccount(world, idOf(1));
    const [owner, other] = [await world.newWallet(), await world.newWallet()];
    await link(world, owner, participant);
    await link(world, other, participant);
    const device = await world.newDevice({ owner: { ...owner, participant } });
    const input = { authority: other.address, device: device.address };
    const { instruction } = instructions.terminateDevice(input);
    await expectRefusal(chain, instruction, [other.wallet], 'NotOwnerNorRegistrar');
  });

  it('refuses the owner of another device', async () => {
    const { world, chain, build } = await setUp();
    const { owner } = await world.newDevice();
    await expectRefusal(chain, build(owner.wallet), [owner.wallet], 'NotOwnerNorRegistrar');
  });

  describe('while the device is hired', () => {
    it('refuses the owner until the very second in which the hire ends', async () => {
      const { chain, owner, build, hire } = await setUp();
      const hiredUntil = await hire(HOUR);
      await expectRefusal(chain, build(owner), [owner], 'DeviceHired');
      await warpAround(chain, hiredUntil, 'the second before');
      await expectRefusal(chain, build(owner), [owner], 'DeviceHired');
      await warpAround(chain, hiredUntil, 'the very second');
      await expectOk(chain.send(build(owner), [owner]));
    });

    it('lets the registrar end it, and the hire stays on record', async () => {
      const { registrar, terminate, hire } = await setUp();
      const hiredUntil = await hire(HOUR);
      const device = await terminate(registrar);
      assert.deepEqual([device.status, device.hiredUntil], [DeviceStatus.Terminated, hiredUntil]);
    });

    it('lets the owner end it 14 days after notice, however often the hire is renewed', async () => {
      const { world, chain, owner, device, build, hire } = await setUp({ stake: tokens(1_600) });
      await hire(2n * DAY);
      await giveNotice(world, device);
      const { noticeGivenAt } = await world.readDevice(device);
      await chain.warpTo(noticeGivenAt + NOTICE_HOLD_SECONDS - HOUR);
      await hire(2n * DAY);
      await warpAround(chain, noticeGivenAt + NOTICE_HOLD_SECONDS, 'the second before');
      await expectRefusal(chain, build(owner), [owner], 'DeviceHired');
      await warpAround(chain, noticeGivenAt + NOTICE_HOLD_SECONDS, 'the very second');
      await expectOk(chain.send(build(owner), [owner]));
    });

    it('holds back a registrar who owns the device', async () => {
      const { world, chain } = await setUp();
      const { registrar } = world.roles;
      const address = registrar.publicKey;
      const open = instructions.openParticipant({ wallet: address });
      await chain.run(open.instruction, [registrar]);
      const tokenAccount = world.tokenAccountOf(address);
      const owner = { wallet: registrar, address, participant: open.participant, tokenAccount };
      const device = await world.newDevice({ owner });
      const hiredUntil = (await chain.now()) + HOUR;
      await world.report(device, { status: DeviceStatus.Running, hiredUntil });
      assert.equal(await answerOf(world.terminate(device)), 'DeviceHired');
    });
  });

  describe('within the wait that an acceptance commits the owner for', () => {
    for (const [side, committed] of [
      ['the second before', true],
      ['the very second', false],
      ['the second after', false],
    ] as const)
      it(`${committed ? 'refuses' : 'lets'} the owner ${side} it ends`, async () => {
        const { world, chain, owner, device, build } = await setUp({ stake: tokens(960) });
        await world.accept(await world.openOffer(device));
        const [slot] = (await world.readDevice(device)).slots;
        await expectRefusal(chain, build(owner), [owner], 'OwnerCommitted');
        await warpAround(chain, slot!.committedUntil, side);
        if (committed) await expectRefusal(chain, build(owner), [owner], 'OwnerCommitted');
        else await expectOk(chain.send(build(owner), [owner]));
      });

    it('lets the registrar end it, and the owner leave then', async () => {
      const { world, registrar, device, terminate } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      await terminate(registrar);
      await world.unstakeOwner(device);
    });

    it('lets the owner once the co-staker leaves', async () => {
      const { world, owner, device, terminate } = await setUp({ stake: tokens(960) });
      await world.unstakeCoStake(await world.accept(await world.openOffer(device)));
      assert.equal((await terminate(owner)).status, DeviceStatus.Terminated);
    });

    it('refuses because of the hire first', async () => {
      const { world, chain, owner, device, build, hire } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      await hire(HOUR);
      await expectRefusal(chain, build(owner), [owner], 'DeviceHired');
    });
  });

  it('refuses a device that is terminated already', async () => {
    const { chain, owner, registrar, build, terminate } = await setUp();
    await terminate(registrar);
    for (const key of [owner, registrar]) await expectRefusal(chain, build(key), [key], 'DeviceTerminated');
  });
});
