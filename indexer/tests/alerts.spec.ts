import {
  connectionSource,
  CoStakingClient,
  coStakesExposed,
  DeviceStatus,
  fetchConfig,
  fetchDevice,
  findConfigPda,
  findOffers,
  fromBaseUnits,
  instructions,
  keypairWallet,
  OfferState,
  Role,
  SlashReason,
  SlashTerm,
} from '@co-staking/sdk';
import { PublicKey, Transaction, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';

import { alertStates } from '../src/alerts/fromState';
import { ALERT_KINDS, type AlertKind, type AlertMessage } from '../src/alerts/kinds';
import { createRule, type RuleRequest } from '../src/alerts/rules';
import { rowsOf } from '../src/db/database';
import type { Indexer } from '../src/ingest/indexer';
import { catchUp, DATABASE, empty, indexerOf, serverOf, useStand } from './support';

const DAY = 86_400n;
const TOKEN = 'the token of the operator';

describe(`alerts on ${DATABASE}`, () => {
  const stand = useStand();
  let indexer: Indexer;

  const device = (name: string): string => stand.playground.devices[name]!.address;
  const wallet = (name: string): PublicKey => stand.playground.keypairs[name]!.publicKey;

  /** Sends instructions of a named wallet, and waits until they have landed. */
  async function send(by: string, ...list: TransactionInstruction[]): Promise<string> {
    const signer = stand.playground.keypairs[by]!;
    const { blockhash, lastValidBlockHeight } = await stand.connection.getLatestBlockhash();
    const transaction = new Transaction({ feePayer: signer.publicKey, blockhash, lastValidBlockHeight }).add(
      ...list,
    );
    transaction.sign(signer);
    const signature = await stand.connection.sendRawTransaction(transaction.serialize());
    for (;;) {
      const { value } = await stand.connection.getSignatureStatus(signature);
      if (value?.confirmationStatus) {
        assert.isNull(value.err);
        return signature;
      }
    }
  }

  /** Lets time pass, which makes everything final, and reads it. */
  async function pass(seconds = 1n): Promise<void> {
    await stand.playground.warpBy(seconds);
    await catchUp(indexer);
    // Accounts were read at a slot that may be newer than the final one of that poll.
    await catchUp(indexer);
  }

  const rule = async (request: Partial<RuleRequest>): Promise<number> => {
    const defaults = {
      target: null,
      kinds: ALERT_KINDS,
      scoreBelow: 90,
      appealDays: 3,
      rewardHours: 24,
      email: null,
    };
    const made = await createRule(stand.database, {
      ...defaults,
      webhook: 'http://127.0.0.1:9/',
      ...request,
    });
    return made.rule.id;
  };

  async function messages(id: number): Promise<AlertMessage[]> {
    const rows = await rowsOf(stand.database, 'SELECT message FROM outbox WHERE rule_id = $1 ORDER BY id', [
      id,
    ]);
    return rows.map(({ message }) => JSON.parse(String(message)) as AlertMessage);
  }
  const kinds = async (id: number): Promise<AlertKind[]> => (await messages(id)).map(({ kind }) => kind);

  const report = (status: DeviceStatus, score: number | null) =>
    send(
      'registrar',
      instructions.reportDevice({ registrar: wallet('registrar'), device: device('active'), status, score })
        .instruction,
    );

  before(async () => {
    indexer = await indexerOf(stand);
    await catchUp(indexer);
  });
  beforeEach(() => stand.database.query('DELETE FROM rule'));

  it('say nothing of what happened before the rule was made', async () => {
    await empty(stand.database);
    indexer = await indexerOf(stand);
    await stand.database.query(`UPDATE state SET indexed_at = $1`, [String(stand.playground.now())]);
    const id = await rule({ target: device('active') });
    await catchUp(indexer);
    assert.isAbove((await rowsOf(stand.database, 'SELECT FROM event')).length, 100);
    assert.deepEqual(await messages(id), []);
  });

  it('report to a device, its owner and its co-staker that it is down and its score fell: once, and not a stranger', async () => {
    const { owner } = await fetchDevice(stand.connection, device('active'));
    const [coStake] = await findOffers(connectionSource(stand.connection), { device: device('active') });
    await report(DeviceStatus.Running, 95);
    await pass();
    const ids = [];
    for (const target of [device('active'), owner.toBase58(), coStake!.coStaker.toBase58()])
      ids.push(await rule({ target, kinds: ['deviceDown', 'scoreDropped'] }));
    const others = [
      await rule({ target: wallet('visitor').toBase58(), kinds: ['deviceDown'] }),
      await rule({ target: device('active'), kinds: ['offerAccepted'] }),
      await rule({ kinds: ['deviceDown'] }),
    ];
    const signature = await report(DeviceStatus.Down, 40);
    await report(DeviceStatus.Down, 30);
    await pass();
    const base = {
      device: device('active'),
      deviceId: stand.playground.devices['active']!.id,
      account: null,
      date: null,
      signature,
    };
    for (const id of ids) {
      const found = await messages(id);
      const at = found[0]!.at;
      assert.deepEqual(found, [
        { kind: 'deviceDown', text: 'the device is down', at, ...base },
        { kind: 'scoreDropped', text: 'the reliability score fell from 95 % to 40 %', at, ...base },
      ]);
    }
    for (const id of others) assert.deepEqual(await messages(id), []);
    // It recovers, and fails again: that is another cause.
    await report(DeviceStatus.Running, null);
    await report(DeviceStatus.Failed, 96);
    await pass();
    assert.deepEqual(await kinds(ids[0]!), ['deviceDown', 'scoreDropped', 'deviceDown']);
  });

  it('report what was announced, accepted, unstaked and accused, each with its date', async () => {
    const id = await rule({ target: device('active') });
    const { hardware } = await fetchDevice(stand.connection, device('active'));
    const admin = wallet('admin');
    await send(
      'registrar',
      instructions.updateRequirement({
        registrar: wallet('registrar'),
        device: device('active'),
        cards: hardware.cards + 1,
        multiplierBps: hardware.multiplierBps,
      }).instruction,
    );
    await send(
      'admin',
      instructions.nominateRole({ admin, role: Role.Slasher, nominee: wallet('visitor') }).instruction,
      instructions.setSlashTerm({ admin, term: SlashTerm.OwnerCap, value: 4_000n }).instruction,
    );
    const shown = await fetchDevice(stand.connection, device('active'));
    const now = stand.playground.now();
    await send(
      'slasher',
      instructions.openCase({
        slasher: wallet('slasher'),
        device: shown.address,
        number: shown.nextCase,
        reason: SlashReason.FrequentDowntime,
        evidenceHash: new Uint8Array(32),
        infractionAt: now - 10n,
        stakeBps: 100,
        rewardsBps: 0,
        coStakes: coStakesExposed(shown, now - 10n, now),
      }).instruction,
    );
    const [coStake] = (
      await findOffers(connectionSource(stand.connection), { device: device('active') })
    ).filter(({ state }) => state === OfferState.Active);
    const name = Object.keys(stand.playground.keypairs).find((one) => wallet(one).equals(coStake!.coStaker))!;
    await send(
      name,
      instructions.unstakeCoStake({
        coStaker: coStake!.coStaker,
        device: shown.address,
        offer: coStake!.address,
      }).instruction,
    );
    await pass();
    const found = await messages(id);
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['requirementAnnounced', 'roleNominated', 'slashTermSet', 'caseOpened', 'unstaked'],
    );
    const [requirement, role, term, accused, unstaked] = found as [
      AlertMessage,
      AlertMessage,
      AlertMessage,
      AlertMessage,
      AlertMessage,
    ];
    const after = await fetchDevice(stand.connection, device('active'));
    assert.equal(requirement.date, String(after.announcedFrom));
    assert.include(
      requirement.text,
      `the device needs ${fromBaseUnits(after.announced.minimum, stand.playground.decimals)} tokens instead of`,
    );
    assert.deepEqual([role.device, term.device], [null, null]);
    assert.include(role.text, 'for the role slasher, and can accept from');
    assert.include(term.text, 'what slash cases can take of an owner’s stake is 40 % instead of 50 % from');
    assert.include(accused.text, 'asks for 1 % of the stake');
    assert.isTrue(BigInt(accused.date!) > now + 3n * DAY);
    assert.equal(unstaked.account, coStake!.address.toBase58());
    // The clock's: the case's window ends; rewards are missing; the co-stake is free. Each once.
    assert.equal(await alertStates(stand.database), 0);
    await pass(2n * DAY);
    await alertStates(stand.database);
    assert.deepEqual((await kinds(id)).slice(5), ['rewardsMissing']);
    await pass(BigInt(accused.date!) - stand.playground.now() - 2n * DAY);
    await alertStates(stand.database);
    assert.include((await kinds(id)).slice(6), 'appealEnds');
    const left = BigInt(unstaked.date!) - stand.playground.now();
    await pass(left > 0n ? left + 1n : 1n);
    await alertStates(stand.database);
    const clocked = await messages(id);
    assert.deepInclude(
      clocked.filter(({ kind }) => kind === 'matured').map(({ account, date }) => ({ account, date })),
      { account: coStake!.address.toBase58(), date: unstaked.date },
    );
    const count = clocked.length;
    await pass(60n);
    assert.equal(await alertStates(stand.database), 0);
    assert.equal((await messages(id)).length, count);
    for (const kind of ['rewardsMissing', 'appealEnds', 'matured', 'stakeShort'] as const)
      assert.isAtMost(clocked.filter((one) => one.kind === kind).length, 1, kind);
  });

  it('report to the owner that an offer was accepted, with its terms', async () => {
    const [offer] = await findOffers(connectionSource(stand.connection), { device: device('open') });
    const shown = await fetchDevice(stand.connection, device('open'));
    const id = await rule({ target: shown.owner.toBase58(), kinds: ['offerAccepted'] });
    const visitor = stand.playground.keypairs['visitor']!;
    await stand.playground.giveTokens(visitor.publicKey, offer!.amount);
    const client = new CoStakingClient({ connection: stand.connection, wallet: keypairWallet(visitor) });
    const { signature } = await client.act('acceptOffer', { device: shown, offer: offer! });
    await pass();
    const [{ at, ...message }] = (await messages(id)) as [AlertMessage];
    assert.isTrue(BigInt(at) > 0n);
    assert.deepEqual(message, {
      kind: 'offerAccepted',
      text: `an offer was accepted: ${fromBaseUnits(offer!.amount, stand.playground.decimals)} tokens for ${offer!.shareBps / 100} % of the rewards`,
      device: device('open'),
      deviceId: stand.playground.devices['open']!.id,
      account: offer!.address.toBase58(),
      date: null,
      signature,
    });
  });

  it('report a stake that is short once, and again when it is short again', async () => {
    const id = await rule({ target: device('short'), kinds: ['stakeShort'] });
    const rich = await rule({ target: device('open'), kinds: ['stakeShort'] });
    assert.equal(await alertStates(stand.database), 1);
    assert.equal(await alertStates(stand.database), 0);
    const [first] = await messages(id);
    assert.match(first!.text, /^the device has [\d.]+ tokens, and needs [\d.]+ tokens$/);
    const shown = await fetchDevice(stand.connection, device('short'));
    const { hardware } = shown;
    const source = await stand.playground.giveTokens(shown.owner, hardware.minimum);
    const config = await fetchConfig(stand.connection, findConfigPda()[0]);
    await send(
      'owner-2',
      instructions.stake({
        owner: shown.owner,
        device: shown.address,
        mint: config.mint,
        source,
        amount: hardware.minimum,
        tokenProgram: config.tokenProgram,
      }).instruction,
    );
    await pass();
    assert.equal(await alertStates(stand.database), 0);
    assert.deepEqual(await rowsOf(stand.database, 'SELECT FROM condition'), []);
    await send(
      'registrar',
      instructions.updateRequirement({
        registrar: wallet('registrar'),
        device: shown.address,
        cards: 1_000,
        multiplierBps: hardware.multiplierBps,
      }).instruction,
    );
    const { announcedFrom } = await fetchDevice(stand.connection, device('short'));
    await pass(announcedFrom - stand.playground.now() + 1n);
    assert.equal(await alertStates(stand.database), 1);
    assert.deepEqual(await kinds(id), ['stakeShort', 'stakeShort']);
    assert.deepEqual(await messages(rich), []);
  });

  it('say nothing by the clock while the index lags, or a gap is open', async () => {
    const id = await rule({ target: device('open'), kinds: ['rewardsMissing'], rewardHours: 1 });
    await pass(2n * 3_600n);
    const stop = `INSERT INTO gap (signature, slot, device, reason, found_at, status) VALUES ('\\x01', 1, '\\x01', 'x', 0, 'open')`;
    await stand.database.query(stop);
    assert.equal(await alertStates(stand.database), 0);
    await stand.database.query('DELETE FROM gap');
    await stand.database.query(
      `INSERT INTO listed (signature, slot, place, final) VALUES ('\\x01', 1, 0, true)`,
    );
    assert.equal(await alertStates(stand.database), 0);
    await stand.database.query(`DELETE FROM listed WHERE signature = '\\x01'`);
    assert.equal(await alertStates(stand.database), 1);
    assert.deepEqual(await kinds(id), ['rewardsMissing']);
  });

  it('are made with the event or not at all: a transaction that is rolled back leaves none', async () => {
    await rule({ target: device('active'), kinds: ['deviceDown'] });
    await report(DeviceStatus.Running, 99);
    await pass();
    await report(DeviceStatus.Down, 99);
    await stand.playground.warpBy(1n);
    const { database } = stand;
    const failing = await indexerOf(stand, {
      database: {
        ...database,
        transaction: (work) =>
          database.transaction(async (session) => {
            const result = await work(session);
            // After everything was written.
            if ((await session.query(`SELECT FROM outbox`)).rows.length > 0)
              throw new Error('the disk is full');
            return result;
          }),
      },
    });
    const error = await catchUp(failing).then(
      () => null,
      (failure: Error) => failure.message,
    );
    assert.equal(error, 'the disk is full');
    assert.deepEqual(await rowsOf(database, 'SELECT FROM outbox'), []);
    await catchUp(indexer);
    assert.lengthOf(await rowsOf(database, 'SELECT FROM outbox'), 1);
  });

  describe('over the API', () => {
    let app: FastifyInstance;
    const authorization = `Bearer ${TOKEN}`;
    before(async () => {
      const alerts = { token: TOKEN, allowPrivate: false };
      app = await serverOf(stand.database, { alerts });
    });
    after(() => app.close());

    const ask = async (
      method: 'GET' | 'POST' | 'DELETE',
      url: string,
      payload?: object,
      headers: Record<string, string> = { authorization },
    ) => {
      const response = await app.inject({ method, url, headers, ...(payload && { payload }) });
      return {
        status: response.statusCode,
        body: response.body === '' ? null : response.json(),
      };
    };

    it('are made, listed and deleted by the operator alone', async () => {
      const request = {
        target: device('active'),
        kinds: ['deviceDown'],
        webhook: 'https://example.org/hook',
      };
      const urls: ['GET' | 'POST' | 'DELETE', string][] = [
        ['POST', '/v1/rules'],
        ['GET', '/v1/rules'],
        ['DELETE', '/v1/rules/1'],
        ['GET', '/v1/messages'],
        ['POST', '/v1/messages/1/retry'],
      ];
      const payload = (method: string) => (method === 'POST' ? request : undefined);
      for (const [method, url] of urls)
        for (const headers of [
          {},
          { authorization: 'Bearer ' },
          { authorization: `Bearer ${TOKEN}x` },
          { authorization: TOKEN },
        ])
          assert.equal(
            (await ask(method, url, payload(method), headers as Record<string, string>)).status,
            401,
            `${method} ${url}`,
          );
      const made = await ask('POST', '/v1/rules', request);
      assert.equal(made.status, 201);
      const { rule: shown, secret } = made.body as { rule: { id: number; since: string }; secret: string };
      assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
      const expected = {
        ...request,
        id: shown.id,
        scoreBelow: 90,
        appealDays: 3,
        rewardHours: 24,
        email: null,
        since: shown.since,
      };
      assert.deepEqual(shown, expected);
      const listed = await ask('GET', '/v1/rules');
      assert.deepEqual(listed.body, { rules: [expected] });
      assert.notInclude(JSON.stringify(listed.body), secret.slice(6));
      assert.equal((await ask('DELETE', `/v1/rules/${shown.id}`)).status, 204);
      assert.equal((await ask('DELETE', `/v1/rules/${shown.id}`)).status, 404);
      assert.deepEqual((await ask('GET', '/v1/rules')).body, { rules: [] });
    });

    it('refuse what is malformed, hostile or private, and change nothing', async () => {
      const good = { kinds: ['deviceDown'], webhook: 'https://example.org/' };
      const refused: object[] = [
        { ...good, kinds: [] },
        { ...good, kinds: ['nothing'] },
        { ...good, kinds: ['deviceDown', 'deviceDown'] },
        { ...good, kinds: ["deviceDown'; DROP TABLE rule; --"] },
        { ...good, target: "' OR 1=1 --" },
        { ...good, scoreBelow: 101 },
        { ...good, email: 'a@example.org' },
        { ...good, webhook: undefined },
        { ...good, webhook: 'http://example.org/' },
        { ...good, webhook: 'https://127.0.0.1/' },
        { ...good, webhook: 'https://[fd00::1]/' },
        { ...good, webhook: `https://example.org/${'x'.repeat(500)}` },
        { ...good, webhook: undefined, email: 'a@example.org\r\nBcc: b@example.org' },
        { ...good, webhook: undefined, email: 'a@example.org,b@example.org' },
        { ...good, more: 1 },
      ];
      for (const payload of refused)
        assert.equal((await ask('POST', '/v1/rules', payload)).status, 400, JSON.stringify(payload));
      assert.equal((await ask('DELETE', '/v1/rules/1%3B%20DROP%20TABLE%20rule')).status, 400);
      assert.equal((await ask('GET', "/v1/messages?status=dead'%20OR%201=1")).status, 400);
      assert.deepEqual(await rowsOf(stand.database, 'SELECT FROM rule'), []);
    });

    it('show what died, and let it wait again', async () => {
      const id = await rule({ target: device('open'), kinds: ['rewardsMissing'], rewardHours: 1 });
      await alertStates(stand.database);
      await stand.database.query(
        `UPDATE outbox SET status = 'dead', failure = 'the receiver answered 500', tries = 13`,
      );
      const { messages: dead } = (await ask('GET', '/v1/messages')).body as {
        messages: { id: number; rule: number; failure: string }[];
      };
      assert.deepEqual(
        dead.map(({ rule: of, failure }) => [of, failure]),
        [[id, 'the receiver answered 500']],
      );
      assert.equal((await ask('POST', `/v1/messages/${dead[0]!.id}/retry`)).status, 204);
      assert.equal((await ask('POST', `/v1/messages/${dead[0]!.id}/retry`)).status, 404);
      assert.deepEqual((await ask('GET', '/v1/messages')).body, { messages: [] });
    });
  });
});
