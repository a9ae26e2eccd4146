import { fetchDevice, findDevicePda } from '@co-staking/sdk';
import { Connection, VersionedTransaction } from '@solana/web3.js';
import { expect } from 'chai';

import { Session } from './support/session';

describe('co-staking: refusals, confirmations, formats', function () {
  this.timeout(120_000);
  let session: Session;
  let ready: string;

  before(async () => {
    session = await Session.start('answers');
    ready = session.device('ready');
  });
  after(() => session.stop());

  const staked = async (): Promise<bigint> => {
    const connection = new Connection(session.playground.url, 'confirmed');
    return (await fetchDevice(connection, findDevicePda({ id: ready })[0])).ownerStake;
  };

  describe('before money moves', () => {
    it('refuses without --yes if there is no terminal', async () => {
      const before = await staked();
      const { code, out, err } = await session.as('owner', `stake ${ready} 10`);
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.contain('Owner stake    6000 -> 6010').and.to.contain('pass --yes');
      expect(await staked()).to.equal(before);
    });

    for (const answer of ['n', '', 'yess', 'Y es'])
      it(`takes "${answer}" for a no`, async () => {
        const before = await staked();
        const { code, err } = await session.as('owner', `stake ${ready} 10`, { answers: [answer] });
        expect(code).to.equal(6);
        expect(err).to.contain('nothing was sent');
        expect(await staked()).to.equal(before);
      });

    it('continues after a yes, and shows the dates of an exit', async () => {
      const before = await staked();
      const { code } = await session.as('owner', `stake ${ready} 0.00000001`, { answers: ['y'] });
      expect(code).to.equal(0);
      expect(await staked()).to.equal(before + 1n);
      const exit = await session.as('co-staker', `unstake-co-stake ${session.device('active')}:0`, {
        answers: ['n'],
      });
      expect(exit.err).to.match(/Principal free at +- -> \S+Z \(in (21 days|20 days 23 hours)\)/);
    });

    it('shows when a nominee can accept, and when a slash term applies', async () => {
      const days = String.raw`\S+Z \(in (42 days|41 days 23 hours)\)`;
      const slasher = await session.as(
        'admin',
        `nominate-role slasher --nominee ${session.address('visitor')}`,
        {
          answers: ['n'],
        },
      );
      expect(slasher.err).to.match(new RegExp(`Pending slasher matures at +- -> ${days}`));
      const pauser = await session.as(
        'admin',
        `nominate-role pauser --nominee ${session.address('visitor')}`,
        {
          answers: ['n'],
        },
      );
      expect(pauser.err).to.contain('Pending pauser').and.not.to.contain('matures at');
      const term = await session.as('admin', 'set-slash-term --co-stake-cap 40', { answers: ['n'] });
      expect(term.err).to.match(/-> co-stakers’ slash cap 40 % instead of 30 % from \S+Z/);
      expect(term.err).not.to.contain('Co-stake slash cap percent');
      const better = await session.as('admin', 'set-slash-term --co-stake-cap 25', { answers: ['n'] });
      expect(better.err).to.match(/Co-stake slash cap percent +30 -> 25/);
    });

    it('shows what a case would freeze of each party, within its cap', async () => {
      const evidence = 'ab'.repeat(32);
      const words = `open-case ${session.device('committed')} --reason frequent-downtime --evidence ${evidence} --infraction-at 0s --stake 40 --rewards 0`;
      const { code, err } = await session.as('slasher', words, { answers: ['n'] });
      expect(code, err).to.equal(6);
      expect(err).to.contain('freezes 110 of the stake and 0 of the rewards of the owner');
      // 30 % of 225 tokens.
      expect(err).to.contain('freezes 67.5 of the stake and 0 of the rewards of the co-stake 0 (of ');
      expect(err).to.contain('a party’s cap lets it take less than it asks');
    });

    it('names the risk of a device before an offer is accepted', async () => {
      const offer = `${session.device('announced')}:0`;
      const refused = await session.as('visitor', `accept-offer ${offer} --yes`);
      expect([refused.code, refused.err.includes('DeviceInsufficient')]).to.deep.equal([3, true]);
      const { code, err } = await session.as('visitor', `accept-offer ${offer} --max-shortfall 400`, {
        answers: ['n'],
      });
      expect(code, err).to.equal(6);
      expect(err).to.contain('the owner is committed for 7 days after the acceptance');
      expect(err).to.contain('slash cases opened in any 42 days take at most 30 % of the co-stake');
      expect(err).to.match(/announced: minimum 2000 from \S+Z \(in 2[56] days/);
      expect(err).to.contain('announced: co-stakers’ slash cap 35 % instead of 30 %');
      const short = await session.as('visitor', `accept-offer ${offer} --max-shortfall 399.99999999 --yes`);
      expect([short.code, short.err.includes('DeviceInsufficient')]).to.deep.equal([3, true]);
    });
  });

  describe('sends nothing', () => {
    it('with --simulate, and shows what would change', async () => {
      const before = await staked();
      const { code, out, err } = await session.as('owner', `stake ${ready} ALL --simulate -o json`);
      expect(code).to.equal(0);
      expect(err).to.match(/Your tokens +\d+(\.\d+)? -> 0\n?$/m);
      expect(JSON.parse(out)).to.include.keys('units', 'logs', 'stakeVault');
      expect(await staked()).to.equal(before);
    });

    it('with --simulate of an address alone', async () => {
      const { code } = await session.as(
        null,
        `stake ${ready} 1 --simulate --authority ${session.address('owner')}`,
      );
      expect(code).to.equal(0);
    });

    it('with --print-only, which needs no keypair', async () => {
      const before = await staked();
      const words = `stake ${ready} 1 --print-only --authority ${session.address('owner')} --payer ${session.address('visitor')}`;
      const { code, out } = await session.as(null, words);
      expect(code).to.equal(0);
      const { message, signatures } = VersionedTransaction.deserialize(Buffer.from(out, 'base64'));
      expect(message.staticAccountKeys[0]!.toBase58()).to.equal(session.address('visitor'));
      expect(signatures).to.have.length(2);
      expect(signatures.every((signature) => signature.every((byte) => byte === 0))).to.equal(true);
      const json = await session.as(null, `${words} -o json`);
      expect(JSON.parse(json.out)).to.include.keys('transaction', 'instructions', 'lastValidBlockHeight');
      expect(await staked()).to.equal(before);
    });

    it('where only an address is known that would have to sign', async () => {
      const words = `stake ${ready} 1 --yes --authority ${session.address('owner')}`;
      const { code, err } = await session.as(null, words);
      expect(code).to.equal(2);
      expect(err).to.contain('must sign, but only its address is known');
    });
  });

  describe('says why', () => {
    const refusals: [who: string, words: () => string, code: string, text: string][] = [
      [
        'owner',
        () => `create-offer ${ready} --amount 6400 --share 74`,
        'RequestAboveHalf',
        'tokens less than requested',
      ],
      ['visitor', () => `stake ${ready} 1 --yes`, 'NotDeviceOwner', "only the device's owner may do this"],
      [
        'visitor',
        () => `withdraw-co-stake ${session.device('cooldown')}:0 --yes`,
        'StillLocked',
        'possible from 20',
      ],
      [
        'visitor',
        () => `accept-offer ${session.device('expired')}:0 --yes`,
        'OfferExpired',
        'the offer has expired',
      ],
      ['visitor', () => `report-device ${ready} running`, 'NotRegistrar', 'only the registrar may do this'],
      ['co-staker-2', () => `accept-offer ${session.device('open')}:0 --yes`, 'TooManyClaims', 'claims'],
      ['visitor', () => `accept-offer ${session.device('notice')}:0 --yes`, 'NoticeLive', 'notice'],
      [
        'owner-2',
        () => `unstake-owner-stake ${session.device('committed')} --yes`,
        'OwnerCommitted',
        'possible from 20',
      ],
    ];
    for (const [who, words, code, text] of refusals)
      it(`of ${code}`, async () => {
        const called = await session.as(who, words());
        expect(called.code, called.err).to.equal(3);
        expect(called.err).to.contain(code).and.to.contain(text);
        expect(called.out).to.equal('');
      });

    it('no one can accept: every condition that is not met', async () => {
      const { out } = await session.as('visitor', `why ${session.device('down')}:0 -o json`);
      const { listing } = JSON.parse(out) as { listing: { code: string }[] };
      expect(listing.map(({ code }) => code)).to.include('DeviceNotHealthy');
    });

    it('nothing can be withdrawn by an offer that no one has accepted', async () => {
      const { out } = await session.as(
        'visitor',
        `why ${session.device('open')}:0 --action withdraw-co-stake -o json`,
      );
      expect(JSON.parse(out)).to.include({
        possible: false,
        why: 'the offer has not been accepted',
        remedy: 'Nothing is staked by it yet: a co-staker must accept it first.',
      });
    });

    it('what can be done with an offer', async () => {
      const offer = `${session.device('open')}:0`;
      const possible = await session.as('visitor', `why ${offer} --action accept-offer -o json`);
      expect(JSON.parse(possible.out)).to.include({ action: 'accept-offer', possible: true });
      // A wallet without an account: the command opens it, and names the rent before it asks.
      const newcomer = await session.as('newcomer', `why ${offer} --action accept-offer -o json`);
      const { possible: opens, why } = JSON.parse(newcomer.out) as { possible: boolean; why: string };
      expect(opens).to.equal(true);
      expect(why).to.match(/^also opens your account \(rent 0\.\d+ SOL\)$/);
      const asked = await session.as('newcomer', `accept-offer ${offer}`, { answers: ['n'] });
      expect(asked.code).to.equal(6);
      expect(asked.err).to.contain(why);
      const own = await session.as('owner', `why ${offer} --action accept-offer -o json`);
      expect(JSON.parse(own.out)).to.include({ possible: false });
      expect((JSON.parse(own.out) as { remedy: string }).remedy).to.be.a('string');
      const all = await session.as('owner', `why ${session.device('open')} --all -o csv`);
      expect(all.out.split('\n').length).to.be.greaterThan(30);
    });
  });

  describe('views', () => {
    it('lists the marketplace by pages that together are the whole', async () => {
      const whole = JSON.parse((await session.as(null, 'marketplace -o json')).out) as {
        total: number;
        rows: { offer: string }[];
      };
      expect(whole.rows).to.have.length(whole.total);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const more = cursor ? ` --cursor ${cursor}` : '';
        const page = JSON.parse(
          (await session.as(null, `marketplace -o json --limit 2${more}`)).out,
        ) as typeof whole & { cursor: string | null };
        seen.push(...page.rows.map(({ offer }) => offer));
        cursor = page.cursor;
      }
      expect(seen).to.deep.equal(whole.rows.map(({ offer }) => offer));
    });

    it('shows what is left of a cap, what is announced, and who is committed', async () => {
      const { rows } = JSON.parse((await session.as(null, 'marketplace -o json')).out) as {
        rows: Record<string, unknown>[];
      };
      const row = rows.find(({ deviceId }) => deviceId === session.device('announced'))!;
      expect(row).to.include({
        shortfall: '400',
        openCases: 0,
        ownerCapLeft: '600',
        ownerCommitment: '7 days',
      });
      expect(row['announced']).to.match(
        /^minimum 2000 from \S+Z; co-stakers’ slash cap 35 % instead of 30 % from/,
      );
      const slashed = await session.as(null, `show device ${session.device('slashed')} -o json`);
      // The owner holds 840 tokens, 84 of them frozen: the cap leaves half of 840, less 84.
      expect(JSON.parse(slashed.out)).to.include({
        openCases: 1,
        ownerStakeFrozen: '84',
        ownerCapLeft: '336',
      });
      const committed = await session.as(null, `show offer ${session.device('committed')}:0 -o json`);
      const fields = JSON.parse(committed.out) as Record<string, unknown>;
      expect(fields['ownerCommittedUntil']).to.match(/Z$/);
      // 30 % of 225 tokens; no higher cap applies before an exit that starts now ends.
      expect(fields).to.include({ capLeft: '67.5', mostLostIfLeavingNow: '67.5', slashCapPercent: '30' });
    });

    it('never shows the owner', async () => {
      const { out } = await session.as(null, `show device ${session.device('open')} -o json`);
      expect(out).not.to.contain(session.address('owner'));
    });

    for (const words of ['my co-stakes', 'my devices', 'show config', 'history', 'history --by day'])
      it(`gives ${words} as JSON, CSV and a table`, async () => {
        const json = await session.as('co-staker', `${words} -o json`);
        expect(() => JSON.parse(json.out) as unknown).not.to.throw();
        const csv = await session.as('co-staker', `${words} -o csv`);
        expect(csv.out.split('\n')[0]).to.match(/^[a-zA-Z,]+$/);
        expect((await session.as('co-staker', words)).code).to.equal(0);
      });

    it('makes a calendar of exits', async () => {
      const { out } = await session.as('co-staker-2', 'calendar');
      expect(out)
        .to.match(/^BEGIN:VCALENDAR/)
        .and.to.contain('can be withdrawn')
        .and.to.match(/END:VCALENDAR$/);
    });

    it('watches: each change as it comes, until it is stopped', async () => {
      const stop = new AbortController();
      const offer = `${session.device('wait')}:0`;
      const lines: string[] = [];
      const watching = session.as(null, `watch ${offer} --every 1s -o json`, {
        stop: stop.signal,
        onOut(text) {
          lines.push(text);
          stop.abort();
        },
      });
      const once = await session.as(null, `watch ${offer} --once -o json`);
      expect(JSON.parse(once.out)).to.include({ state: 'wait' });
      expect(once.err).to.contain('Wait ends at');
      await session.playground.warpBy(5n * 86_400n);
      expect((await watching).code).to.equal(0);
      expect(JSON.parse(lines[0]!)).to.include({ field: 'state', from: 'wait', to: 'cooldown' });
    });
  });
});
