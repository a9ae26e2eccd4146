import {
  DeviceStatus,
  PROGRAM_ID,
  SlashReason,
  connectionSource,
  fetchDevice,
  fetchMultipleDevices,
  fetchMultipleOffers,
  fetchMultipleParticipants,
  fetchMultipleSlashCases,
  fetchMultipleWalletLinks,
  findDevices,
  findOffers,
  findParticipants,
  findSlashCasePda,
  findSlashCases,
  findWalletLinks,
  type AccountSource,
} from '@co-staking/sdk';
import { Keypair, SystemProgram, type PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { appealAsCoStaker, openCase } from '../../support/caseSteps';
import { attest, linkOf } from '../../support/operators';
import { searchableConnection } from '../../support/programAccounts';
import { World, tokens, type TestCoStake, type TestDevice } from '../../support/world';

const messageOf = (step: Promise<unknown>): Promise<string> =>
  step.then(
    () => 'ok',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const addressesOf = (accounts: { address: PublicKey }[]): string[] =>
  accounts.map(({ address }) => address.toBase58()).sort();

describe('finding accounts', () => {
  let world: World;
  let source: AccountSource;
  let coStake: TestCoStake;
  let bare: TestDevice;
  let full: TestDevice;

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    source = connectionSource(searchableConnection(world.chain));
    const counterparty = Keypair.generate().publicKey;
    coStake = await world.coStaked();
    bare = await world.newDevice({ status: DeviceStatus.Down, cards: 2, model: 'H100', tier: 3 });
    full = await world.fullyStaked();
    await world.openOffer(full, { amount: tokens(100), shareBps: 500, counterparty });
    await world.openOffer(full, { amount: tokens(200), shareBps: 600 });
    const testCase = await openCase(world, coStake.device);
    await appealAsCoStaker(world, testCase, coStake);
    await openCase(world, full, { reason: SlashReason.MisuseWhileIdle });
    await attest(world, coStake.coStaker.participant);
  });

  /** Every filter must find exactly what decoding everything finds. */
  async function roundTrip<T extends { address: PublicKey }, F extends object>(
    find: (source: AccountSource, filter: F) => Promise<T[]>,
    fields: { [K in keyof F]-?: (account: T) => F[K] },
  ): Promise<void> {
    const all = await find(source, {} as F);
    assert.isAbove(all.length, 1);
    for (const [name, valueOf] of Object.entries(fields) as [keyof F, (account: T) => unknown][]) {
      let splits = false;
      for (const account of all) {
        const value = valueOf(account);
        const found = await find(source, { [name]: value } as F);
        const expected = all.filter((other) => String(valueOf(other)) === String(value));
        assert.deepStrictEqual(addressesOf(found), addressesOf(expected), String(name));
        splits ||= expected.length < all.length;
      }
      assert.isTrue(splits, `${String(name)} tells no two accounts apart: the test shows nothing`);
    }
  }

  it('finds devices by every field', () =>
    roundTrip(findDevices, {
      id: (device) => device.id,
      model: (device) => device.model,
      owner: (device) => device.owner,
      participant: (device) => device.participant,
      status: (device) => device.status,
      tier: (device) => device.tier,
    }));

  it('finds offers by every field', () =>
    roundTrip(findOffers, {
      device: (offer) => offer.device,
      coStaker: (offer) => offer.coStaker,
      participant: (offer) => offer.participant,
      counterparty: (offer) => offer.counterparty,
      state: (offer) => offer.state,
    }));

  it('finds slash cases by every field', () =>
    roundTrip(findSlashCases, {
      device: (slashCase) => slashCase.device,
      state: (slashCase) => slashCase.state,
      reason: (slashCase) => slashCase.reason,
      appellant: (slashCase) => slashCase.appellant,
    }));

  it('finds participants by every field', () =>
    roundTrip(findParticipants, {
      id: (participant) => participant.id,
      attested: (participant) => participant.attested,
    }));

  it('finds the links of wallets by every field', () =>
    roundTrip(findWalletLinks, {
      wallet: (link) => link.wallet,
      participant: (link) => link.participant,
    }));

  it('meets more conditions than a node takes', async () => {
    const { id, model, owner, participant, status, tier } = await fetchDevice(source, bare.address);
    const filter = { id, model, owner, participant, status, tier };
    assert.deepStrictEqual(addressesOf(await findDevices(source, filter)), [bare.address.toBase58()]);
    assert.isEmpty(await findDevices(source, { ...filter, tier: tier + 1 }));
  });

  it('takes a wallet, text and bytes alike', async () => {
    const { owner } = coStake.device;
    for (const id of [owner.address, owner.address.toBase58(), owner.address.toBytes()])
      assert.deepStrictEqual(addressesOf(await findParticipants(source, { id })), [
        owner.participant.toBase58(),
      ]);
  });

  it('refuses a field that it does not have, and a malformed value', async () => {
    const misspelt = { coStaked: coStake.coStaker.address } as never;
    assert.strictEqual(
      await messageOf(findOffers(source, misspelt)),
      'TypeError: Offer accounts cannot be found by "coStaked"',
    );
    assert.strictEqual(
      await messageOf(findDevices(source, { owner: 'someone' })),
      'TypeError: owner is not a public key: someone',
    );
    assert.strictEqual(
      await messageOf(findDevices(source, { tier: 256 })),
      'RangeError: tier does not fit 8 bits: 256',
    );
    assert.strictEqual(
      await messageOf(findDevices(source, { model: 'x'.repeat(33) })),
      `TypeError: model is longer than 32 bytes: "${'x'.repeat(33)}"`,
    );
  });

  it('looks only for accounts of the program that is named', async () => {
    const programId = Keypair.generate().publicKey;
    assert.strictEqual(
      await messageOf(findDevices(source, {}, { programId })),
      `ProgramNotSetUpError: the program ${programId.toBase58()} is not set up on this cluster: it has no configuration account`,
    );
  });
});

