import { assert } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

import { Courier } from '../src/alerts/courier';
import type { AlertMessage } from '../src/alerts/kinds';
import { MOST_TRIES, pauseAfter, post, revive } from '../src/alerts/outbox';
import { isPublic } from '../src/alerts/publicAddress';
import { createRule } from '../src/alerts/rules';
import { verifyWebhook, WebhookError } from '../src/client';
import { rowsOf, type Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { wallClock } from '../src/util/time';
import { startReceiver, type Receiver } from './receiver';
import { DATABASE, empty, openEmpty } from './support';

const MESSAGE: AlertMessage = {
  kind: 'deviceDown',
  text: 'the device is down',
  device: '11111111111111111111111111111112',
  deviceId: '6f1c0f3e-0000-4000-8000-000000000001',
  account: null,
  at: '1800000000',
  date: null,
  signature: null,
};
const RULE = { target: null, kinds: ['deviceDown'] as const, scoreBelow: 90, appealDays: 3, rewardHours: 24 };
const NOW = 1_800_000_000n;

const statuses = (database: Database) =>
  rowsOf(database, 'SELECT status, tries, due_at, failure FROM outbox ORDER BY id');

async function makeMessage(database: Database, to: { webhook?: string; email?: string }, cause = 'a') {
  const made = await createRule(database, { ...RULE, webhook: null, email: null, ...to });
  assert.equal(await post(database, [{ ruleId: made.rule.id, cause, message: MESSAGE }]), 1);
  return made;
}

describe(`the delivery of alerts, on ${DATABASE}`, () => {
  let database: Database;
  let receiver: Receiver;
  let clock: bigint;
  const couriers: Courier[] = [];

  before(async () => void (database = await openEmpty()));
  beforeEach(async () => {
    await empty(database);
    receiver = await startReceiver();
    clock = NOW;
  });
  afterEach(async () => {
    for (const courier of couriers.splice(0)) courier.close();
    await receiver.stop();
  });
  after(() => database.close());

  const courierOf = (options: Partial<ConstructorParameters<typeof Courier>[0]> = {}): Courier => {
    const courier = new Courier({
      database,
      webhooks: { allowPrivate: true },
      clock: () => clock,
      ...options,
    });
    couriers.push(courier);
    return courier;
  };

  it('signs a webhook, which its receiver believes once, and no other body, secret or time', async () => {
    const { secret } = await makeMessage(database, { webhook: receiver.url });
    assert.deepEqual(await courierOf().deliver(), { sent: 1, failed: 0 });
    const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
    const now = Number(NOW);
    assert.deepEqual(verifyWebhook({ secret, headers, body, now }), { id: 'message_1', message: MESSAGE });
    const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
    const wrong = [
      { secret, headers, body: body.replace('down', 'fine'), now },
      { secret: other, headers, body, now },
      { secret: 'x', headers, body, now },
      { secret, headers: { ...headers, 'webhook-id': 'message_2' }, body, now },
      { secret, headers: { ...headers, 'webhook-timestamp': String(now + 1) }, body, now },
      { secret, headers: { ...headers, 'webhook-signature': undefined }, body, now },
      // A recording that is sent again.
      { secret, headers, body, now: now + 301 },
      { secret, headers, body, now: now - 301 },
    ];
    for (const request of wrong) assert.throws(() => verifyWebhook(request), WebhookError);
    assert.deepEqual(await statuses(database), [
      { status: 'sent', tries: 1, due_at: String(NOW + 60n), failure: null },
    ]);
    assert.deepEqual(await courierOf().deliver(), { sent: 0, failed: 0 });
    assert.lengthOf(receiver.received, 1);
  });

  it('makes one message for a cause, however often it is found', async () => {
    const { rule } = await makeMessage(database, { webhook: receiver.url });
    const found = { ruleId: rule.id, cause: 'a', message: MESSAGE };
    assert.equal(await post(database, [found, found, { ...found, cause: 'b' }]), 1);
    assert.equal(await post(database, [{ ...found, ruleId: 99 }]), 0);
    assert.lengthOf(await statuses(database), 2);
  });

  it('tries again later and later under the same id, and gives a message up as dead', async () => {
    const { secret } = await makeMessage(database, { webhook: receiver.url });
    receiver.answer = 500;
    const courier = courierOf();
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      assert.deepEqual(await courier.deliver(), { sent: 0, failed: 1 });
      clock += pauseAfter(tries) - 1n;
      assert.deepEqual(await courier.deliver(), { sent: 0, failed: 0 }, `before try ${tries + 1}`);
      clock += 1n;
    }
    assert.deepEqual(await courier.deliver(), { sent: 0, failed: 0 });
    const [row] = await statuses(database);
    assert.deepInclude(row, { status: 'dead', tries: MOST_TRIES, failure: 'the receiver answered 500' });
    // The operator lets it wait again.
    receiver.answer = 200;
    assert.isTrue(await revive(database, 1));
    assert.isFalse(await revive(database, 1));
    assert.deepEqual(await courier.deliver(), { sent: 1, failed: 0 });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.deepEqual([new Set(ids).size, ids.length], [1, MOST_TRIES + 1]);
    const last = receiver.received.at(-1)!;
    assert.equal(verifyWebhook({ secret, ...last, now: Number(clock) }).id, 'message_1');
  });

  it('waits for a receiver that is down, silent or redirects, and none of them holds back another', async () => {
    const down = await startReceiver();
    await down.stop();
    const silent = await startReceiver();
    silent.answer = null;
    const elsewhere = await startReceiver();
    elsewhere.answer = 307;
    for (const { url } of [down, silent, elsewhere, receiver]) await makeMessage(database, { webhook: url });
    const courier = courierOf({ webhooks: { allowPrivate: true, timeout: 300 } });
    assert.deepEqual(await courier.deliver(), { sent: 1, failed: 3 });
    const failures = (await statuses(database)).map(({ status, failure }) => [status, failure]);
    assert.match(String(failures[0]![1]), /ECONNREFUSED/);
    assert.deepEqual(failures.slice(1), [
      ['waiting', 'no answer in time'],
      ['waiting', 'the receiver answered 307'],
      ['sent', null],
    ]);
    assert.lengthOf(elsewhere.received, 1);
    silent.answer = 200;
    elsewhere.answer = 410;
    clock += pauseAfter(1);
    assert.deepEqual(await courier.deliver(), { sent: 1, failed: 2 });
    assert.deepEqual(
      (await statuses(database)).map(({ status }) => status),
      ['waiting', 'sent', 'dead', 'sent'],
    );
    await silent.stop();
    await elsewhere.stop();
  });

  it('does not read an answer without an end', async () => {
    const endless = await startReceiver((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await makeMessage(database, { webhook: endless.url });
    assert.deepEqual(await courierOf().deliver(), { sent: 1, failed: 0 });
    await endless.stop();
  });

  it('asks no host of this machine or of a private network, by address or by name, unless that is allowed', async () => {
    const port = new URL(receiver.url).port;
    const urls = [
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
      'https://2130706433/',
      'https://0x7f.1/',
      'https://169.254.169.254/latest/meta-data',
      `http://198.41.0.4:${port}/`,
      'https://user:word@198.41.0.4/',
      'file:///etc/passwd',
    ];
    for (const webhook of urls) await makeMessage(database, { webhook });
    assert.deepEqual(await courierOf({ webhooks: {} }).deliver(), { sent: 0, failed: urls.length });
    const words = (await statuses(database)).map(
      ({ status, failure }) => `${String(status)}: ${String(failure)}`,
    );
    const host = (name: string): string => `dead: ${name} is not a host of the internet`;
    assert.deepEqual(words, [
      host('127.0.0.1'),
      host('localhost'),
      host('::1'),
      host('::ffff:7f00:1'),
      host('127.0.0.1'),
      host('127.0.0.1'),
      host('169.254.169.254'),
      'dead: not a URL that begins with https://',
      'dead: a URL with a password is not allowed; the signature proves the sender',
      'dead: not a URL that begins with https://',
    ]);
    assert.lengthOf(receiver.received, 0);
  });

  it('knows the addresses of the internet', () => {
    const yes = ['1.1.1.1', '100.128.0.1', '172.32.0.1', '223.255.255.255', '2606:4700::1111', '2a00::1'];
    const no = [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.19.0.1',
      '224.0.0.1',
    ];
    no.push(
      '255.255.255.255',
      '::',
      'fe80::1',
      'fd00::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'x',
      '',
    );
    assert.deepEqual(
      yes.filter((address) => !isPublic(address)),
      [],
    );
    assert.deepEqual(no.filter(isPublic), []);
  });

  it('sends a message again under its id if the process died between sending and marking', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'co-staking-alerts-')), 'data');
    const url = process.env['DATABASE_URL'];
    const own = url === undefined ? await openDatabase({ folder }) : database;
    const { secret } = await makeMessage(own, { webhook: receiver.url });
    if (url === undefined) await own.close();
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'killedCourier.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    assert.equal(line, 'sent');
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const again = url === undefined ? await openDatabase({ folder }) : database;
    assert.deepInclude((await statuses(again))[0], { status: 'waiting', tries: 1 });
    // Its lease has to end first.
    clock = wallClock() - 1n;
    assert.deepEqual(await courierOf({ database: again }).deliver(), { sent: 0, failed: 0 });
    clock = wallClock() + 60n;
    assert.deepEqual(await courierOf({ database: again }).deliver(), { sent: 1, failed: 0 });
    const seen = receiver.received.map((one) => verifyWebhook({ secret, ...one, now: Number(clock) - 60 }));
    assert.deepEqual(seen, [seen[0]!, seen[0]!]);
    if (again !== database) await again.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  it('shares the messages among couriers, and sends none of them twice', async () => {
    const { rule } = await makeMessage(database, { webhook: receiver.url });
    await post(
      database,
      Array.from({ length: 99 }, (_, at) => ({ ruleId: rule.id, cause: `more ${at}`, message: MESSAGE })),
    );
    const done = await Promise.all(
      [courierOf(), courierOf(), courierOf()].map((courier) => courier.deliver()),
    );
    assert.equal(
      done.reduce((sum, { sent }) => sum + sent, 0),
      100,
    );
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 100);
    assert.lengthOf(receiver.received, 100);
  });

  describe('by mail', () => {
    let smtp: SMTPServer;
    let mails: string[];
    /** Status with which recipients are refused; 0 for none. */
    let refuse: number;

    beforeEach(async () => {
      [mails, refuse] = [[], 0];
      smtp = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onRcptTo(_, __, done) {
          if (refuse === 0) return done();
          done(Object.assign(new Error('no'), { responseCode: refuse }));
        },
        onData(stream, _, done) {
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            mails.push(Buffer.concat(parts).toString());
            done();
          });
        },
      });
      smtp.on('error', () => undefined);
      await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => new Promise<void>((resolve) => smtp.close(resolve)));

    const mailOf = (timeout?: number) => {
      const { port } = smtp.server.address() as { port: number };
      const url = `smtp://127.0.0.1:${port}`;
      return { url, from: 'alerts@example.org', ...(timeout !== undefined && { timeout }) };
    };

    it('sends one with its reason, and with the same Message-ID when it is sent again', async () => {
      await makeMessage(database, { email: 'ops@example.org' });
      const courier = courierOf({ mail: mailOf() });
      assert.deepEqual(await courier.deliver(), { sent: 1, failed: 0 });
      // As if the process had died before it marked.
      await database.query(`UPDATE outbox SET status = 'waiting', due_at = 0`);
      assert.deepEqual(await courier.deliver(), { sent: 1, failed: 0 });
      assert.lengthOf(mails, 2);
      for (const mail of mails) {
        assert.include(mail, 'To: ops@example.org\r\n');
        assert.include(mail, 'Subject: Co-staking: the device is down\r\n');
        assert.include(mail, 'Message-ID: <message-1@example.org>\r\n');
        assert.include(mail, `Device: ${MESSAGE.deviceId}\r\nAddress: ${MESSAGE.device}\r\n`);
      }
    });

    it('tries again after a refusal that may pass, and not after one that does not', async () => {
      await makeMessage(database, { email: 'ops@example.org' });
      const courier = courierOf({ mail: mailOf() });
      refuse = 450;
      assert.deepEqual(await courier.deliver(), { sent: 0, failed: 1 });
      assert.deepInclude((await statuses(database))[0], { status: 'waiting', tries: 1 });
      refuse = 550;
      clock += pauseAfter(1);
      assert.deepEqual(await courier.deliver(), { sent: 0, failed: 1 });
      assert.deepInclude((await statuses(database))[0], { status: 'dead', tries: 2 });
      assert.deepEqual(mails, []);
    });

    it('waits if there is no mail server, or if it says nothing', async () => {
      await makeMessage(database, { email: 'ops@example.org' });
      assert.deepEqual(await courierOf().deliver(), { sent: 0, failed: 1 });
      const silent = createServer();
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const { port } = silent.address() as { port: number };
      clock += pauseAfter(1);
      const mail = { url: `smtp://127.0.0.1:${port}`, from: 'alerts@example.org', timeout: 200 };
      assert.deepEqual(await courierOf({ mail }).deliver(), { sent: 0, failed: 1 });
      assert.deepInclude((await statuses(database))[0], { status: 'waiting', tries: 2 });
      clock += pauseAfter(2);
      assert.deepEqual(await courierOf({ mail: mailOf() }).deliver(), { sent: 1, failed: 0 });
      silent.close();
    });
  });
});
