import { PROGRAM_ID, findEventAuthorityPda, instructions, offerTerms } from '@co-staking/sdk';
import { PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { expectError, expectNothingChanged, expectOk } from '../../../tests/support/expectError';
import { expectRefusal } from '../../../tests/support/expectRefusal';
import { payouts } from '../../../tests/support/payoutSteps';
import { withAccount } from '../../../tests/support/tamper';
import { tokens, type Actor, type TestDevice, type TestOffer } from '../../../tests/support/world';
import { CALLER_ID, acceptAndClaim, byTreasury, forgeEvent, forward } from './support/program';
import { TreasuryWorld } from './support/world';

/** First bytes of the call by which a program of Anchor's records an event. */
const EVENT_TAG = Buffer.from([0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d]);
const EVENT = Buffer.concat([EVENT_TAG, Buffer.alloc(64, 7)]);
const [EVENT_AUTHORITY] = findEventAuthorityPda();
const [OWN_EVENT_AUTHORITY] = PublicKey.findProgramAddressSync([Buffer.from('__event_authority')], CALLER_ID);
/** Depth of the call chain that the runtime allows, including the first program. */
const MOST_CALLS = 5;

describe('a hostile caller', () => {
  let world: TreasuryWorld;
  let owner: Actor;
  let device: TestDevice;
  let stake: TransactionInstruction;

  before(async () => {
    world = await TreasuryWorld.create();
    device = await world.newDevice({ stake: tokens(960) });
    owner = device.owner;
    const input = { owner: owner.address, device: device.address, amount: tokens(1), ...world.mintInput };
    stake = instructions.stake(input).instruction;
  });

  const acceptOf = async ({ address }: TestOffer, actor: Actor): Promise<TransactionInstruction> =>
    instructions.acceptOffer({
      coStaker: actor.address,
      participant: actor.participant,
      device: device.address,
      offer: address,
      ...offerTerms(await world.readOffer({ address })),
      ...world.mintInput,
    }).instruction;

  /** The example itself refuses, with an Anchor error, and never calls the program. */
  async function refusedByCaller(
    instruction: TransactionInstruction,
    signers: Keypair[],
    number: number,
  ): Promise<void> {
    const written = instruction.keys.filter(({ isWritable }) => isWritable).map(({ pubkey }) => pubkey);
    const outcome = await expectNothingChanged(world.chain, written, () =>
      world.chain.send(instruction, signers),
    );
    assert.equal(outcome.ok ? undefined : outcome.error.number, number);
    assert.notInclude(outcome.logs.join('\n'), `Program ${PROGRAM_ID.toBase58()} invoke`);
  }

  it('does not move a treasury without its authority', async () => {
    const thief = world.newPerson();
    await world.giveLamports(thief.publicKey);
    const { authority, treasury, key } = world.party({ publicKey: owner.address });
    for (const wrap of [byTreasury, forward]) {
      const stolen = wrap(stake, { authority: thief.publicKey, treasury });
      await refusedByCaller(stolen, [thief], 2006);
      const unsigned = wrap(stake, { authority, treasury });
      unsigned.keys[0]!.isSigner = false;
      await refusedByCaller(unsigned, [], 3010);
      await expectOk(world.chain.send(wrap(stake, { authority, treasury }), [key]));
    }
  });

  it('gains nothing by a signature in the wrong role', async () => {
    const { address } = await world.newActor();
    const of = { device: device.address };
    const attempts: [TransactionInstruction, Parameters<typeof expectError>[1]][] = [
      [withAccount(stake, 'owner', address), 'NotDeviceOwner'],
      [instructions.giveNotice({ owner: address, ...of }).instruction, 'NotDeviceOwner'],
      [instructions.terminateDevice({ authority: address, ...of }).instruction, 'NotOwnerNorRegistrar'],
      [instructions.reportDevice({ registrar: address, ...of, status: 1 }).instruction, 'NotRegistrar'],
      [
        instructions.postRewards({
          rewardAuthority: address,
          ...of,
          block: 1n,
          amount: 1n,
          ...world.mintInput,
        }).instruction,
        'NotRewardAuthority',
      ],
      [instructions.pauseEntries({ pauser: address, seconds: 60n }).instruction, 'NotPauser'],
      [instructions.nominateRole({ admin: address, role: 1, nominee: address }).instruction, 'NotAdmin'],
      [instructions.acceptRole({ nominee: address, role: 0 }).instruction, 'NotNominee'],
    ];
    for (const [instruction, error] of attempts) await expectRefusal(world.chain, instruction, [], error);
  });

  it('cannot unstake another co-stake, nor stake with the tokens of someone else', async () => {
    const coStake = await world.coStaked();
    const { address } = await world.newActor();
    const input = { coStaker: address, device: coStake.device.address, offer: coStake.address };
    const unstake = instructions.unstakeCoStake(input).instruction;
    await expectRefusal(world.chain, unstake, [], 'NotCoStaker');
    const foreign = withAccount(stake, 'source', coStake.coStaker.tokenAccount);
    await expectRefusal(world.chain, foreign, [], { token: 4 });
  });

  it('earns nothing by accepting and claiming in one instruction', async () => {
    const offer = await world.openOffer(device);
    await world.stake(device, tokens(640));
    await world.postRewards(device, tokens(100));
    const actor = await world.newActor();
    const { key, ...party } = world.party({ publicKey: actor.address });
    const claim = instructions.claimCoStakeRewards({
      caller: actor.address,
      coStaker: actor.address,
      device: device.address,
      offer: offer.address,
      ...world.mintInput,
    }).instruction;
    const both = acceptAndClaim(await acceptOf(offer, actor), claim, party);
    await expectRefusal(world.chain, both, [key], 'NothingToClaim');
    // After the acceptance alone it earns from later posts.
    await expectOk(world.chain.send(await acceptOf(offer, actor)));
    await expectRefusal(world.chain, claim, [], 'NothingToClaim');
    await world.postRewards(device, tokens(10));
    await expectOk(world.chain.send(claim));
    assert.equal(await world.balance(actor.tokenAccount), tokens('999367.4'));
  });

  it('cannot pass itself off as the token program or the system program', async () => {
    const asToken = withAccount(stake, 'tokenProgram', CALLER_ID);
    await expectRefusal(world.chain, asToken, [], 'WrongTokenProgram');
    const wallet = await world.newWallet();
    const { instruction } = instructions.openParticipant({ wallet: wallet.address });
    const asSystem = withAccount(instruction, 'systemProgram', CALLER_ID);
    await expectRefusal(world.chain, asSystem, [], { anchor: 3008 });
  });

  it('cannot record its own event by passing its event authority', async () => {
    const ours = withAccount(stake, 'eventAuthority', OWN_EVENT_AUTHORITY);
    await expectRefusal(world.chain, ours, [], { anchor: 2012 });
  });

  it('changes nothing by passing itself as the program', async () => {
    const itself = withAccount(stake, 'program', CALLER_ID);
    const before = (await world.readDevice(device)).ownerStake;
    // The event goes to the program's own address, which the runtime does not find among the accounts.
    await expectError(world.chain.send(itself), {
      runtime: 'An account required by the instruction is missing',
    });
    assert.equal((await world.readDevice(device)).ownerStake, before);
  });

  it('cannot record an event in the name of the program', async () => {
    const { chain } = world;
    const refused = (instruction: TransactionInstruction, error: Parameters<typeof expectError>[1]) =>
      expectNothingChanged(chain, [world.config, device.address], () =>
        expectError(chain.send(instruction), error),
      );
    await refused(forgeEvent(EVENT_AUTHORITY, false, EVENT), { anchor: 2002 });
    await refused(forgeEvent(OWN_EVENT_AUTHORITY, true, EVENT), { anchor: 2006 });
    await refused(forgeEvent(OWN_EVENT_AUTHORITY, false, EVENT), { anchor: 2002 });
    // The runtime lets no program sign for another program's address.
    await refused(forgeEvent(EVENT_AUTHORITY, true, EVENT), {
      runtime: 'Cross-program invocation with unauthorized signer or writable account',
    });
  });

  it('reaches the program through a chain of calls that leaves room for its own call', async () => {
    const { key, ...party } = world.party({ publicKey: owner.address });
    const nested = (calls: number): TransactionInstruction => {
      let instruction = byTreasury(stake, party);
      for (let level = 1; level < calls; level += 1) instruction = forward(instruction, party);
      return instruction;
    };
    // The program and its own call take two levels.
    await expectOk(world.chain.send(nested(MOST_CALLS - 2), [key]));
    await expectRefusal(world.chain, nested(MOST_CALLS - 1), [key], {
      runtime: 'Cross-program invocation call depth too deep',
    });
  });

  it('cannot be called by the program', async () => {
    // The program calls only fixed programs: the token program, the system program and itself. A payout to a program
    // is a transfer, which runs no code of the receiver.
    const coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    const { logs } = await expectOk(world.chain.send(payouts.coStakeRewards(world, coStake)));
    assert.notInclude(logs.join('\n'), CALLER_ID.toBase58());
  });
});
