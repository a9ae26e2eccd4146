import { expect } from 'chai';

import { COMMANDS } from '../../cli/src/catalogue';
import { fold } from '../../cli/src/output/fold';
import { widthOf } from '../../cli/src/output/width';
import { cli, type Call } from './support/cli';
import { Session } from './support/session';

const WIDTH = 80;
const ID = '6f1c0f3e-0000-4000-8000-000000000002';
const EVIDENCE = 'ab'.repeat(32);

/** Lines that are too wide, unless they are one word that cannot be broken, with its label. */
const tooWide = (text: string): string[] =>
  text.split('\n').filter((line) => {
    if (widthOf(line) <= WIDTH) return false;
    const words = line.match(/`[^`]*`\S*|\S+/g) ?? [];
    const isLabelled = /^(Signature|Transaction) +\w{87,}$/.test(line);
    return words.length > 1 && !isLabelled;
  });

describe('co-staking: no line is wider than 80 columns', function () {
  this.timeout(180_000);
  let session: Session;

  before(async () => {
    session = await Session.start('narrow');
  });
  after(() => session.stop());

  /** As a user at a terminal of 80 columns who says yes. */
  async function at80(name: string | null, words: string, code = 0): Promise<Call> {
    const call = await session.as(name, words, { columns: WIDTH, answers: ['y'] });
    expect(call.code, `${words}: ${call.err}`).to.equal(code);
    expect(tooWide(`${call.out}\n${call.err}`), words).to.deep.equal([]);
    return call;
  }

  it('folds between words, never within a command between backquotes, and keeps the indent', () => {
    expect(fold('aa bb `cc dd ee` ff', 8)).to.equal('aa bb\n`cc dd ee`\nff');
    expect(fold('  one two three', 9)).to.equal('  one two\n  three');
    expect(fold('  Name  one two three four', 20)).to.equal('  Name  one two\n        three four');
    expect(fold('one two three four', undefined)).to.equal('one two three four');
    expect(fold('\u001b[31merror\u001b[39m: ab cd', 12)).to.equal('\u001b[31merror\u001b[39m: ab cd');
    expect(fold(`aa ${'x'.repeat(20)} bb\n\nshort`, 8)).to.equal(`aa\n${'x'.repeat(20)}\nbb\n\nshort`);
    expect(fold('a ` b aa bb cc', 8)).to.equal('a ` b aa\nbb cc');
  });

  it('help of the tool and of every command', async () => {
    for (const name of ['', ...COMMANDS.map((each) => each.name)]) {
      const { out } = await cli([...name.split(' ').filter(Boolean), '--help']);
      const lines = out.split('\n').filter((line) => !line.startsWith('  co-staking '));
      expect(tooWide(lines.join('\n')), name).to.deep.equal([]);
    }
  });

  it('views of the marketplace, in every state', async () => {
    for (const words of [
      'marketplace',
      'show config',
      'my devices',
      'my co-stakes',
      'history',
      'claim-all --simulate',
    ])
      await at80(words.startsWith('my co') ? 'co-staker' : 'owner', words);
    for (const { id } of Object.values(session.playground.devices)) {
      await at80(null, `show device ${id}`);
      for (const wallet of ['owner', 'visitor']) await at80(wallet, `why ${id} --all`);
    }
    await at80('visitor', 'keeper --simulate');
  });

  it('a life, from the account to the last withdrawal, with what is refused on the way', async () => {
    await at80('newcomer', 'open-participant');
    const owner = session.address('newcomer');
    await at80(
      'registrar',
      `register-device ${ID} --owner ${owner} --model V100 --cards 8 --multiplier 1.25 --tier 2`,
    );
    await at80('registrar', `report-device ${ID} running --score 97 --parts 99,100,90,-,95`);
    await at80('newcomer', `stake ${ID} 999999999`, 3);
    await at80('newcomer', `stake ${ID} 1000`);
    await at80('newcomer', `create-offer ${ID} --amount 1000 --share 60 --expires 7d`);
    const offer = `${ID}:0`;
    await at80('visitor', `accept-offer ${offer} --expect-share 70`, 2);
    await at80('visitor', `accept-offer ${offer} --expect-share 60`);
    await at80('visitor', `accept-offer ${offer}`, 3);
    await at80('visitor', 'my co-stakes');
    await at80('reward-authority', `post-rewards ${ID} 7 12.5`);
    await at80('visitor', `claim-co-stake-rewards ${offer}`);
    await at80('newcomer', `claim-owner-rewards ${ID}`);
    await at80(
      'slasher',
      `open-case ${ID} --reason frequent-downtime --evidence ${EVIDENCE} --infraction-at now --stake 5 --rewards 10`,
    );
    await at80(null, `show case ${ID}:0`);
    await at80('visitor', `execute-case ${ID}:0`, 3);
    await at80('visitor', `appeal-as-co-staker ${ID}:0 --offer ${offer}`);
    await at80('arbiter', `uphold-case ${ID}:0`);
    await at80('visitor', `unstake-co-stake ${offer}`);
    await at80('newcomer', `unstake-owner-stake ${ID}`);
    await session.does('visitor', 'warp 32d');
    await at80('visitor', `execute-case ${ID}:0`);
    await at80('visitor', `withdraw-co-stake ${offer}`);
    await at80('newcomer', `withdraw-owner-stake ${ID}`);
    await at80('newcomer', `close-offer ${offer}`);
    await at80('newcomer', `terminate-device ${ID}`);
    await at80('newcomer', `close-device ${ID}`);
    await at80('newcomer', 'close-participant');
    await at80('visitor', 'history');
    await at80(null, `show device ${ID}`, 7);
  });

  it('roles and parameters', async () => {
    await at80('admin', `nominate-role pauser --nominee ${session.address('visitor')}`);
    await at80('visitor', 'accept-role pauser');
    await at80('admin', 'update-parameters --cooldown 400d', 3);
    await at80('admin', 'update-parameters --cooldown 21d --wait 8d');
    await at80('admin', 'set-slash-term --co-stake-cap 25');
    await at80('visitor', 'pause-entries 24h');
  });

  it('mistakes', async () => {
    for (const [words, code] of [
      ['marketplace --with-memo x', 2],
      ['stake nothing 1', 2],
      [`stake ${ID} 1 --dump x.json`, 2],
      ['operator post nowhere.csv --block 1', 2],
      ['status abc', 2],
      ['dev --port 70000', 2],
    ] as const)
      await at80('owner', words, code);
  });
});
