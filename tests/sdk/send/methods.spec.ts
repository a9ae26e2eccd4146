import {
  CoStakingClient,
  CoStakingError,
  RefusedError,
  TransactionExpiredError,
  instructions,
  offerTerms,
  type ClientMethods,
  type SendProgress,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { LiteRpc, signerOf } from '../../support/liteRpc';
import { World, tokens, type Actor, type TestDevice } from '../../support/world';

/** Compiles only while the methods are exactly the instructions of the program. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const EXACT: Same<keyof ClientMethods, instructions.InstructionName> = true;

async function refusalOf(promise: Promise<unknown>): Promise<RefusedError> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error;
  }
  throw new Error('it was not refused');
}

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('methods of the client, with the program on LiteSVM', () => {
  let world: World;
  let rpc: LiteRpc;
  let device: TestDevice;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
    device = await world.newDevice();
  });

  const clientOf = ({ wallet }: Pick<Actor, 'wallet'>) =>
    new CoStakingClient({ connection: rpc, wallet: signerOf(wallet) });
  const timed = () => ({ timing: rpc.timing });

  it('are there for every instruction of the program, and for nothing else', () => {
    const names = IDL.instructions.map(({ name }) => camel(name)).sort();
    assert.isNotEmpty(names);
    assert.deepEqual(Object.keys(clientOf(device.owner).do).sort(), names);
    assert.deepEqual(Object.keys(instructions).sort(), names);
    assert.isTrue(EXACT);
  });

  it('live an agreement: stake, offer, accept, post, claim, unstake', async () => {
    const { owner } = device;
    const { rewardAuthority } = world.roles;
    const coStaker = await world.newActor();
    const [asOwner, asCoStaker] = [clientOf(owner).do, clientOf(coStaker).do];
    const named = { device: device.address, ...world.mintInput };

    await asOwner.stake({ owner: owner.address, amount: tokens(960), ...named }, timed());
    const made = await asOwner.createOffer(
      { owner: owner.address, device: device.address, nonce: 0, amount: tokens(640), shareBps: 7_400 },
      timed(),
    );
    const offer: PublicKey = made.offer;
    assert.isAbove(made.units, 0);
    assert.equal(made.signature, rpc.ledger.at(-1)!.signature);

    const { participant, address } = coStaker;
    const terms = offerTerms(await world.readOffer({ address: offer }));
    await asCoStaker.acceptOffer({ coStaker: address, participant, offer, ...terms, ...named }, timed());
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 1);

    await world.postRewards(device, tokens(100));
    const before = await world.balance(coStaker.tokenAccount);
    await clientOf({ wallet: rewardAuthority }).do.claimCoStakeRewards(
      { caller: rewardAuthority.publicKey, coStaker: address, offer, ...named },
      timed(),
    );
    assert.equal((await world.balance(coStaker.tokenAccount)) - before, tokens(74));

    await asCoStaker.unstakeCoStake({ coStaker: address, device: device.address, offer }, timed());
    assert.notEqual((await world.readOffer({ address: offer })).unstakedAt, 0n);
  });

  it('throw a refusal with what to do about it, before anyone signs', async () => {
    const { address } = device.owner;
    const input = { owner: address, device: device.address, nonce: 0, amount: tokens(1), shareBps: 2_000 };
    const error = await refusalOf(clientOf(device.owner).do.createOffer(input, timed()));
    assert.isTrue(error instanceof CoStakingError);
    assert.equal(error.code, 'SelfStakeBelowHalf');
    assert.equal(error.source, 'program');
    assert.isNotEmpty(error.logs);
    assert.equal(error.explanation.message, error.message);
    assert.isNotEmpty(error.explanation.remedy);
    assert.include(error.explanation.support, `wallet: ${address.toBase58()}`);
    assert.include(error.explanation.support, 'signature: -');
    assert.strictEqual(CoStakingError.from(error), error);
    assert.isEmpty(rpc.received);
  });

  it('name the signature where the refusal came after the landing', async () => {
    const signer = signerOf(device.owner.wallet);
    const client = new CoStakingClient({
      connection: rpc,
      wallet: {
        publicKey: signer.publicKey,
        signTransaction: async (transaction) => {
          await world.terminate(device);
          return signer.signTransaction(transaction);
        },
      },
    });
    const input = { owner: signer.publicKey, device: device.address, amount: tokens(1), ...world.mintInput };
    const steps: SendProgress[] = [];
    const options = {
      ...timed(),
      computeUnitLimit: 50_000,
      onProgress: (step: SendProgress) => void steps.push(step),
    };
    const error = await refusalOf(client.do.stake(input, options));
    assert.equal(error.code, 'DeviceTerminated');
    const signed = steps.find((step) => step.stage === 'signed');
    assert.include(error.explanation.support, `signature: ${signed?.signature}`);
  });

  it('take the options of sending, and leave an expiry what it is', async () => {
    rpc.lose = Infinity;
    const { address } = device.owner;
    const input = { owner: address, device: device.address, amount: tokens(1), ...world.mintInput };
    const options = { ...timed(), computeUnitPrice: 5n, maxComputeUnitPrice: 5n };
    try {
      await clientOf(device.owner).do.stake(input, options);
      assert.fail('it landed');
    } catch (error) {
      assert.instanceOf(error, TransactionExpiredError);
    }
    assert.isNotEmpty(rpc.received);
  });
});
