import {
  DeviceStatus,
  findDevicePda,
  findRewardVaultPda,
  findStakeVaultPda,
  instructions,
} from '@co-staking/sdk';
import { AccountLayout } from '@solana/spl-token';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertEqual, assertEvents } from '../support/compare';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, link, pause, setParameters } from '../support/operators';
import { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID, createMint } from '../support/tokens';
import { World, tokens, type WorldOptions } from '../support/world';

const ID = '6f1c2a30-9d4e-4b7a-8c55-0123456789ab';
const [DEVICE, BUMP] = findDevicePda({ id: ID });
const VAULTS = [findStakeVaultPda({ device: DEVICE })[0], findRewardVaultPda({ device: DEVICE })[0]];

type Input = Partial<instructions.RegisterDeviceInput>;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const owner = await world.newActor();
  /** Eight H100: the worked example of the product. */
  const build = (input: Input = {}): TransactionInstruction =>
    instructions.registerDevice({
      registrar: roles.registrar.publicKey,
      owner: owner.address,
      participant: owner.participant,
      id: ID,
      model: 'H100',
      cards: 8,
      multiplierBps: 100_000,
      tier: 3,
      ...world.mintInput,
      ...input,
    }).instruction;
  const register = async (input: Input = {}) => {
    await expectOk(chain.send(build(input), [roles.registrar]));
    return world.readDevice({ address: findDevicePda({ id: input.id ?? ID })[0] });
  };
  return { world, chain, registrar: roles.registrar, owner, build, register };
}