describe('fetching many accounts', () => {
  let world: World;
  let source: AccountSource;
  const asked: number[] = [];

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    const inner = connectionSource(searchableConnection(world.chain));
    source = {
      ...inner,
      getMultipleAccounts: (addresses) => {
        asked.push(addresses.length);
        return inner.getMultipleAccounts(addresses);
      },
    };
  });

  it('keeps the order, and says null if there is none', async () => {
    const coStake = await world.coStaked();
    const { number } = await openCase(world, coStake.device);
    const nobody = Keypair.generate().publicKey;
    const { wallet, participant } = coStake.coStaker;
    const results = [
      await fetchMultipleDevices(source, [nobody, coStake.device.address]),
      await fetchMultipleOffers(source, [nobody, coStake.address.toBase58()]),
      await fetchMultipleParticipants(source, [nobody, participant]),
      await fetchMultipleWalletLinks(source, [nobody, linkOf(wallet.publicKey)]),
      await fetchMultipleSlashCases(source, [
        nobody,
        findSlashCasePda({ device: coStake.device.address, number })[0],
      ]),
    ];
    for (const [missing, found] of results) {
      assert.isNull(missing);
      assert.isNotNull(found);
    }
    assert.deepStrictEqual(results[0]![1], await fetchDevice(source, coStake.device.address));
  });

  it('takes lamports at an address for no account', async () => {
    const { address } = await world.newDevice();
    const gift = Keypair.generate().publicKey;
    const owner = SystemProgram.programId;
    const account = { lamports: 1_000_000n, data: new Uint8Array(), owner, executable: false };
    await world.chain.setAccount(gift, account);
    const [nothing, device] = await fetchMultipleDevices(source, [gift, address]);
    assert.isNull(nothing);
    assert.isTrue(device!.address.equals(address));
  });

  it('asks for 100 at a time', async () => {
    const device = await world.newDevice();
    const addresses = Array.from({ length: 250 }, (_, index) =>
      index === 249 ? device.address : Keypair.generate().publicKey,
    );
    asked.length = 0;
    const devices = await fetchMultipleDevices(source, addresses);
    assert.deepStrictEqual(asked, [100, 100, 50]);
    assert.strictEqual(devices.findIndex(Boolean), 249);
    assert.isEmpty(await fetchMultipleDevices(source, []));
  });

  it('refuses accounts of another kind or program', async () => {
    const { address, device } = await world.coStaked();
    assert.strictEqual(
      await messageOf(fetchMultipleDevices(source, [address])),
      `AccountNotFoundError: ${address.toBase58()} is not a Device account: it holds something else`,
    );
    const programId = Keypair.generate().publicKey;
    assert.strictEqual(
      await messageOf(fetchMultipleDevices(source, [device.address], { programId })),
      `AccountNotFoundError: ${device.address.toBase58()} is not a Device account: it belongs to ${PROGRAM_ID.toBase58()}`,
    );
  });
});
