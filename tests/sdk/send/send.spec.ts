import {
  CoStakingClient,
  CoStakingError,
  DEFAULT_MAX_COMPUTE_UNIT_PRICE,
  OutcomeUnknownError,
  TransactionExpiredError,
  computeUnitLimitFor,
  instructions,
  offerTerms,
  settleTransaction,
  type SendConnection,
  type SendOptions,
  type SendProgress,
} from '@co-staking/sdk';
import { ComputeBudgetInstruction, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import type { Connection } from '@solana/web3.js';
import { assert } from 'chai';

import { assertEqual } from '../../support/compare';
import { LiteRpc, signerOf } from '../../support/liteRpc';
import { World, tokens, type Actor, type TestDevice } from '../../support/world';

/** A web3.js connection is one, as the compiler sees. */
const asSendConnection = (connection: Connection): SendConnection => connection;

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not refused');
}

function assertRefusal(error: Error, code: string): void {
  assert.isTrue(error instanceof CoStakingError, error.message);
  assert.equal((error as CoStakingError).code, code);
  assert.isNotEmpty((error as CoStakingError).logs);
}

/** Limit and price that a sent transaction names. */
function budgetOf(bytes: Uint8Array): { units?: number; microLamports?: bigint } {
  const { message } = VersionedTransaction.deserialize(bytes);
  const budget = TransactionMessage.decompile(message).instructions.slice(0, 2);
  const result: { units?: number; microLamports?: bigint } = {};
  for (const instruction of budget) {
    const type = instruction.keys.length === 0 && ComputeBudgetInstruction.decodeInstructionType(instruction);
    if (type === 'SetComputeUnitLimit')
      result.units = ComputeBudgetInstruction.decodeSetComputeUnitLimit(instruction).units;
    if (type === 'SetComputeUnitPrice')
      result.microLamports = BigInt(
        ComputeBudgetInstruction.decodeSetComputeUnitPrice(instruction).microLamports,
      );
  }
  return result;
}