describe('registerDevice', () => {
  it('registers an inactive device with nothing in it', async () => {
    const { chain, registrar, owner, register } = await setUp();
    const [stakeVault, rewardVault] = VAULTS;
    const none = { minimum: 0n, multiplierBps: 0, cards: 0 };
    const { slots, rewards, ...device } = await register();
    assertEqual(device, {
      address: DEVICE,
      version: 2,
      bump: BUMP,
      status: DeviceStatus.Inactive,
      tier: 3,
      reliabilityScore: null,
      openCases: 0,
      id: ID,
      model: 'H100',
      owner: owner.address,
      participant: owner.participant,
      stakeVault,
      rewardVault,
      rentPayer: registrar.publicKey,
      hardware: { minimum: tokens(16_000), multiplierBps: 100_000, cards: 8 },
      announced: none,
      announcedFrom: 0n,
      registeredAt: await chain.now(),
      terminatedAt: 0n,
      reportedAt: 0n,
      hiredUntil: 0n,
      noticeGivenAt: 0n,
      ownerStake: 0n,
      ownerFrozen: 0n,
      ownerStakedAt: 0n,
      ownerCooldownEndsAt: 0n,
      ownerCooldownSeconds: 0n,
      slashTaken: [0n, 0n, 0n, 0n],
      fallenMinimums: [0n, 0n, 0n, 0n],
      bucket: 0,
      nextNonce: 0,
      nextCase: 0,
      offerCount: 0,
      scoreParts: [null, null, null, null, null],
    });
    assert.equal(slots.length, 4);
    for (const [name, value] of [...slots, rewards].flatMap((part) => Object.entries(part)))
      assert.equal(BigInt(value as number | bigint), 0n, `${name} is not zero`);
  });

  for (const tokenProgram of [TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID]) {
    const name = tokenProgram === TOKEN_PROGRAM_ID ? 'the classic token program' : 'Token-2022';
    it(`opens two empty vaults of the device with ${name}`, async () => {
      const { world, chain, register } = await setUp({ mint: { tokenProgram } });
      await register();
      for (const vault of VAULTS) {
        const { owner: program, data } = (await chain.account(vault))!;
        assertEqual(program, tokenProgram);
        const { mint, owner, amount, delegateOption, closeAuthorityOption } = AccountLayout.decode(data);
        assertEqual([mint, owner, amount], [world.mint.address, DEVICE, 0n]);
        assert.deepEqual([delegateOption, closeAuthorityOption], [0, 0]);
      }
    });
  }

  it('takes exactly the rent of device and vaults from the registrar', async () => {
    const { chain, registrar, register } = await setUp();
    const before = (await chain.account(registrar.publicKey))!.lamports;
    await register();
    let rent = 0n;
    for (const address of [DEVICE, ...VAULTS]) {
      const { data, lamports } = (await chain.account(address))!;
      assert.equal(lamports, await chain.rent(data.length));
      rent += lamports;
    }
    assert.equal(before - (await chain.account(registrar.publicKey))!.lamports, rent);
  });

  it('records the device in an event', async () => {
    const { chain, registrar, owner, build } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(), [registrar]));
    const data = {
      device: DEVICE,
      id: Uint8Array.from(Buffer.from(ID.replaceAll('-', ''), 'hex')),
      owner: owner.address,
      participant: owner.participant,
      minimum: tokens(16_000),
      multiplierBps: 100_000,
      cards: 8,
      at: await chain.now(),
    };
    assertEvents(outcome, ['DeviceRegistered', data]);
  });

  describe('minimum stake', () => {
    const minimums: [title: string, input: Input, minimum: bigint][] = [
      ['one card needs the base stake', { cards: 1, multiplierBps: 10_000 }, tokens(200)],
      ['a multiplier below one counts as one', { cards: 4, multiplierBps: 2_500 }, tokens(800)],
      ['a multiplier of zero counts as one too', { cards: 1, multiplierBps: 0 }, tokens(200)],
      ['a multiplier may have a fraction', { cards: 3, multiplierBps: 27_500 }, tokens(1_650)],
      [
        'the most cards of the highest multiplier',
        { cards: 1_024, multiplierBps: 1_000_000 },
        2_048_000_000_000_000n,
      ],
    ];
    for (const [title, input, minimum] of minimums) {
      it(title, async () => {
        const { register } = await setUp();
        const { hardware } = await register(input);
        assert.deepEqual(hardware, { minimum, multiplierBps: input.multiplierBps, cards: input.cards });
      });
    }

    it('follows the base stake in force, and rounds up', async () => {
      const { world, register } = await setUp();
      await setParameters(world, { baseStakePerCard: 1n });
      const { hardware } = await register({ cards: 1, multiplierBps: 10_001 });
      assert.equal(hardware.minimum, 2n);
    });

    it('fits its type at the highest base stake, multiplier and number of cards', async () => {
      const { world, register } = await setUp();
      await setParameters(world, { baseStakePerCard: 100_000_000_000_000n });
      const { hardware } = await register({ cards: 1_024, multiplierBps: 1_000_000 });
      assert.equal(hardware.minimum, 10_240_000_000_000_000_000n);
    });
  });

  it('keeps a model name of 32 bytes whole, and an empty one empty', async () => {
    const { register } = await setUp();
    // Three of the letters take two bytes.
    const model = 'ÄÖÜ'.padEnd(29, 'x');
    assert.equal((await register({ model })).model, model);
    const id = '00000000-0000-0000-0000-000000000000';
    assert.equal((await register({ model: '', id })).model, '');
  });

  it('takes the highest tier', async () => {
    const { register } = await setUp();
    assert.equal((await register({ tier: 255 })).tier, 255);
  });

  it('registers a second device of the same owner', async () => {
    const { owner, register } = await setUp();
    await register();
    const second = await register({ id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' });
    assertEqual([second.owner, second.participant], [owner.address, owner.participant]);
  });

  it('registers for any wallet of an account', async () => {
    const { world, register } = await setUp();
    const participant = await createAccount(world, idOf(1));
    const [first, second] = [await world.newWallet(), await world.newWallet()];
    await link(world, first, participant);
    await link(world, second, participant);
    const device = await register({ participant, owner: second.address });
    assertEqual([device.owner, device.participant], [second.address, participant]);
  });

  it('refuses anyone but the registrar, also the owner', async () => {
    const { world, chain, owner, build } = await setUp();
    for (const other of [world.roles.admin, owner.wallet])
      await expectRefusal(chain, build({ registrar: other.publicKey }), [other], 'NotRegistrar');
  });

  for (const cards of [0, 1_025, 65_535]) {
    it(`refuses ${cards} cards`, async () => {
      const { chain, registrar, build } = await setUp();
      await expectRefusal(chain, build({ cards }), [registrar], 'BadCards');
    });
  }

  for (const multiplierBps of [1_000_001, 4_294_967_295]) {
    it(`refuses a multiplier of ${multiplierBps} basis points`, async () => {
      const { chain, registrar, build } = await setUp();
      await expectRefusal(chain, build({ multiplierBps }), [registrar], 'BadMultiplier');
    });
  }

  it('refuses a wallet of another account, and one without an account', async () => {
    const { world, chain, registrar, build } = await setUp();
    for (const { address } of [await world.newActor(), await world.newWallet()])
      await expectRefusal(chain, build({ owner: address }), [registrar], 'WalletNotOfAccount');
  });

  it('refuses the empty address as an owner, which free elements of an account have', async () => {
    const { chain, registrar, build } = await setUp();
    const owner = '11111111111111111111111111111111';
    await expectRefusal(chain, build({ owner }), [registrar], 'WalletNotOfAccount');
  });

  it('refuses an id that is registered', async () => {
    const { world, chain, registrar, build, register } = await setUp();
    await register();
    const other = await world.newActor();
    for (const input of [{}, { owner: other.address, participant: other.participant }])
      await expectRefusal(chain, build(input), [registrar], ALREADY_EXISTS);
  });

  it('refuses another mint than the one that is staked', async () => {
    const { chain, registrar, build } = await setUp();
    const { address: mint } = await createMint(chain);
    await expectRefusal(chain, build({ mint }), [registrar], 'WrongMint');
  });

  it('refuses another token program than the mint’s', async () => {
    const { chain, registrar, build } = await setUp();
    const instruction = build({ tokenProgram: TOKEN_2022_PROGRAM_ID });
    await expectRefusal(chain, instruction, [registrar], 'WrongTokenProgram');
  });

  it('refuses until the second in which a pause ends', async () => {
    const { world, chain, registrar, build } = await setUp();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil, 'the second before');
    await expectRefusal(chain, build(), [registrar], 'EntriesPaused');
    await warpAround(chain, pausedUntil, 'the very second');
    await expectOk(chain.send(build(), [registrar]));
  });
});
