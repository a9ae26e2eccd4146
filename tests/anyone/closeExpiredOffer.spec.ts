import { SlotState, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { World, tokens, type TestOffer } from '../support/world';

const build = (
  world: World,
  { address, device }: TestOffer,
  input: Partial<instructions.CloseExpiredOfferInput> = {},
) =>
  instructions.closeExpiredOffer({
    caller: world.chain.payer.publicKey,
    device: device.address,
    offer: address,
    rentPayer: device.owner.address,
    ...input,
  }).instruction;

describe('closeExpiredOffer', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  const expiring = async (on = world): Promise<TestOffer> =>
    on.openOffer(await on.fullyStaked(), { expiresAt: (await on.chain.now()) + HOUR });

  it('closes an expired offer, frees its slot, and gives the rent back to its payer', async () => {
    const offer = await expiring();
    await world.chain.warpBy(HOUR);
    const { owner } = offer.device;
    const rent = (await world.chain.account(offer.address))!.lamports;
    const before = (await world.chain.account(owner.address))!.lamports;
    await world.chain.run(build(world, offer));
    assert.isNull(await world.chain.account(offer.address));
    assert.equal((await world.chain.account(owner.address))!.lamports, before + rent);
    const { slots, offerCount } = await world.readDevice(offer.device);
    assert.equal(slots[0]!.state, SlotState.Empty);
    assert.equal(offerCount, 0);
  });

  it('also gives lamports that strangers added to the payer of the rent', async () => {
    const offer = await expiring();
    await world.chain.warpBy(HOUR);
    const state = (await world.chain.account(offer.address))!;
    await world.chain.setAccount(offer.address, { ...state, lamports: state.lamports + 5n });
    const { address } = offer.device.owner;
    const before = (await world.chain.account(address))!.lamports;
    await world.chain.run(build(world, offer));
    assert.equal((await world.chain.account(address))!.lamports, before + state.lamports + 5n);
  });

  it('records who closed it in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const offer = await expiring(litesvm);
    await litesvm.chain.warpBy(HOUR);
    assertEvents(await litesvm.chain.run(build(litesvm, offer)), [
      'OfferClosed',
      {
        device: offer.device.address,
        offer: offer.address,
        nonce: 0,
        by: litesvm.chain.payer.publicKey,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses until the second before the expiry', async () => {
    for (const side of ['the second before', 'the very second', 'the second after'] as const) {
      const offer = await expiring();
      const { expiresAt } = await world.readOffer(offer);
      await warpAround(world.chain, expiresAt, side);
      if (side === 'the second before')
        await expectRefusal(world.chain, build(world, offer), [], 'OfferNotExpired');
      else await world.chain.run(build(world, offer));
    }
  });

  it('closes any open offer of a terminated device, and none without expiry before', async () => {
    const offer = await world.openOffer(await world.fullyStaked());
    await world.chain.warpBy(1_000n * HOUR);
    await expectRefusal(world.chain, build(world, offer), [], 'OfferNotExpired');
    await world.terminate(offer.device);
    await world.chain.run(build(world, offer));
    assert.isNull(await world.chain.account(offer.address));
  });

  it('refuses an accepted offer, and one that is already closed', async () => {
    const coStake = await world.coStaked({ expiresAt: (await world.chain.now()) + HOUR });
    await world.chain.warpBy(HOUR);
    await expectRefusal(world.chain, build(world, coStake), [], 'OfferNotOpen');
    const offer = await expiring();
    await world.chain.warpBy(HOUR);
    await world.chain.run(build(world, offer));
    await expectRefusal(world.chain, build(world, offer), [], { anchor: 3007 });
  });

  it('refuses to send the rent elsewhere', async () => {
    const offer = await expiring();
    await world.chain.warpBy(HOUR);
    const stranger = await world.newActor({ holds: tokens(1) });
    const steal = build(world, offer, { rentPayer: stranger.address });
    await expectRefusal(world.chain, steal, [], 'WrongRentPayer');
  });
});
