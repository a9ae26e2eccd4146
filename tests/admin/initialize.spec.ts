import { Role, findConfigPda, findProgramDataPda, instructions, type Config } from '@co-staking/sdk';
import {
  ACCOUNT_SIZE,
  ExtensionType,
  createInitializeMetadataPointerInstruction,
  getExtensionTypes,
} from '@solana/spl-token';
import { Keypair, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import type { Chain } from '../support/chain';
import { DAY } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { programDataAccount } from '@co-staking/sdk/testing';
import { eventsOf } from '../support/events';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { HAZARDS, OF_ACCOUNTS, type Hazard } from '../support/extensions';
import {
  createExtendedMint,
  initializeMetadata,
  injectMint,
  metadata,
  type Extension,
} from '../support/mints';
import { acceptRole } from '../support/operators';
import { withAccount } from '../support/tamper';
import { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID, createMint, type TestMint } from '../support/tokens';
import { World, tokens, type WorldOptions } from '../support/world';

const ROLES = ['registrar', 'rewardAuthority', 'slasher', 'arbiter', 'pauser'] as const;

/** A mint of Token-2022 with the product's decimals. */
const extended = (address: PublicKey): TestMint => ({
  address,
  decimals: 8,
  tokenProgram: TOKEN_2022_PROGRAM_ID,
});

type Input = Partial<instructions.InitializeInput>;

/** A program that is deployed and not initialised. */
async function setUp(options: WorldOptions = {}) {
  const world = await World.create({ ...options, initialized: false });
  const { chain, roles, mint } = world;
  const keys = {
    registrar: roles.registrar.publicKey,
    rewardAuthority: roles.rewardAuthority.publicKey,
    slasher: roles.slasher.publicKey,
    arbiter: roles.arbiter.publicKey,
    pauser: roles.pauser.publicKey,
  };
  const build = (input: Input = {}): TransactionInstruction =>
    instructions.initialize({ authority: roles.admin.publicKey, mint: mint.address, ...keys, ...input })
      .instruction;
  const refuse = (input: Input, error: Parameters<typeof expectRefusal>[3], signers: Keypair[] = []) =>
    expectRefusal(chain, build(input), signers, error);
  const initialize = async (input: Input = {}): Promise<Config> => {
    await expectOk(chain.send(build(input)));
    return world.readConfig();
  };
  return { world, chain, mint, admin: roles.admin, keys, build, refuse, initialize };
}

describe('initialize', () => {
  it('writes roles, mint and the numbers of the product', async () => {
    const { mint, admin, keys, initialize } = await setUp();
    const [address, bump] = findConfigPda();
    assertEqual(await initialize(), {
      address,
      version: 2,
      bump,
      mintDecimals: 8,
      attestationRequired: false,
      maxClaims: 2,
      ownerSlashCapBps: 5_000,
      coStakeSlashCapBps: 3_000,
      announcedOwnerSlashCapBps: 0,
      announcedCoStakeSlashCapBps: 0,
      announcedAppealSeconds: 0n,
      ownerSlashCapFrom: 0n,
      coStakeSlashCapFrom: 0n,
      appealFrom: 0n,
      mint: mint.address,
      tokenProgram: TOKEN_PROGRAM_ID,
      admin: admin.publicKey,
      ...keys,
      pendingAdmin: PublicKey.default,
      pendingRegistrar: PublicKey.default,
      pendingRewardAuthority: PublicKey.default,
      pendingSlasher: PublicKey.default,
      pendingArbiter: PublicKey.default,
      pendingPauser: PublicKey.default,
      pendingAdminMaturesAt: 0n,
      pendingSlasherMaturesAt: 0n,
      pendingArbiterMaturesAt: 0n,
      pendingAdminEndsAt: 0n,
      arbiterSince: 0n,
      baseStakePerCard: tokens(200),
      waitSeconds: 7n * DAY,
      cooldownSeconds: 14n * DAY,
      appealSeconds: 30n * DAY,
      arbiterSeconds: 30n * DAY,
      requirementNoticeSeconds: 30n * DAY,
      pausedUntil: 0n,
      rentPayer: admin.publicKey,
    });
  });

  it('charges exactly the rent of the configuration', async () => {
    const { chain, initialize } = await setUp();
    const { address } = await initialize();
    const { lamports, data } = (await chain.account(address))!;
    assert.equal(lamports, await chain.rent(data.length));
  });

  it('records the configuration in an event', async () => {
    const { chain, mint, admin, keys, build } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build()));
    const data = {
      mint: mint.address,
      tokenProgram: TOKEN_PROGRAM_ID,
      admin: admin.publicKey,
      ...keys,
      spareAdmin: PublicKey.default,
      baseStakePerCard: tokens(200),
      at: await chain.now(),
    };
    assertEvents(outcome, ['ConfigInitialized', data]);
  });

  it('works at an address to which someone sent lamports', async () => {
    // bankrun's runtime cannot create an account there; today's can.
    const { world, initialize } = await setUp({ kind: 'litesvm' });
    await world.giveLamports(world.config, 1n);
    assertEqual((await initialize()).admin, world.roles.admin.publicKey);
  });

  it('refuses to run a second time, with the same or with other roles', async () => {
    const { world, refuse, initialize } = await setUp();
    await initialize();
    for (const input of [{}, { registrar: world.newKeypair().publicKey }])
      await refuse(input, ALREADY_EXISTS);
  });

  describe('who may call', () => {
    it('refuses anyone but the upgrade authority', async () => {
      const { world, refuse } = await setUp();
      const { registrar } = world.roles;
      await refuse({ authority: registrar.publicKey }, 'NotUpgradeAuthority', [registrar]);
    });

    it('refuses everyone if no one can upgrade the program', async () => {
      const { chain, refuse } = await setUp();
      const [programData] = findProgramDataPda();
      await chain.setAccount(programData, programDataAccount(null, chain.kind));
      await refuse({}, 'NotUpgradeAuthority');
    });

    it('refuses the data of another program that the caller can upgrade', async () => {
      const { world, chain, build } = await setUp();
      const { registrar } = world.roles;
      const theirs = world.newKeypair().publicKey;
      await chain.setAccount(theirs, programDataAccount(registrar.publicKey, chain.kind));
      const instruction = withAccount(build({ authority: registrar.publicKey }), 'programData', theirs);
      await expectRefusal(chain, instruction, [registrar], 'WrongProgramData');
    });
  });

  describe('roles', () => {
    for (const role of ROLES) {
      it(`refuses the empty address as ${role}`, async () => {
        const { refuse } = await setUp();
        await refuse({ [role]: PublicKey.default }, 'EmptyRole');
      });
    }

    it('names a spare admin, who may take the role in the same second, and records it in the event', async () => {
      const { world, chain, build } = await setUp({ kind: 'litesvm' });
      const spare = world.newKeypair();
      const outcome = await expectOk(chain.send(build({ spareAdmin: spare.publicKey })));
      const [event] = eventsOf(outcome);
      assertEqual(event?.name === 'ConfigInitialized' && event.data.spareAdmin, spare.publicKey);
      const before = await world.readConfig();
      assertEqual(
        [before.pendingAdmin, before.pendingAdminMaturesAt, before.pendingAdminEndsAt],
        [spare.publicKey, await chain.now(), 0n],
      );
      await acceptRole(world, Role.Admin, spare);
      assertChanged(before, await world.readConfig(), {
        admin: spare.publicKey,
        pendingAdmin: PublicKey.default,
        pendingAdminMaturesAt: 0n,
      });
    });

    it('reserves the admin role for the spare from the first second: no one else can be nominated', async () => {
      const { world, chain, admin, initialize } = await setUp();
      const spare = world.newKeypair().publicKey;
      await initialize({ spareAdmin: spare });
      for (const nominee of [admin.publicKey, spare]) {
        const input = { admin: admin.publicKey, role: Role.Admin, nominee };
        const instruction = instructions.nominateRole(input).instruction;
        await expectRefusal(chain, instruction, [admin], 'SpareAdminStands');
      }
    });

    it('refuses one key as slasher and arbiter', async () => {
      const { keys, refuse } = await setUp();
      await refuse({ slasher: keys.arbiter }, 'SameSlasherAndArbiter');
    });

    it('accepts one key for all roles except one of these two', async () => {
      const { admin, keys, initialize } = await setUp();
      const key = admin.publicKey;
      const config = await initialize({ registrar: key, rewardAuthority: key, slasher: key, pauser: key });
      assertEqual(
        [config.registrar, config.rewardAuthority, config.slasher, config.pauser, config.arbiter],
        [key, key, key, key, keys.arbiter],
      );
    });
  });

  describe('decimals', () => {
    const bases: [decimals: number, base: bigint][] = [
      [0, 200n],
      [6, 200_000_000n],
      [8, 20_000_000_000n],
      [9, 200_000_000_000n],
    ];
    for (const [decimals, base] of bases) {
      it(`takes a mint with ${decimals}, and 200 whole tokens as the base stake`, async () => {
        const { initialize } = await setUp({ mint: { decimals } });
        const { mintDecimals, baseStakePerCard } = await initialize();
        assert.deepEqual(
          { mintDecimals, baseStakePerCard },
          { mintDecimals: decimals, baseStakePerCard: base },
        );
      });
    }

    for (const decimals of [10, 255]) {
      it(`refuses a mint with ${decimals}`, async () => {
        const { refuse } = await setUp({ mint: { decimals } });
        await refuse({}, 'TooManyDecimals');
      });
    }
  });

  describe('mint', () => {
    it('accepts one of Token-2022 without extensions, and records its program', async () => {
      const { initialize } = await setUp({ mint: { tokenProgram: TOKEN_2022_PROGRAM_ID } });
      assertEqual((await initialize()).tokenProgram, TOKEN_2022_PROGRAM_ID);
    });

    it('accepts one that no one can mint or freeze', async () => {
      const { world, chain, initialize } = await setUp();
      const address = world.newKeypair().publicKey;
      await injectMint(chain, { address, decimals: 8, tokenProgram: TOKEN_PROGRAM_ID }, [], null);
      assertEqual((await initialize({ mint: address })).mint, address);
    });

    const natives: [name: string, address: string, tokenProgram: PublicKey][] = [
      ['the classic token program', 'So11111111111111111111111111111111111111112', TOKEN_PROGRAM_ID],
      ['Token-2022', '9pan9bMn5HatX4EJdBwg9VgCa7Uz5HL8N1m5D3NdXejP', TOKEN_2022_PROGRAM_ID],
    ];
    for (const [name, native, tokenProgram] of natives) {
      it(`refuses wrapped SOL of ${name}`, async () => {
        const { chain, refuse } = await setUp();
        const address = new PublicKey(native);
        await injectMint(chain, { address, decimals: 9, tokenProgram }, [], null);
        await refuse({ mint: address }, 'NativeMint');
      });
    }

    it('refuses a mint that does not exist, and a token account', async () => {
      const { world, refuse } = await setUp();
      await refuse({ mint: world.newKeypair().publicKey }, { anchor: 3012 });
      const { tokenAccount } = await world.newWallet();
      await refuse({ mint: tokenAccount }, { runtime: 'invalid account data for instruction' });
    });

    it('keeps its mint, whichever is created later', async () => {
      const { world, chain, mint, refuse, initialize } = await setUp();
      await initialize();
      const { address } = await createMint(chain);
      await refuse({ mint: address }, ALREADY_EXISTS);
      assertEqual((await world.readConfig()).mint, mint.address);
    });
  });

  describe('extensions of a mint of Token-2022', () => {
    /** Made as anyone would where the chain's Token-2022 knows the extension, else written past all rules. */
    async function mintWith(chain: Chain, { type, size, make }: Hazard): Promise<PublicKey> {
      const key = Keypair.generate();
      const address = key.publicKey;
      if (make && chain.kind === 'litesvm')
        await createExtendedMint(chain, key, [type], make(address, chain.payer.publicKey));
      else await injectMint(chain, extended(address), [[type, new Uint8Array(size).fill(1)]]);
      return address;
    }

    for (const hazard of [...HAZARDS, ...OF_ACCOUNTS]) {
      it(`refuses ${hazard.name}, and logs why`, async () => {
        const { chain, build, refuse } = await setUp();
        const mint = await mintWith(chain, hazard);
        const { data } = (await chain.account(mint))!;
        assert.deepEqual(getExtensionTypes(Buffer.from(data.subarray(ACCOUNT_SIZE + 1))), [hazard.type]);
        await refuse({ mint }, 'ForbiddenMintExtension');
        const { logs } = await chain.send(build({ mint }));
        const line = `Program log: forbidden mint extension: ${hazard.logged ?? hazard.name}`;
        assert.include(logs, line);
      });
    }

    it('refuses a hazardous one after an allowed one', async () => {
      const { chain, refuse } = await setUp();
      const mint = Keypair.generate().publicKey;
      const pointer: Extension = [ExtensionType.MetadataPointer, new Uint8Array(64)];
      for (const { type, size } of HAZARDS) {
        await injectMint(chain, extended(mint), [pointer, [type, new Uint8Array(size)]]);
        await refuse({ mint }, 'ForbiddenMintExtension');
      }
    });

    it('refuses one that is newer than the program', async () => {
      const { chain, refuse } = await setUp();
      const mint = Keypair.generate().publicKey;
      for (const type of [ExtensionType.PermissionedBurn, 999]) {
        await injectMint(chain, extended(mint), [[type, new Uint8Array(32)]]);
        await refuse({ mint }, { runtime: 'invalid account data for instruction' });
      }
    });

    it('accepts a metadata pointer', async () => {
      const { chain, initialize } = await setUp();
      const mint = Keypair.generate().publicKey;
      await injectMint(chain, extended(mint), [[ExtensionType.MetadataPointer, new Uint8Array(64).fill(1)]]);
      assertEqual((await initialize({ mint })).mint, mint);
    });

    it('accepts metadata in the mint itself', async () => {
      const { chain, initialize } = await setUp();
      const mint = Keypair.generate().publicKey;
      await injectMint(chain, extended(mint), [metadata(mint, chain.payer.publicKey)]);
      assertEqual((await initialize({ mint })).mint, mint);
    });

    it('stakes a token with pointer and metadata, from an account whose owner is immutable', async () => {
      const { chain, roles, reader } = await World.create({ kind: 'litesvm', initialized: false });
      const key = Keypair.generate();
      const authority = chain.payer.publicKey;
      const { publicKey: mint } = key;
      const pointer = createInitializeMetadataPointerInstruction(
        mint,
        authority,
        mint,
        TOKEN_2022_PROGRAM_ID,
      );
      const types = [ExtensionType.MetadataPointer];
      await createExtendedMint(chain, key, types, pointer, [initializeMetadata(mint, authority)]);

      const world = new World(chain, extended(mint), roles, reader);
      await world.initialize();
      const extensionsOf = async (address: PublicKey): Promise<ExtensionType[]> =>
        getExtensionTypes(Buffer.from((await chain.account(address))!.data.subarray(ACCOUNT_SIZE + 1)));
      assert.deepEqual(await extensionsOf(mint), [
        ExtensionType.MetadataPointer,
        ExtensionType.TokenMetadata,
      ]);

      const { owner, stakeVault, address } = await world.newDevice({ stake: tokens(1_700) });
      assert.deepEqual(await extensionsOf(owner.tokenAccount), [ExtensionType.ImmutableOwner]);
      const before = await world.balance(owner.tokenAccount);
      const input = { owner: owner.address, device: address, amount: tokens(100), ...world.mintInput };
      await chain.run(instructions.withdrawOverflow(input).instruction, [owner.wallet]);
      assert.equal((await world.balance(owner.tokenAccount)) - before, tokens(100));
      assert.equal(await world.balance(stakeVault), tokens(1_600));
    });
  });
});
