// Every public function refuses an option that it does not have, and a clock that is not one.
import * as sdk from '@co-staking/sdk';
import * as blinks from '@co-staking/sdk/blinks';
import * as kit from '@co-staking/sdk/kit';
import { assert } from 'chai';

import { World, tokens, type TestCoStake } from '../support/world';

const BAD = { misspelt: 1 } as object;
/** Present times in milliseconds; seconds of the year 5138 and later are above every real one as well. */
const MILLISECONDS = 1_772_366_400_000n;

const thrownBy = async (act: () => unknown): Promise<unknown> => {
  try {
    await act();
  } catch (error) {
    return error;
  }
  return null;
};

describe('options and clocks', () => {
  let world: World;
  let coStake: TestCoStake;
  let config: sdk.Config;
  let device: sdk.Device;
  let offer: sdk.Offer;
  let viewer: sdk.Viewer;
  let now: bigint;
  let source: sdk.AccountSource;

  before(async () => {
    world = await World.create({ kind: 'litesvm' });
    coStake = await world.coStaked();
    config = await world.readConfig();
    device = await world.readDevice(coStake.device);
    offer = await world.readOffer(coStake);
    viewer = await sdk.fetchViewer(world.reader, coStake.coStaker.address, config);
    now = await world.chain.now();
    source = sdk.connectionSource(world.reader as unknown as sdk.ReadingConnection);
  });

  const clientOf = () =>
    new sdk.CoStakingClient({
      connection: world.reader as unknown as sdk.ClientConnection,
      wallet: sdk.keypairWallet(coStake.coStaker.wallet),
    });

  const CALLS: Record<string, () => unknown> = {
    findConfigPda: () => sdk.findConfigPda(BAD),
    findParticipantPda: () => sdk.findParticipantPda({ id: device.owner, ...BAD }),
    findWalletLinkPda: () => sdk.findWalletLinkPda({ wallet: device.owner, ...BAD }),
    findDevicePda: () => sdk.findDevicePda({ id: device.id, ...BAD }),
    findStakeVaultPda: () => sdk.findStakeVaultPda({ device: device.address, ...BAD }),
    findRewardVaultPda: () => sdk.findRewardVaultPda({ device: device.address, ...BAD }),
    findOfferPda: () => sdk.findOfferPda({ device: device.address, nonce: 0, ...BAD }),
    findSlashCasePda: () => sdk.findSlashCasePda({ device: device.address, number: 0, ...BAD }),
    findEventAuthorityPda: () => sdk.findEventAuthorityPda(BAD),
    findProgramDataPda: () => sdk.findProgramDataPda(BAD),
    fetchOffer: () => sdk.fetchOffer(world.reader, offer.address, BAD),
    fetchOfferNullable: () => sdk.fetchOfferNullable(world.reader, offer.address, BAD),
    fetchMultipleOffers: () => sdk.fetchMultipleOffers(source, [offer.address], BAD),
    findOffers: () => sdk.findOffers(source, {}, BAD),
    fetchViewer: () => sdk.fetchViewer(world.reader, device.owner, config, BAD),
    fetchPositions: () => sdk.fetchPositions(source, device.owner, now, BAD),
    listMarketplace: () => sdk.listMarketplace(source, { now, ...BAD }),
    indexMarketplace: () => sdk.indexMarketplace(source, { now, ...BAD }),
    deviceHistory: () => sdk.deviceHistory({} as never, device.address, BAD),
    walletHistory: () => sdk.walletHistory({} as never, device.owner, BAD),
    rebuildHistory: () => sdk.rebuildHistory([], BAD),
    toCsv: () => sdk.toCsv([], { decimals: 8, ...BAD }),
    toJson: () => sdk.toJson([], { decimals: 8, ...BAD }),
    toIcs: () => sdk.toIcs([], { decimals: 8, now, ...BAD }),
    settleTransaction: () =>
      sdk.settleTransaction({} as never, { signature: '1', lastValidBlockHeight: 1 }, BAD),
    sendInstructions: () => sdk.sendInstructions({} as never, clientOf().wallet, [], BAD),
    simulateInstructions: () =>
      sdk.simulateInstructions({} as never, { instructions: [], payer: device.owner }, BAD),
    explain: () => sdk.explain(new Error('any'), BAD),
    explainSignature: () => sdk.explainSignature({} as never, '1', BAD),
    'CoStakingError.from': () => sdk.CoStakingError.from(new Error('any'), BAD),
    'client.act': () => clientOf().act('unstakeCoStake', { device, offer }, undefined, BAD),
    'client.sendAll': () => clientOf().sendAll([], BAD),
    'client.send': () =>
      clientOf().send('unstakeCoStake', { device: device.address, offer: offer.address }, BAD),
    'client.do': () => clientOf().do.unstakeCoStake({ device: device.address, offer: offer.address }, BAD),
    'client.simulate': () =>
      clientOf().simulate('unstakeCoStake', { device: device.address, offer: offer.address }, BAD),
    'client.viewer': () => clientOf().viewer(BAD),
    'client.now': () => clientOf().now(BAD),
    'client.positions': () => clientOf().positions(BAD),
    actionState: () => sdk.actionState('stake', { config, device }, viewer, now, { amount: 1n, ...BAD }),
    preview: () => sdk.preview('stake', { config, device }, viewer, now, { amount: 1n, ...BAD }),
    actionInput: () => sdk.actionInput('stake', { config, device }, viewer, now, { amount: 1n, ...BAD }),
    actionInstructions: () =>
      sdk.actionInstructions('stake', { config, device }, viewer, now, { amount: 1n }, BAD),
    'quotes.slashOutcome': () =>
      sdk.quotes.slashOutcome(
        { config, device, offers: [offer] },
        { infractionAt: now, stakeBps: 1, rewardsBps: 1, ...BAD },
        now,
      ),
    parseOfferLink: () => blinks.parseOfferLink('https://stake.example', { bases: [], ...BAD }),
    'World.create': () => World.create(BAD),
    newDevice: () => world.newDevice(BAD),
  };

  for (const [name, call] of Object.entries(CALLS))
    it(`${name} refuses what is misspelt`, async () => {
      const error = await thrownBy(call);
      assert.instanceOf(error, TypeError);
      assert.match(error.message, /unknown (field|argument) "misspelt"/);
    });

  const CLOCKS: Record<string, (at: bigint) => unknown> = {
    stakePosition: (at) => sdk.stakePosition(device, at),
    coStakeTotals: (at) => sdk.coStakeTotals(device, at),
    slotPhase: (at) => sdk.slotPhase(device.slots[0]!, at),
    hardwareAt: (at) => sdk.hardwareAt(device, at),
    offerStatus: (at) => sdk.offerStatus(offer, device, at),
    ownerStakeState: (at) => sdk.ownerStakeState(device, at),
    acceptanceRefusal: (at) => sdk.acceptanceRefusal(offer, device, config, at),
    'quotes.shortfallAfter': (at) => sdk.quotes.shortfallAfter(offer, device, at),
    'quotes.slashTermsAt': (at) => sdk.quotes.slashTermsAt(config, at),
    'quotes.announcedSlashTerms': (at) => sdk.quotes.announcedSlashTerms(config, at),
    'quotes.coStakeWorstCase': (at) => sdk.quotes.coStakeWorstCase(config, device, offer, at),
    'quotes.ownerWorstCase': (at) => sdk.quotes.ownerWorstCase(config, device, at),
    actionState: (at) => sdk.actionState('stake', { config, device }, viewer, at, { amount: 1n }),
    actionInput: (at) => sdk.actionInput('stake', { config, device }, viewer, at, { amount: 1n }),
    availableActions: (at) => sdk.availableActions({ config, device, offer }, viewer, at),
    explainListing: (at) => sdk.explainListing({ config, device, offer }, at),
    fetchPositions: (at) => sdk.fetchPositions(source, device.owner, at),
    listMarketplace: (at) => sdk.listMarketplace(source, { now: at }),
    toIcs: (at) => sdk.toIcs([], { decimals: 8, now: at }),
  };

  for (const [name, call] of Object.entries(CLOCKS))
    it(`${name} refuses milliseconds and a number`, async () => {
      const late = await thrownBy(() => call(MILLISECONDS));
      assert.instanceOf(late, RangeError);
      assert.include(late.message, 'looks like milliseconds');
      const number = await thrownBy(() => call(Number(now) as never));
      assert.instanceOf(number, TypeError);
      assert.include(number.message, 'unix seconds as a bigint');
    });

  const SUBJECTS: Record<string, (extra: object) => unknown> = {
    actionState: (extra) =>
      sdk.actionState('stake', { config, device, ...extra }, viewer, now, { amount: 1n }),
    preview: (extra) => sdk.preview('stake', { config, device, ...extra }, viewer, now, { amount: 1n }),
    availableActions: (extra) => sdk.availableActions({ config, device, ...extra }, viewer, now),
    actionInput: (extra) => sdk.actionInput('unstakeCoStake', { offer, ...extra }, viewer, now),
    actionInstructions: (extra) => sdk.actionInstructions('unstakeCoStake', { offer, ...extra }, viewer, now),
    explainListing: (extra) => sdk.explainListing({ config, device, ...extra }, now),
  };

  for (const [name, call] of Object.entries(SUBJECTS))
    it(`${name} refuses a misspelt account of its subject, and takes an object that holds more`, async () => {
      for (const [misspelt, meant] of [
        ['slashcase', 'slashCase'],
        ['slahsCase', 'slashCase'],
        ['slash_case', 'slashCase'],
        ['walletLnk', 'walletLink'],
        ['participants', 'participant'],
      ]) {
        const error = await thrownBy(() => call({ [misspelt!]: 1 }));
        assert.instanceOf(error, TypeError);
        const words = `subject: unknown field "${misspelt}"; did you mean "${meant}"?`;
        assert.match(error.message, /^\w+: subject: /);
        assert.include(error.message, words);
      }
      assert.isNull(await thrownBy(() => call({ cases: [], now, title: 'a page' })));
    });

  /** Every function that takes an object that must be there: its call with something else in that place. */
  const REQUIRED: Record<string, (none: never) => unknown> = {
    findDevices: (none) => sdk.findDevices(source, none),
    findOffers: (none) => sdk.findOffers(source, none),
    findParticipants: (none) => sdk.findParticipants(source, none),
    findSlashCases: (none) => sdk.findSlashCases(source, none),
    findWalletLinks: (none) => sdk.findWalletLinks(source, none),
    findParticipantPda: (none) => sdk.findParticipantPda(none),
    findWalletLinkPda: (none) => sdk.findWalletLinkPda(none),
    findDevicePda: (none) => sdk.findDevicePda(none),
    findStakeVaultPda: (none) => sdk.findStakeVaultPda(none),
    findRewardVaultPda: (none) => sdk.findRewardVaultPda(none),
    findOfferPda: (none) => sdk.findOfferPda(none),
    findSlashCasePda: (none) => sdk.findSlashCasePda(none),
    listMarketplace: (none) => sdk.listMarketplace(source, none),
    indexMarketplace: (none) => sdk.indexMarketplace(source, none),
    listOffers: (none) => sdk.listOffers(source, none),
    toCsv: (none) => sdk.toCsv([], none),
    toJson: (none) => sdk.toJson([], none),
    toIcs: (none) => sdk.toIcs([], none),
    buildTransaction: (none) => sdk.buildTransaction(none),
    settleTransaction: (none) => sdk.settleTransaction({} as never, none),
    simulateInstructions: (none) => sdk.simulateInstructions({} as never, none),
    CoStakingClient: (none) => new sdk.CoStakingClient(none),
    actionState: (none) => sdk.actionState('stake', none, viewer, now, { amount: 1n }),
    preview: (none) => sdk.preview('stake', none, viewer, now, { amount: 1n }),
    actionInput: (none) => sdk.actionInput('stake', none, viewer, now, { amount: 1n }),
    actionInstructions: (none) => sdk.actionInstructions('stake', none, viewer, now, { amount: 1n }),
    availableActions: (none) => sdk.availableActions(none, viewer, now),
    explainListing: (none) => sdk.explainListing(none, now),
    'quotes.slashOutcome': (none) => sdk.quotes.slashOutcome(none, none, now),
    'the charge of quotes.slashOutcome': (none) =>
      sdk.quotes.slashOutcome({ config, device, offers: [offer] }, none, now),
    'quotes.minimumStake': (none) => sdk.quotes.minimumStake(config, none),
    offerActionGet: (none) => blinks.offerActionGet(none),
    offerActionPost: (none) => blinks.offerActionPost(none),
    closedOfferAction: (none) => blinks.closedOfferAction(none),
    KitClient: (none) => new kit.KitClient(none),
    ...Object.fromEntries(
      Object.entries(sdk.instructions).map(([name, build]) => [
        `instructions.${name}`,
        (none: never) => (build as (input: never) => unknown)(none),
      ]),
    ),
  };

  for (const [name, call] of Object.entries(REQUIRED))
    it(`${name} says what it takes if that is missing`, async () => {
      for (const none of [undefined, null, 'text']) {
        const error = await thrownBy(() => call(none as never));
        assert.instanceOf(error, TypeError);
        assert.match(error.message, /^\w+ takes (?:an? |one |hardware: )/);
        // What concerns one action is said in its name.
        assert.include(`${name} stake`, /^\w+/.exec(error.message)![0]);
      }
    });

  it('every function that finds or builds is among these', () => {
    // What takes only the program may be called without anything.
    const optional = ['findConfigPda', 'findEventAuthorityPda', 'findProgramDataPda'];
    const missing = Object.keys(sdk).filter((name) => /^find[A-Z]|^list[A-Z]|^index[A-Z]/.test(name));
    assert.deepEqual(
      missing.filter((name) => !optional.includes(name) && !Object.hasOwn(REQUIRED, name)),
      [],
    );
    for (const name of optional as ['findConfigPda']) assert.isNotNull(sdk[name]());
  });

  /** Every argument that is a date, with its name. */
  const DATES: Record<string, [argument: string, (at: bigint) => unknown]> = {
    'instructions.createOffer': [
      'expiresAt',
      (expiresAt) =>
        sdk.instructions.createOffer({
          owner: device.owner,
          device: device.address,
          nonce: device.nextNonce,
          amount: 1n,
          shareBps: 500,
          expiresAt,
        }),
    ],
    'instructions.openCase': [
      'infractionAt',
      (infractionAt) =>
        sdk.instructions.openCase({
          slasher: config.slasher,
          device: device.address,
          number: device.nextCase,
          reason: 0,
          evidenceHash: new Uint8Array(32),
          infractionAt,
          stakeBps: 1,
          rewardsBps: 1,
          coStakes: [],
        }),
    ],
    'instructions.reportDevice': [
      'hiredUntil',
      (hiredUntil) =>
        sdk.instructions.reportDevice({
          registrar: config.registrar,
          device: device.address,
          status: device.status,
          hiredUntil,
        }),
    ],
    'instructions.acceptOffer': [
      'createdAt',
      (createdAt) =>
        sdk.instructions.acceptOffer({
          coStaker: device.owner,
          participant: offer.participant,
          device: device.address,
          offer: offer.address,
          ...sdk.offerTerms(offer),
          createdAt,
          mint: config.mint,
        }),
    ],
    'actionState of createOffer': [
      'expiresAt',
      (expiresAt) =>
        sdk.actionState('createOffer', { config, device }, viewer, now, {
          amount: 1n,
          shareBps: 500,
          expiresAt,
        }),
    ],
    'actionState of openCase': [
      'infractionAt',
      (infractionAt) =>
        sdk.actionState('openCase', { config, device, offers: [offer] }, viewer, now, {
          infractionAt,
          stakeBps: 1,
          rewardsBps: 1,
        }),
    ],
    'quotes.slashOutcome': [
      'infractionAt',
      (infractionAt) =>
        sdk.quotes.slashOutcome(
          { config, device, offers: [offer] },
          { infractionAt, stakeBps: 1, rewardsBps: 1 },
          now,
        ),
    ],
  };

  for (const [name, [argument, call]] of Object.entries(DATES))
    it(`${name} refuses ${argument} in milliseconds and in microseconds`, async () => {
      for (const at of [MILLISECONDS, MILLISECONDS * 1_000n]) {
        const error = await thrownBy(() => call(at));
        assert.instanceOf(error, RangeError);
        assert.strictEqual(error.message, `${argument} must be unix seconds; ${at} looks like milliseconds`);
      }
    });

  it('fromBasisPoints refuses a part of a basis point, and text', () => {
    for (const bps of [1.5, NaN, '150', undefined, 2 ** 53])
      assert.throws(() => sdk.fromBasisPoints(bps as never), TypeError, `bps must be a whole number: ${bps}`);
    assert.strictEqual(sdk.fromBasisPoints(1_250), '12.5');
  });

  it('takes what is spelt right', () => {
    const { enabled } = sdk.actionState('stake', { config, device }, { ...viewer, balance: tokens(1) }, now, {
      amount: 1n,
    });
    assert.isBoolean(enabled);
    assert.strictEqual(sdk.stakePosition(device, now).sufficient, true);
  });
});
