import { DeviceStatus, OfferState, instructions, programError } from '@co-staking/sdk';
import { offerLink, parseOfferLink } from '@co-staking/sdk/blinks';
import type { ActionGetResponse, ActionPostResponse } from '@co-staking/sdk/blinks';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import { assert } from 'chai';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { actionServer } from '../../../examples/actionServer';
import { LiteRpc } from '../../support/liteRpc';
import { World, tokens, type Actor, type TestOffer } from '../../support/world';

const ICON = 'https://stake.example/icon.png';

describe('example server of Actions, over loopback', () => {
  let world: World;
  let rpc: LiteRpc;
  let server: Server;
  let base: string;
  let offer: TestOffer;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    rpc = new LiteRpc(world);
    const chain = {
      getAccountInfo: (address: PublicKey) => world.reader.getAccountInfo(address),
      getLatestBlockhash: () => rpc.getLatestBlockhash({ commitment: 'confirmed' }),
    };
    server = actionServer(chain, { icon: ICON, symbol: 'IO' }, () => world.chain.now());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const device = await world.newDevice({ stake: tokens(960) });
    offer = await world.openOffer(device);
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** As a client does: the link's path is mapped by the rules of /actions.json. */
  async function actionUrl(): Promise<string> {
    const { pathname } = new URL(offerLink(base, offer.address));
    const { rules } = (await (await fetch(`${base}/actions.json`)).json()) as {
      rules: { pathPattern: string; apiPath: string }[];
    };
    const rule = rules.find(({ pathPattern }) => pathname.startsWith(pathPattern.slice(0, -1)))!;
    return base + rule.apiPath.slice(0, -1) + pathname.slice(rule.pathPattern.length - 1);
  }

  const get = async () => (await (await fetch(await actionUrl())).json()) as ActionGetResponse;

  async function post(body: unknown): Promise<[number, ActionPostResponse & { message: string }]> {
    const response = await fetch(await actionUrl(), { method: 'POST', body: JSON.stringify(body) });
    return [response.status, (await response.json()) as ActionPostResponse & { message: string }];
  }

  const postAs = ({ address }: Actor) => post({ account: address.toBase58() });

  async function signAndSend({ transaction }: ActionPostResponse, { wallet }: Actor): Promise<void> {
    const unsigned = VersionedTransaction.deserialize(Buffer.from(transaction, 'base64'));
    assert.isTrue(
      unsigned.signatures[0]!.every((byte) => byte === 0),
      'it is not signed',
    );
    unsigned.sign([wallet]);
    await rpc.sendRawTransaction(unsigned.serialize(), { skipPreflight: true, maxRetries: 0 });
    assert.isNull(rpc.ledger.at(-1)!.err);
  }

  it('shows an offer with its terms, and nothing of its owner', async () => {
    const action = await get();
    const { offer: address } = parseOfferLink(offerLink(base, offer.address), { bases: [base] });
    assert.deepEqual(action, {
      type: 'action',
      icon: ICON,
      title: 'Co-stake 640 IO for 74 % of the block rewards',
      description:
        'RTX 3070 x 8, minimum stake 1600 IO, reliability -. ' +
        'Leaving takes a wait of 7 days and a cooldown of 14 days. ' +
        'The owner cannot leave for 7 days after you accept. ' +
        "Stake and unclaimed rewards can be slashed for the device's behaviour: at most 30 % of your stake " +
        'from the second you decide to leave; rewards have no cap.',
      label: 'Co-stake 640 IO',
      links: {
        actions: [{ type: 'transaction', href: `/api/actions/offer/${address}`, label: 'Co-stake 640 IO' }],
      },
    });
    assert.notInclude(JSON.stringify(action), offer.device.owner.address.toBase58());
  });

  it('lets a wallet accept that has an account', async () => {
    const coStaker = await world.newActor();
    const [status, answer] = await postAs(coStaker);
    assert.equal(status, 200);
    assert.equal(answer.message, 'Co-stake 640 IO for 74 % of the block rewards');
    assert.equal(answer.links.next.action.type, 'completed');
    await signAndSend(answer, coStaker);
    const { state, coStaker: holder, principal } = await world.readOffer(offer);
    assert.deepEqual(
      [state, `${holder}`, principal],
      [OfferState.Active, `${coStaker.address}`, tokens(640)],
    );
  });

  it('lets a wallet accept that has no account: it opens one in the same transaction', async () => {
    const stranger = await world.newWallet();
    const [, answer] = await postAs(stranger);
    await signAndSend(answer, stranger);
    assert.equal((await world.readParticipant(stranger)).activeClaims, 1);
  });

  it('uses the account that a wallet was linked to', async () => {
    const { registrar } = world.roles;
    const actor = await world.newActor();
    const second = await world.newWallet();
    const participant = actor.participant;
    const link = { registrar: registrar.publicKey, wallet: second.address, participant };
    await world.chain.run(
      [
        instructions.attestParticipant({ registrar: registrar.publicKey, participant }).instruction,
        instructions.linkWallet(link).instruction,
      ],
      [registrar, second.wallet],
    );
    const [, answer] = await postAs(second);
    await signAndSend(answer, second);
    assert.equal((await world.readParticipant(actor)).activeClaims, 1);
  });

  it('greys the button out with the reason, and answers a POST with it', async () => {
    await world.report(offer.device, { status: DeviceStatus.Down });
    const { message } = programError('DeviceNotHealthy');
    const { disabled, error } = await get();
    assert.deepEqual([disabled, error], [true, { message }]);
    assert.deepEqual(await postAs(await world.newActor()), [422, { message } as never]);
  });

  it('says what a wallet lacks, and refuses the owner as the owner', async () => {
    const poor = await world.newActor({ holds: tokens('639.5') });
    const [refused, { message }] = await postAs(poor);
    assert.equal(refused, 422);
    assert.include(message, '0.5 tokens');
    const [status] = await postAs(offer.device.owner);
    assert.equal(status, 422);
  });

  it('shows a taken and a closed offer as such', async () => {
    const coStake = await world.accept(offer);
    assert.isTrue((await get()).disabled);
    await world.unstakeCoStake(coStake);
    assert.isTrue((await get()).disabled);

    offer = await world.openOffer(offer.device, { amount: tokens(1), shareBps: 500 });
    const { owner, address: device } = offer.device;
    const input = { owner: owner.address, device, offer: offer.address };
    await world.chain.run(instructions.retractOffer(input).instruction, [owner.wallet]);
    const { title, disabled, links } = await get();
    assert.deepEqual([title, disabled, links], ['Offer Closed', true, undefined]);
    assert.deepEqual(await postAs(owner), [404, { message: 'the offer is closed' } as never]);
  });

  it('answers nonsense with what is wrong', async () => {
    assert.deepEqual(await post({}), [400, { message: 'the body has no account' } as never]);
    assert.deepEqual(await post({ account: 'me' }), [
      400,
      { message: 'account is not a public key: me' } as never,
    ]);
    const statusOf = async (path: string, init?: RequestInit) => (await fetch(base + path, init)).status;
    assert.equal(await statusOf('/api/actions/offer/nonsense'), 400);
    assert.equal(await statusOf('/'), 404);
    assert.equal(await statusOf(`/api/actions/offer/${offer.address}`, { method: 'DELETE' }), 405);
    assert.equal(await statusOf(`/api/actions/offer/${offer.address}`, { method: 'POST', body: '{' }), 400);
  });

  it('lets every website read it', async () => {
    for (const [path, method] of [
      ['/actions.json', 'GET'],
      ['/actions.json', 'OPTIONS'],
      [`/api/actions/offer/${offer.address}`, 'GET'],
      [`/api/actions/offer/${offer.address}`, 'OPTIONS'],
      [`/api/actions/offer/${offer.address}`, 'POST'],
    ] as const) {
      const { headers } = await fetch(base + path, { method });
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('X-Action-Version'), '2.4');
      assert.match(headers.get('X-Blockchain-Ids')!, /^solana:/);
      const exposed = headers.get('Access-Control-Expose-Headers')!;
      assert.include(exposed, 'X-Action-Version');
      assert.include(exposed, 'X-Blockchain-Ids');
      assert.include(headers.get('Access-Control-Allow-Methods')!, 'POST');
    }
  });
});
