import { CHANGE_DELAY_SECONDS, DAY, Role, SlashTerm, quotes, type Config } from '@co-staking/sdk';
import { acceptRole, nominateRole, setSlashTerm, vacateRole } from '@co-staking/sdk/testing';
import { PublicKey, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { World, type TestDevice } from '../../support/world';
import { agreedRefusal, codeAndDate } from '../why/support/agreed';

const NOBODY = PublicKey.default;

describe('roles that can take stake, as the SDK and the program see them', () => {
  let world: World;
  let device: TestDevice;
  let key: Keypair;
  let admin: PublicKey;
  const subject = async () => ({ config: await world.readConfig(), device: await world.readDevice(device) });
  const accept = async (role: Role) =>
    codeAndDate(await agreedRefusal(world, 'acceptRole', await subject(), key.publicKey, { role }));
  const nominate = async (role: Role, nominee: PublicKey) =>
    codeAndDate(await agreedRefusal(world, 'nominateRole', await subject(), admin, { role, nominee }));
  const vacate = async (wallet: PublicKey, role: Role) =>
    codeAndDate(await agreedRefusal(world, 'vacateRole', await subject(), wallet, { role }));

  beforeEach(async () => {
    world = await World.create();
    device = await world.newDevice();
    key = (await world.newWallet()).wallet;
    admin = world.roles.admin.publicKey;
  });

  for (const role of [Role.Admin, Role.Slasher, Role.Arbiter])
    it(`role ${role} can be accepted from the 42nd day on, to the second`, async () => {
      await nominateRole(world, role, key.publicKey);
      const maturesAt = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
      await world.chain.warpTo(maturesAt - 1n);
      assert.deepEqual(await accept(role), ['NominationNotMatured', maturesAt]);
      await world.chain.warpTo(maturesAt);
      assert.deepEqual(await accept(role), [null, undefined]);
    });

  for (const role of [Role.Registrar, Role.RewardAuthority, Role.Pauser])
    it(`role ${role} can be accepted at once`, async () => {
      await nominateRole(world, role, key.publicKey);
      assert.deepEqual(await accept(role), [null, undefined]);
    });

  it('a matured nomination for the admin is a spare: taken back, it ends 42 days later', async () => {
    await nominateRole(world, Role.Admin, key.publicKey);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
    assert.deepEqual(await nominate(Role.Admin, admin), [null, undefined], 'not matured yet');
    await world.chain.warpBy(1n);
    assert.deepEqual(await nominate(Role.Admin, admin), ['SpareAdminStands', undefined]);
    assert.deepEqual(await nominate(Role.Admin, key.publicKey), ['SpareAdminStands', undefined]);
    assert.deepEqual(await nominate(Role.Admin, NOBODY), [null, undefined]);

    await nominateRole(world, Role.Admin);
    const endsAt = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
    assert.deepEqual(await nominate(Role.Admin, NOBODY), ['SpareAdminTakenBack', endsAt]);
    assert.deepEqual(await nominate(Role.Admin, admin), ['SpareAdminStands', endsAt]);
    await world.chain.warpTo(endsAt - 1n);
    assert.deepEqual(await accept(Role.Admin), [null, undefined], 'the spare may still act');
    await world.chain.warpTo(endsAt);
    assert.deepEqual(await accept(Role.Admin), ['NominationEnded', undefined]);
    assert.deepEqual(await nominate(Role.Admin, admin), [null, undefined]);
  });

  it('a spare admin named at initialisation can accept at once', async () => {
    world = await World.create({ initialized: false });
    const spare = (await world.newWallet()).wallet;
    await world.initialize(spare.publicKey);
    await acceptRole(world, Role.Admin, spare);
    assert.isTrue((await world.readConfig()).admin.equals(spare.publicKey));
  });

  it('are vacated by the admin, or by slasher and arbiter themselves', async () => {
    const { slasher, registrar } = world.roles;
    assert.deepEqual(await vacate(admin, Role.Admin), ['AdminNotVacatable', undefined]);
    assert.deepEqual(await vacate(slasher.publicKey, Role.Slasher), [null, undefined]);
    assert.deepEqual(await vacate(slasher.publicKey, Role.Arbiter), ['NotAdminNorHolder', undefined]);
    assert.deepEqual(await vacate(registrar.publicKey, Role.Registrar), ['NotAdminNorHolder', undefined]);
    await vacateRole(world, Role.Slasher);
    assert.deepEqual(await vacate(admin, Role.Slasher), ['RoleVacant', undefined]);
    assert.deepEqual(await vacate(slasher.publicKey, Role.Slasher), ['NotAdminNorHolder', undefined]);
  });

  it('two vacant roles are not two equal keys', async () => {
    await vacateRole(world, Role.Slasher);
    await vacateRole(world, Role.Arbiter);
    await nominateRole(world, Role.Slasher, key.publicKey);
    await nominateRole(world, Role.Arbiter, key.publicKey);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS);
    assert.deepEqual(await accept(Role.Slasher), [null, undefined]);
    await acceptRole(world, Role.Slasher, key);
    assert.deepEqual(await accept(Role.Arbiter), ['SameSlasherAndArbiter', undefined]);
  });
});

