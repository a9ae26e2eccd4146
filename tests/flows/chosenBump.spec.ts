import {
  OFFER_SEED,
  PROGRAM_ID,
  coStakesExposed,
  coStakesHit,
  coStakesToTakeAlong,
  findOfferPda,
  instructions,
  recordedOffer,
} from '@co-staking/sdk';
import { PublicKey, TransactionInstruction, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase, readCase } from '../support/caseSteps';
import { assertEqual } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { World, tokens, type TestDevice, type TestOffer } from '../support/world';

/** Offset of the bump in the data of createOffer: after discriminator and nonce. */
const BUMP_OFFSET = 8 + 4;
/** Index of the offer among its accounts. */
const OFFER_INDEX = 3;

/** The owner's next offer, at an address with a bump other than the canonical one. */
async function offerElsewhere(world: World, device: TestDevice): Promise<TestOffer> {
  const { nextNonce: nonce } = await world.readDevice(device);
  const built = instructions.createOffer({
    owner: device.owner.address,
    device: device.address,
    nonce,
    amount: tokens(640),
    shareBps: 7_400,
  });
  const seeds = [OFFER_SEED, device.address.toBytes(), Uint8Array.of(nonce, 0, 0, 0)];
  const [, usual] = findOfferPda({ device: device.address, nonce });
  for (let bump = usual - 1; ; bump -= 1) {
    let address: PublicKey;
    try {
      address = PublicKey.createProgramAddressSync([...seeds, Uint8Array.of(bump)], PROGRAM_ID);
    } catch {
      continue; // on the curve
    }
    const data = Buffer.from(built.instruction.data);
    data[BUMP_OFFSET] = bump;
    const keys = built.instruction.keys.map((key, index) =>
      index === OFFER_INDEX ? { ...key, pubkey: address } : key,
    );
    await world.chain.run(new TransactionInstruction({ programId: PROGRAM_ID, keys, data }), [
      device.owner.wallet,
    ]);
    return { address, nonce, device };
  }
}

describe('flow: an owner chooses another bump for an offer, to hide it', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('is found by the bump that the device has recorded', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    const offer = await offerElsewhere(world, device);
    const { slots } = await world.readDevice(device);
    assertEqual(recordedOffer(device.address, slots[0]!), offer.address);
    assert.notEqual(
      findOfferPda({ device: device.address, nonce: 0 })[0].toBase58(),
      offer.address.toBase58(),
    );
  });

  it('is still the only offer with its number', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    await offerElsewhere(world, device);
    const { instruction } = instructions.createOffer({
      owner: device.owner.address,
      device: device.address,
      nonce: 0,
      amount: tokens(1),
      shareBps: 500,
    });
    await expectRefusal(world.chain, instruction, [device.owner.wallet], 'WrongNonce');
  });

  it('is included in the owner’s exit, and reached by a slash', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    const coStake = await world.accept(await offerElsewhere(world, device));
    const now = await world.chain.now();
    assertEqual(coStakesExposed(await world.readDevice(device), now, now), [coStake.address]);
    const testCase = await openCase(world, device);
    assertEqual(coStakesHit(await readCase(world, testCase)), [coStake.address]);
    assert.equal((await world.readOffer(coStake)).principalFrozen, tokens(64));

    await world.passCommitment(device);
    assertEqual(coStakesToTakeAlong(await world.readDevice(device), await world.chain.now()), [
      coStake.address,
    ]);
    await world.unstakeOwner(device);
    const { cooldownEndsAt } = await world.readOffer(coStake);
    assert.isAbove(Number(cooldownEndsAt), Number(now));
  });
});

describe('flow: a signing key instead of a derived address', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  /** Refused for every bump, also one that leads onto the curve: no transaction ends in a panic. */
  async function expectSeeds(
    instruction: TransactionInstruction,
    signer: Keypair,
    index: number,
    bumpOffset: number,
  ): Promise<void> {
    const key = world.newKeypair();
    for (let bump = 255; bump > 245; bump -= 1) {
      const data = Buffer.from(instruction.data);
      data[bumpOffset] = bump;
      const keys = instruction.keys.map((meta, at) =>
        at === index ? { pubkey: key.publicKey, isSigner: true, isWritable: true } : meta,
      );
      const attack = new TransactionInstruction({ programId: PROGRAM_ID, keys, data });
      await expectRefusal(world.chain, attack, [signer, key], { anchor: 2006 });
    }
  }

  it('creates no offer', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    const { owner, address } = device;
    const input = { owner: owner.address, device: address, nonce: 0, amount: tokens(1), shareBps: 500 };
    await expectSeeds(instructions.createOffer(input).instruction, owner.wallet, OFFER_INDEX, BUMP_OFFSET);
  });

  it('opens no account', async () => {
    const { wallet } = await world.newWallet();
    await expectSeeds(instructions.openParticipant({ wallet: wallet.publicKey }).instruction, wallet, 2, 8);
    const { registrar } = world.roles;
    const input = { registrar: registrar.publicKey, id: new Uint8Array(32).fill(9) };
    await expectSeeds(instructions.createParticipant(input).instruction, registrar, 2, 8 + 32);
  });

  it('registers no device, which could not pay anyone, and opens no vault', async () => {
    const { registrar } = world.roles;
    const owner = await world.newActor();
    const { instruction } = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: owner.address,
      participant: owner.participant,
      id: '00000000-0000-4000-8000-00000000beef',
      model: 'H100',
      cards: 1,
      multiplierBps: 10_000,
      tier: 1,
      ...world.mintInput,
    });
    const bumps = instruction.data.length - 3;
    for (const [place, index] of [4, 5, 6].entries())
      await expectSeeds(instruction, registrar, index, bumps + place);
  });
});
