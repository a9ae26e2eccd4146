// A whole agreement by kit alone: its RPC, its signers, its instructions. Time is moved by the playground.
import {
  COOLDOWN_SECONDS,
  RefusedError,
  SearchRefusedError,
  WAIT_SECONDS,
  deviceHistory,
  fetchDevice,
  fetchNow,
  fetchOffer,
  fetchOfferNullable,
  findDevices,
  listMarketplace,
  rebuildHistory,
  toBaseUnits,
} from '@co-staking/sdk';
import { KitClient, kitInstructions, kitSource, withAddresses } from '@co-staking/sdk/kit';
import {
  AccountRole,
  address,
  appendTransactionMessageInstruction,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransaction,
  signTransactionMessageWithSigners,
  type Address,
  type KeyPairSigner,
  type SignatureBytes,
  type TransactionModifyingSigner,
  type TransactionSendingSigner,
} from '@solana/kit';
import { assert } from 'chai';

import { usePlayground } from '../../playground/support';
import { rpcOf, signerOf } from './support';

const tokens = (text: string): bigint => toBaseUnits(text, 8);

describe('a life by kit', () => {
  const stand = usePlayground();
  let rpc: ReturnType<typeof rpcOf>;
  let source: ReturnType<typeof kitSource>;
  let owner: KitClient;
  let coStaker: KitClient;
  let coStakerSigner: KeyPairSigner;
  let device: Address;
  let offer: Address;

  const clientOf = async (name: string): Promise<KitClient> =>
    new KitClient({ rpc, signer: await signerOf(stand, name) });
  const shown = () => fetchDevice(source, device);
  /** A device of the wallet that takes more stake: the node gives them in any order, and one of them is leaving. */
  const stakeable = async (wallet: Address): Promise<Address> => {
    const devices = await findDevices(source, { owner: wallet });
    return withAddresses(devices.find(({ ownerCooldownEndsAt }) => ownerCooldownEndsAt === 0n)!).address;
  };
  const both = async () => ({ device: await shown(), offer: await fetchOffer(source, offer) });

  before(async () => {
    rpc = rpcOf(stand);
    source = kitSource(rpc);
    owner = await clientOf('owner');
    coStaker = await clientOf('visitor');
    coStakerSigner = await signerOf(stand, 'visitor');
    device = address(stand.playground.devices['ready']!.address);
  });

  it('the owner stakes and offers', async () => {
    const { ownerStake } = await shown();
    const { signature, slot, units } = await owner.do.stake({ device, amount: tokens('5') });
    assert.equal((await shown()).ownerStake, ownerStake + tokens('5'));
    assert.isAbove(units, 0);
    const [status] = (await rpc.getSignatureStatuses([signature as never]).send()).value;
    assert.equal(status!.slot, BigInt(slot));
    const made = await owner.act(
      'createOffer',
      { device: await shown() },
      { amount: tokens('10'), shareBps: 7_400 },
    );
    offer = made.offer;
    assert.equal((await fetchOffer(source, offer)).amount, tokens('10'));
  });

  it('the co-staker finds the offer and accepts it', async () => {
    const { rows } = await listMarketplace(source, { now: await coStaker.now(), limit: 100 });
    assert.include(
      rows.map((row) => row.offer.toBase58()),
      offer,
    );
    await coStaker.act('acceptOffer', await both());
    const { coStakes } = await coStaker.positions();
    assert.deepEqual(
      coStakes.map((held) => withAddresses(held.offer).address),
      [offer],
    );
  });

  it('rewards are posted and claimed', async () => {
    const authority = await clientOf('reward-authority');
    const { rewards } = await shown();
    await authority.do.postRewards({ device, block: rewards.lastBlock + 1n, amount: tokens('100') });
    const before = (await coStaker.viewer()).balance!;
    await coStaker.act('claimCoStakeRewards', await both());
    assert.equal((await coStaker.viewer()).balance! - before, tokens('74'));
    await owner.act('claimOwnerRewards', { device: await shown() });
  });

  it('both leave, and take their stake with them', async () => {
    await coStaker.act('unstakeCoStake', await both());
    const early = await coStaker.act('withdrawCoStake', await both()).catch((error: unknown) => error);
    assert.instanceOf(early, RefusedError);
    assert.match(early.explanation.message, /UTC/);
    await stand.playground.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    const before = (await coStaker.viewer()).balance!;
    await coStaker.act('withdrawCoStake', await both());
    assert.equal((await coStaker.viewer()).balance! - before, tokens('10'));
    await owner.act('unstakeOwnerStake', { device: await shown(), offers: [] });
    await stand.playground.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await owner.act('withdrawOwnerStake', { device: await shown() });
    assert.equal((await shown()).ownerStake, 0n);
    await owner.act('closeOffer', await both());
    assert.isNull(await fetchOfferNullable(source, offer));
  });

  it('the history of all that, exact', async () => {
    const { events } = await deviceHistory(source, device);
    const { positions } = rebuildHistory(events, { wallet: coStakerSigner.address });
    assert.deepInclude(withAddresses(positions[0]!), {
      role: 'coStaker',
      wallet: coStakerSigner.address,
      offer,
      stake: 0n,
      earned: tokens('74'),
      claimed: tokens('74'),
    });
  });

  describe('a transaction of kit', () => {
    it('carries the builders’ instructions, with the signers in their places', async () => {
      const [signer, { mint }] = [await signerOf(stand, 'owner-2'), await owner.config()];
      const target = await stakeable(signer.address);
      const { instruction, config } = kitInstructions.stake({
        owner: signer,
        device: target,
        mint,
        amount: tokens('1'),
      });
      const [first] = instruction.accounts;
      assert.include(first, { address: signer.address, role: AccountRole.READONLY_SIGNER, signer });
      assert.isString(config);
      const { value: lifetime } = await rpc.getLatestBlockhash().send();
      const transaction = await pipe(
        createTransactionMessage({ version: 0 }),
        (message) => setTransactionMessageFeePayerSigner(signer, message),
        (message) => setTransactionMessageLifetimeUsingBlockhash(lifetime, message),
        (message) => appendTransactionMessageInstruction(instruction, message),
        (message) => signTransactionMessageWithSigners(message),
      );
      const before = (await fetchDevice(source, target)).ownerStake;
      await rpc.sendTransaction(getBase64EncodedWireTransaction(transaction), { encoding: 'base64' }).send();
      assert.equal((await fetchDevice(source, target)).ownerStake, before + tokens('1'));
      assert.isString(getSignatureFromTransaction(transaction));
    });

    it('a misspelt field is refused as by the builder', () =>
      assert.throws(
        () => kitInstructions.giveNotice({ owner: device, devise: device } as never),
        TypeError,
        'giveNotice: unknown field "devise"',
      ));
  });

  describe('signers', () => {
    it('that change a transaction, and those that sign and send in one step, pay as well', async () => {
      const pair = await signerOf(stand, 'owner-2');
      const modifying: TransactionModifyingSigner = {
        address: pair.address,
        modifyAndSignTransactions: async (transactions) =>
          Promise.all(transactions.map((one) => signTransaction([pair.keyPair], one))) as never,
      };
      const sending: TransactionSendingSigner = {
        address: pair.address,
        signAndSendTransactions: async (transactions) =>
          Promise.all(
            transactions.map(async (one) => {
              const signed = await signTransaction([pair.keyPair], one);
              await rpc
                .sendTransaction(getBase64EncodedWireTransaction(signed), { encoding: 'base64' })
                .send();
              return signed.signatures[pair.address] as SignatureBytes;
            }),
          ),
      };
      const target = await stakeable(pair.address);
      for (const signer of [modifying, sending]) {
        const client = new KitClient({ rpc, signer });
        const before = (await fetchDevice(source, target)).ownerStake;
        await client.do.stake({ owner: signer, device: target, amount: 1n });
        assert.equal((await fetchDevice(source, target)).ownerStake, before + 1n);
      }
    });

    it('of an instruction that are not the payer sign too', async () => {
      const payer = await signerOf(stand, 'newcomer');
      await rpc.requestAirdrop(payer.address, 1_000_000_000n as never).send();
      const client = new KitClient({ rpc, signer: payer });
      const other = await signerOf(stand, 'owner-2');
      const target = await stakeable(other.address);
      const before = (await fetchDevice(source, target)).ownerStake;
      await client.do.stake({ owner: other, device: target, amount: 2n });
      assert.equal((await fetchDevice(source, target)).ownerStake, before + 2n);
    });
  });

  it('a node that does not search says so', async () => {
    stand.playground.setFaults([{ method: 'getProgramAccounts', error: { code: -32010 } }]);
    const error = await findDevices(source, {}).catch((reason: unknown) => reason);
    stand.playground.setFaults([]);
    assert.instanceOf(error, SearchRefusedError);
    assert.isAbove(Number(await fetchNow(source)), 0);
  });
});