describe('slash terms, as the SDK and the program see them', () => {
  let world: World;
  let config: Config;
  let device: TestDevice;
  const refusal = async (term: SlashTerm, value: bigint) => {
    const subject = { config: await world.readConfig(), device: await world.readDevice(device) };
    const wallet = world.roles.admin.publicKey;
    return (await agreedRefusal(world, 'setSlashTerm', subject, wallet, { term, value }))?.code ?? null;
  };

  beforeEach(async () => {
    world = await World.create();
    device = await world.newDevice();
    config = await world.readConfig();
  });

  it('start at 50 %, 30 % and 30 days', async () => {
    assert.deepEqual(quotes.slashTermsAt(config, await world.chain.now()), {
      ownerCapBps: 5_000,
      coStakeCapBps: 3_000,
      appealSeconds: 30n * DAY,
    });
    assert.deepEqual(quotes.announcedSlashTerms(config, await world.chain.now()), []);
  });

  const WORSE: [SlashTerm, bigint, keyof quotes.SlashTerms, number | bigint][] = [
    [SlashTerm.CoStakeCap, 5_000n, 'coStakeCapBps', 5_000],
    [SlashTerm.AppealWindow, 7n * DAY, 'appealSeconds', 7n * DAY],
  ];
  for (const [term, value, name, worse] of WORSE)
    it(`announce a worse term ${term} for 42 days, to the second`, async () => {
      const better = quotes.slashTermsAt(config, 0n)[name];
      await setSlashTerm(world, term, value);
      const from = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
      config = await world.readConfig();
      const at = (now: bigint) => quotes.slashTermsAt(config, now)[name];
      assert.deepEqual([from - 1n, from, from + 1n].map(at), [better, worse, worse]);
      const announced = { term, present: BigInt(better), announced: value, from };
      assert.deepEqual(quotes.announcedSlashTerms(config, from - 1n), [announced]);
      assert.deepEqual(quotes.announcedSlashTerms(config, from), []);
      // The value in force takes the announcement back.
      assert.isNull(await refusal(term, BigInt(better)));
    });

  it('apply a better value at once, which drops what was announced', async () => {
    await setSlashTerm(world, SlashTerm.CoStakeCap, 4_000n);
    await setSlashTerm(world, SlashTerm.CoStakeCap, 1_000n);
    config = await world.readConfig();
    const now = await world.chain.now();
    assert.equal(quotes.slashTermsAt(config, now).coStakeCapBps, 1_000);
    assert.deepEqual(quotes.announcedSlashTerms(config, now), []);
  });

  it('stay within their bounds, and change', async () => {
    assert.equal(await refusal(SlashTerm.OwnerCap, 5_001n), 'SlashCapOutOfBounds');
    assert.equal(await refusal(SlashTerm.CoStakeCap, 5_000n), null);
    assert.equal(await refusal(SlashTerm.CoStakeCap, 0n), null);
    assert.equal(await refusal(SlashTerm.AppealWindow, 7n * DAY - 1n), 'PeriodOutOfBounds');
    assert.equal(await refusal(SlashTerm.AppealWindow, 90n * DAY + 1n), 'PeriodOutOfBounds');
    assert.equal(await refusal(SlashTerm.OwnerCap, 5_000n), 'SlashTermUnchanged');
    assert.equal(await refusal(3 as SlashTerm, 1n), 'BadSlashTerm');
  });
});