describe('client, with the program on LiteSVM', () => {
  let world: World;
  let rpc: LiteRpc;
  let device: TestDevice;
  let owner: Actor;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
    device = await world.fullyStaked();
    owner = device.owner;
  });

  const clientOf = ({ wallet }: Actor) => new CoStakingClient({ connection: rpc, wallet: signerOf(wallet) });

  const offerInput = async () => ({
    owner: owner.address,
    device: device.address,
    nonce: (await world.readDevice(device)).nextNonce,
    amount: tokens(100),
    shareBps: 2_000,
  });

  const createOffer = async (options: SendOptions = {}) =>
    clientOf(owner).send('createOffer', await offerInput(), { timing: rpc.timing, ...options });

  it('sends an instruction and returns where it landed, its units and the derived addresses', async () => {
    const progress: SendProgress[] = [];
    const sent = await createOffer({ onProgress: (step) => progress.push(step) });
    assert.equal((await world.readOffer({ address: sent.offer })).amount, tokens(100));
    const landed = rpc.ledger.at(-1)!;
    assert.equal(sent.signature, landed.signature);
    assert.equal(sent.slot, rpc.ledger.length - 1);
    assert.equal(sent.units, Number(landed.units));
    assert.deepEqual(
      progress.map(({ stage }) => stage),
      ['simulated', 'signed', 'sent', 'confirmed'],
    );
  });

  it('asks for what the simulation used and a tenth more', async () => {
    const { units } = await createOffer();
    assert.deepEqual(budgetOf(rpc.received[0]!), { units: computeUnitLimitFor(units) });
    assert.equal(computeUnitLimitFor(10_001), 11_302);
    assert.equal(computeUnitLimitFor(1_400_000), 1_400_000);
    assert.isAtLeast(computeUnitLimitFor(units), Number(rpc.ledger.at(-1)!.units));
  });

  it('asks for the most there is if the node does not say what the simulation used', async () => {
    for (const unitsConsumed of [undefined, 0]) {
      const silent: SendConnection = {
        ...rpc,
        simulateTransaction: async (...asked) => {
          const { value } = await rpc.simulateTransaction(...asked);
          return { value: { ...value, unitsConsumed } };
        },
      };
      const client = new CoStakingClient({ connection: silent, wallet: signerOf(owner.wallet) });
      await client.send('createOffer', await offerInput(), { timing: rpc.timing });
      assert.deepEqual(budgetOf(rpc.received.at(-1)!), { units: 1_400_000 });
    }
  });

  it('takes a limit and a price that are given', async () => {
    await createOffer({ computeUnitLimit: 30_000, computeUnitPrice: 5n, maxComputeUnitPrice: 5n });
    assert.deepEqual(budgetOf(rpc.received[0]!), { units: 30_000, microLamports: 5n });
  });

  it('bids what three quarters of the others pay, and never above the cap', async () => {
    rpc.fees = [0, 900, 100, 300];
    await createOffer({ computeUnitPrice: 'auto' });
    assert.equal(budgetOf(rpc.received[0]!).microLamports, 300n);
    await createOffer({ computeUnitPrice: 'auto', maxComputeUnitPrice: 250n });
    assert.equal(budgetOf(rpc.received[1]!).microLamports, 250n);
  });

  it('has its own cap, and bids nothing if no one does', async () => {
    rpc.fees = [Number(DEFAULT_MAX_COMPUTE_UNIT_PRICE) + 1];
    await createOffer({ computeUnitPrice: 'auto' });
    assert.equal(budgetOf(rpc.received[0]!).microLamports, DEFAULT_MAX_COMPUTE_UNIT_PRICE);
    rpc.fees = [];
    await createOffer({ computeUnitPrice: 'auto' });
    assert.equal(budgetOf(rpc.received[1]!).microLamports, 0n);
  });

  it('refuses a price above the cap and misspelt options, and sends nothing', async () => {
    const options: [SendOptions, string][] = [
      [
        { computeUnitPrice: 6n, maxComputeUnitPrice: 5n },
        'computeUnitPrice 6 is above maxComputeUnitPrice 5',
      ],
      [{ maxComputeUnitprice: 5n } as SendOptions, 'unknown field "maxComputeUnitprice"'],
      [{ attempts: 0 }, 'attempts must be a whole number from 1: 0'],
      [{ commitment: 'processed' } as unknown as SendOptions, 'commitment must be confirmed or finalized'],
    ];
    for (const [option, words] of options)
      assert.include((await rejection(createOffer(option))).message, words);
    assert.isEmpty(rpc.received);
  });

  it('throws the refusal of the simulation with its logs, and asks for no signature', async () => {
    const { offer } = await createOffer();
    const poor = await world.newActor({ holds: 0n });
    rpc.received.length = 0;
    const accept = {
      coStaker: poor.address,
      participant: poor.participant,
      device: device.address,
      offer,
      ...offerTerms(await world.readOffer({ address: offer })),
      shareBps: 2_100,
      ...world.mintInput,
    };
    const error = await rejection(clientOf(poor).send('acceptOffer', accept, { timing: rpc.timing }));
    assertRefusal(error, 'TermsChanged');
    assert.isEmpty(rpc.received);
  });

  it('simulates: units, logs, typed events and derived addresses, or the refusal', async () => {
    const input = await offerInput();
    const client = clientOf(owner);
    const { events, error, units, offer, logs } = await client.simulate('createOffer', input);
    assert.isNull(error);
    assert.isAbove(units, 5_000);
    assert.isNotEmpty(logs);
    const [event] = events;
    assert.equal(event!.name, 'OfferCreated');
    if (event!.name === 'OfferCreated')
      assertEqual([event.data.offer, event.data.amount], [offer, tokens(100)]);
    assert.isNull(await world.chain.account(offer));

    const refused = await client.simulate('createOffer', { ...input, shareBps: 100 });
    assert.equal(refused.error?.code, 'ShareOutOfRange');
    assert.isEmpty(refused.events);
  });

  it('sends the same bytes again until they land', async () => {
    rpc.lose = 3;
    await createOffer();
    assert.equal(rpc.received.length, 4);
    for (const bytes of rpc.received) assert.deepEqual(bytes, rpc.received[0]);
  });

  it('reports expiry with signature and height', async () => {
    rpc.lose = Infinity;
    const { lastValidBlockHeight } = await rpc.getLatestBlockhash({ commitment: 'confirmed' });
    const error = (await rejection(createOffer())) as TransactionExpiredError;
    assert.instanceOf(error, TransactionExpiredError);
    assert.equal(error.lastValidBlockHeight, lastValidBlockHeight);
    assert.include(error.message, error.signature);
  });

  for (const [lifetime, kind] of [
    [149, OutcomeUnknownError],
    [150, TransactionExpiredError],
  ] as const)
    it(`is ${kind.name} if the node has the last ${lifetime} blocks of those in which it could have landed`, async () => {
      rpc.lose = Infinity;
      const { lastValidBlockHeight } = await rpc.getLatestBlockhash({ commitment: 'confirmed' });
      rpc.getFirstAvailableBlock = async () => lastValidBlockHeight - lifetime + 1;
      const stages: string[] = [];
      const error = await rejection(
        createOffer({ attempts: 2, onProgress: ({ stage }) => void stages.push(stage) }),
      );
      assert.equal(error.name, kind.name);
      // Nothing is signed again before it is certain.
      const expired = kind === TransactionExpiredError;
      assert.equal(stages.filter((stage) => stage === 'signed').length, expired ? 2 : 1);
      assert.equal(stages.includes('expired'), expired);
    });

  it('is OutcomeUnknownError if the node does not say which blocks it has', async () => {
    rpc.lose = Infinity;
    rpc.getFirstAvailableBlock = async () => {
      throw new Error('not allowed');
    };
    assert.instanceOf(await rejection(createOffer()), OutcomeUnknownError);
  });

  it('signs again only where that is allowed, and then simulates again', async () => {
    rpc.lose = 40;
    const stages: string[] = [];
    const onProgress = ({ stage }: SendProgress) => void stages.push(stage);
    await createOffer({ attempts: 2, onProgress });
    assert.equal(new Set(rpc.received.map((bytes) => Buffer.from(bytes).toString('hex'))).size, 1);
    assert.deepEqual(
      stages.filter((stage) => stage !== 'sent'),
      ['simulated', 'signed', 'expired', 'simulated', 'signed', 'confirmed'],
    );
  });

  it('throws the failure of a transaction that landed, with its logs', async () => {
    const { wallet, address } = owner;
    const signer = signerOf(wallet);
    // Between simulation and landing the device is terminated.
    const client = new CoStakingClient({
      connection: rpc,
      wallet: {
        publicKey: address,
        signTransaction: async (transaction) => {
          await world.terminate(device);
          return signer.signTransaction(transaction);
        },
      },
    });
    // The refusal takes more units than the success that was simulated.
    const options = { timing: rpc.timing, computeUnitLimit: 50_000 };
    const error = await rejection(client.send('createOffer', await offerInput(), options));
    assertRefusal(error, 'DeviceTerminated');
  });

  it('lets several wallets sign', async () => {
    const { registrar } = world.roles;
    const another = await world.newWallet();
    await world.chain.run(
      instructions.attestParticipant({ registrar: registrar.publicKey, participant: owner.participant })
        .instruction,
      [registrar],
    );
    const client = new CoStakingClient({ connection: rpc, wallet: signerOf(registrar) });
    const input = {
      registrar: registrar.publicKey,
      wallet: another.address,
      participant: owner.participant,
    };
    const missing = await rejection(client.send('linkWallet', input, { timing: rpc.timing }));
    assert.equal(missing.message, `the signature of ${another.address.toBase58()} is missing`);
    await client.send('linkWallet', input, { timing: rpc.timing, signers: [signerOf(another.wallet)] });
    assert.equal((await world.readParticipant(owner)).wallets.length, 2);
  });

  it('refuses a wallet that changes the blockhash', async () => {
    const wallet = {
      publicKey: owner.address,
      signTransaction: async (transaction: VersionedTransaction) => {
        transaction.message.recentBlockhash = owner.address.toBase58();
        return transaction;
      },
    };
    const client = new CoStakingClient({ connection: rpc, wallet });
    const error = await rejection(client.send('createOffer', await offerInput(), { timing: rpc.timing }));
    assert.include(error.message, 'the wallet has changed the blockhash');
  });

  it('distinguishes an RPC that stops answering from an expiry, and finds the outcome later', async () => {
    let signed: { signature: string; lastValidBlockHeight: number } | undefined;
    const broken: SendConnection = {
      ...rpc,
      getSignatureStatuses: () => Promise.reject(new Error('503 Service Unavailable')),
    };
    const client = new CoStakingClient({ connection: broken, wallet: signerOf(owner.wallet) });
    const onProgress = (step: SendProgress) => {
      if (step.stage === 'signed') signed = step;
    };
    const sending = client.send('createOffer', await offerInput(), { timing: rpc.timing, onProgress });
    const error = (await rejection(sending)) as OutcomeUnknownError;
    assert.instanceOf(error, OutcomeUnknownError);
    assert.equal((error.cause as Error).message, '503 Service Unavailable');
    const { signature } = await settleTransaction(rpc, signed!, { timing: rpc.timing });
    assert.equal(signature, error.signature);
  });

  it('refuses an unknown instruction and a misspelt field', async () => {
    const client = clientOf(owner);
    const unknown = client.send('createOffers' as 'createOffer', await offerInput());
    assert.equal((await rejection(unknown)).message, 'unknown instruction createOffers');
    const misspelt = client.send('createOffer', { ...(await offerInput()), shareBp: 1 } as never);
    assert.equal((await rejection(misspelt)).message, 'createOffer: unknown field "shareBp"');
    assert.throws(
      () => new CoStakingClient({ connection: rpc } as never),
      TypeError,
      'CoStakingClient: missing field "wallet"',
    );
    assert.isFunction(asSendConnection);
  });
});
