import {
  CoStakingClient,
  DAY,
  OutcomeUnknownError,
  PartlySentError,
  RefusedError,
  actionState,
  associatedTokenAccount,
  keypairWallet,
  type ActionName,
  type SendProgress,
  type SendingWallet,
} from '@co-staking/sdk';
import type { Keypair, VersionedTransaction } from '@solana/web3.js';
import { assert } from 'chai';

import { LiteRpc } from '../../support/liteRpc';
import { closeTokenAccount } from '../../support/tokens';
import { World, tokens, type TestCoStake } from '../../support/world';

async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it was not refused');
}

describe('the client does what is asked for, with the program on LiteSVM', () => {
  let world: World;
  let rpc: LiteRpc;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
  });

  const clientOf = (wallet: Keypair) =>
    new CoStakingClient({ connection: rpc, wallet: keypairWallet(wallet) });
  const timed = () => ({ timing: rpc.timing });
  const shown = async ({ device, address }: Pick<TestCoStake, 'device' | 'address'>) => ({
    device: await world.readDevice(device),
    offer: await world.readOffer({ address }),
  });

  it('opens the account of a first-time wallet and accepts, with one signature', async () => {
    const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    const newcomer = await world.newWallet();
    const client = clientOf(newcomer.wallet);
    const subject = await shown(offer);
    const viewer = await client.viewer();
    assert.isNull(viewer.participant);
    const whole = { config: await client.config(), ...subject };
    const state = actionState('acceptOffer', whole, viewer, await client.now());
    assert.isTrue(state.enabled);
    assert.match(state.openings[0]!.words, /^also opens your account \(rent 0\.\d+ SOL\)$/);

    const before = (await world.chain.account(newcomer.address))!.lamports;
    const done = await client.act('acceptOffer', subject, {}, timed());
    assert.deepEqual(
      done.openings.map(({ what }) => what),
      ['account'],
    );
    assert.lengthOf(rpc.received, 1);
    assert.equal((await world.readParticipant(newcomer)).activeClaims, 1);
    assert.isTrue((await world.readOffer(offer)).coStaker.equals(newcomer.address));
    // At today's rate of the virtual machine the rent is the one that was named; the rest is the fee.
    const paid = before - (await world.chain.account(newcomer.address))!.lamports;
    assert.equal(paid, done.openings[0]!.rent + 5_000n);
  });

  it('opens the token account that is paid to, for every sender of the payout', async () => {
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(21n * DAY);
    const { coStaker } = coStake;
    await closeTokenAccount(world.chain, world.mint, coStaker.wallet, coStake.device.owner.tokenAccount);
    assert.isNull(await world.chain.account(coStaker.tokenAccount));

    const stranger = await world.newWallet();
    const done = await clientOf(stranger.wallet).act(
      'withdrawCoStake',
      await shown(coStake),
      undefined,
      timed(),
    );
    assert.deepEqual(
      done.openings.map(({ what, wallet }) => [what, wallet.toBase58()]),
      [['token account', coStaker.address.toBase58()]],
    );
    assert.equal(await world.balance(coStaker.tokenAccount), tokens(640));
    assert.isTrue(done.destination.equals(associatedTokenAccount(coStaker.address, world.mintInput)));
  });

  it('says what is missing in the words of the checks, and names no account that is not there', async () => {
    const device = await world.newDevice({ stake: tokens(640) });
    const client = clientOf(device.owner.wallet);
    const subject = { device: await world.readDevice(device) };
    const offer = { amount: tokens(1), shareBps: 2_000 };
    const error = await caught(client.act('createOffer', subject, offer, timed()));
    assert.instanceOf(error, RefusedError);
    assert.equal(error.code, 'SelfStakeBelowHalf');
    assert.include(error.explanation.message, '; 160 tokens missing');
    assert.isEmpty(rpc.received);

    const lacking = await caught(client.act('retractOffer', {} as never, undefined, timed()));
    assert.instanceOf(lacking, TypeError);
    assert.equal(lacking.message, 'retractOffer: the subject lacks "offer"');
  });

  it('fills in who signs, the mint and its token program', async () => {
    const device = await world.newDevice();
    const client = clientOf(device.owner.wallet);
    await client.do.stake({ device: device.address, amount: tokens(7) }, timed());
    assert.equal((await world.readDevice(device)).ownerStake, tokens(7));
    const { error } = await client.simulate('withdrawOverflow', { device: device.address, amount: 1n });
    assert.equal(error?.code, 'AmountAboveOverflow');
  });

  it('does several things in fewer transactions', async () => {
    const coStaker = await world.newActor();
    const held: TestCoStake[] = [];
    for (let count = 0; count < 2; count += 1) {
      const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
      held.push(await world.accept(offer, coStaker));
      await world.postRewards(held[count]!.device, tokens(100));
    }
    const client = clientOf(coStaker.wallet);
    const claims = await Promise.all(
      held.map(async (coStake) => ({
        action: 'claimCoStakeRewards' as const,
        subject: await shown(coStake),
      })),
    );
    const before = await world.balance(coStaker.tokenAccount);
    const sent = await client.sendAll(claims, timed());
    assert.isBelow(sent.length, claims.length);
    assert.equal((await world.balance(coStaker.tokenAccount)) - before, 2n * tokens(74));

    const again = await caught(client.sendAll(claims, timed()));
    assert.equal((again as RefusedError).code, 'NothingToClaim');
  });

  it('says what has landed where a later transaction fails', async () => {
    const device = await world.newDevice();
    const subject = { device: await world.readDevice(device) };
    const stakes = Array.from({ length: 8 }, () => ({
      action: 'stake' as const,
      subject,
      args: { amount: tokens(1) },
    }));
    const tooMuch = { action: 'withdrawOverflow' as const, subject, args: { amount: 1n } };
    const error = await caught(clientOf(device.owner.wallet).sendAll([...stakes, tooMuch], timed()));
    assert.instanceOf(error, PartlySentError);
    const { sent, left, cause } = error;
    assert.lengthOf(sent, 1);
    assert.equal(left, 1);
    assert.equal((cause as RefusedError).code, 'AmountAboveOverflow');
    // Nothing of the second transaction, and all of the first.
    assert.equal((await world.readDevice(device)).ownerStake, tokens(6));
  });

  it('knows everything that a wallet has', async () => {
    const coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    const own = await clientOf(coStake.device.owner.wallet).positions();
    assert.lengthOf(own.devices, 1);
    assert.isEmpty(own.coStakes);
    const [device] = own.devices;
    assert.equal(device!.rewardsClaimable, tokens(26));
    assert.isTrue(device!.position.sufficient);
    assert.lengthOf(device!.offers, 1);
    assert.isNull(device!.withdrawableAt);

    await world.unstakeCoStake(coStake);
    const { coStakes, devices } = await clientOf(coStake.coStaker.wallet).positions();
    assert.isEmpty(devices);
    assert.lengthOf(coStakes, 1);
    assert.equal(coStakes[0]!.rewardsClaimable, tokens(74));
    assert.equal(coStakes[0]!.status.label, 'Co-Staker Unstaked (In Wait Period)');
    assert.equal(coStakes[0]!.withdrawableAt, (await world.chain.now()) + 21n * DAY);
  });

  it('sends by a wallet that signs and sends in one step', async () => {
    const device = await world.newDevice();
    const { owner } = device;
    const wallet: SendingWallet = {
      publicKey: owner.address,
      async signAndSendTransaction(transaction: VersionedTransaction) {
        const signed = await keypairWallet(owner.wallet).signTransaction(transaction);
        return {
          signature: await rpc.sendRawTransaction(signed.serialize(), { skipPreflight: true, maxRetries: 0 }),
        };
      },
    };
    const stages: string[] = [];
    const client = new CoStakingClient({ connection: rpc, wallet });
    const onProgress = ({ stage }: SendProgress) => void stages.push(stage);
    const done = await client.act(
      'stake',
      { device: await world.readDevice(device) },
      { amount: tokens(3) },
      { ...timed(), onProgress },
    );
    assert.equal(done.signature, rpc.ledger.at(-1)!.signature);
    assert.deepEqual(stages, ['simulated', 'sent', 'confirmed']);
    assert.equal((await world.readDevice(device)).ownerStake, tokens(3));
  });

  describe('stops where its caller has left', () => {
    const begin = async (stage: SendProgress['stage'], action: ActionName = 'stake') => {
      const device = await world.newDevice();
      const controller = new AbortController();
      const onProgress = (step: SendProgress) => {
        if (step.stage === stage) controller.abort(new Error('left'));
      };
      const subject = { device: await world.readDevice(device) };
      const client = clientOf(device.owner.wallet);
      rpc.lose = Infinity;
      return caught(
        client.act(
          action as 'stake',
          subject,
          { amount: 1n },
          { ...timed(), onProgress, signal: controller.signal },
        ),
      );
    };

    it('with the reason before anything is signed', async () => {
      const error = await begin('simulated');
      assert.equal((error as Error).message, 'left');
      assert.isEmpty(rpc.received);
    });

    it('with an unknown outcome after that: it may still land', async () => {
      const error = await begin('sent');
      assert.instanceOf(error, OutcomeUnknownError);
      assert.equal((error.cause as Error).message, 'left');
      assert.lengthOf(rpc.received, 1);
    });

    it('before it reads anything', async () => {
      const { wallet } = await world.newWallet();
      const signal = AbortSignal.abort(new Error('left'));
      const client = clientOf(wallet);
      for (const read of [client.viewer({ signal }), client.now({ signal }), client.positions({ signal })])
        assert.equal(((await caught(read)) as Error).message, 'left');
    });
  });
});
