import { findParticipantPda } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { Keypair } from '@solana/web3.js';
import { expect } from 'chai';

import { kebab } from '../../cli/src/kebab';
import { Session } from './support/session';

const ID = '6f1c0f3e-0000-4000-8000-000000000001';
const EVIDENCE = 'ab'.repeat(32);

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('co-staking: every instruction from the command line, in whole lives', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await Session.start('life');
  });
  after(() => session.stop());

  const shows = async (words: string): Promise<Record<string, unknown>> => {
    const { code, out, err } = await session.as(null, `show ${words} -o json`);
    expect(code, err).to.equal(0);
    return JSON.parse(out) as Record<string, unknown>;
  };

  it('accounts and wallets', async () => {
    await session.does('newcomer', 'open-participant');
    await session.does('newcomer', 'close-participant');
    const { participant } = await session.does('newcomer', 'open-participant');
    expect(await shows(`participant --of ${session.address('newcomer')}`)).to.include({
      participant,
      claims: 0,
    });
    await session.does('registrar', `attest-participant ${participant}`);
    expect(await shows(`participant --of ${participant}`)).to.include({ attested: true });
    const second = Keypair.fromSeed(new Uint8Array(32).fill(3));
    const file = session.file('second.json', JSON.stringify(Array.from(second.secretKey)));
    await session.does('registrar', `link-wallet ${participant} --wallet ${file}`);
    const { wallets } = await shows(`participant --of ${second.publicKey.toBase58()}`);
    expect(wallets).to.deep.equal([session.address('newcomer'), second.publicKey.toBase58()]);
    await session.does('registrar', `unlink-wallet --wallet ${file}`);
    await session.does('registrar', `revoke-attestation ${participant}`);
    expect(await shows(`participant --of ${participant}`)).to.include({ attested: false });
    const id = '07'.repeat(32);
    await session.does('registrar', `create-participant ${id}`);
    const [empty] = findParticipantPda({ id: new Uint8Array(32).fill(7) });
    await session.does('registrar', `close-empty-participant ${empty.toBase58()}`);
  });

  it('a device and its offers', async () => {
    const owner = session.address('newcomer');
    await session.does(
      'registrar',
      `register-device ${ID} --owner ${owner} --model V100 --cards 8 --multiplier 1.25 --tier 2`,
    );
    await session.does('registrar', `report-device ${ID} running --score 97 --parts 99,100,90,-,95`);
    await session.does('registrar', `update-requirement ${ID} --cards 8 --multiplier 1`);
    expect(await shows(`device ${ID}`)).to.include({
      minimumStake: '1600',
      reliability: '97',
      multiplier: '1',
      tier: 2,
    });
    await session.does('newcomer', `stake ${ID} 960.5`);
    await session.does('newcomer', `create-offer ${ID} --amount 640 --share 74`);
    await session.does('newcomer', `retract-offer ${ID}:0`);
    await session.does('newcomer', `create-offer ${ID} --amount 640 --share 12.5 --expires 1h`);
    await session.does('visitor', 'warp 2h');
    await session.does('visitor', `close-expired-offer ${ID}:1`);
    const { offer } = await session.does(
      'newcomer',
      `create-offer ${ID} --amount 640 --share 74 --counterparty ${session.address('visitor')}`,
    );
    await session.does('visitor', `accept-offer ${offer} --expect-amount 640 --expect-share 74`);
    expect(await shows(`offer https://example.com/offer/${offer}`)).to.include({
      state: 'active',
      principal: '640',
    });
    await session.does('newcomer', `withdraw-overflow ${ID} ALL`);
    expect(await shows(`device ${ID}`)).to.include({ ownerStake: '960', countedStake: '1600' });
  });

  it('rewards and slash cases', async () => {
    await session.does('reward-authority', `post-rewards ${ID} 7 12.5`);
    expect(await shows(`offer ${ID}:2`)).to.include({ rewardsUnclaimed: '9.25' });
    await session.does('visitor', `claim-co-stake-rewards ${ID}:2`);
    await session.does('visitor', `claim-owner-rewards ${ID}`);
    const open = `open-case ${ID} --reason frequent-downtime --evidence ${EVIDENCE} --infraction-at 0s --stake 5 --rewards 10`;
    await session.does('slasher', open);
    await session.does('newcomer', `appeal-as-owner ${ID}:0`);
    await session.does('arbiter', `dismiss-case ${ID}:0`);
    await session.does('visitor', `release-case ${ID}:0`);
    await session.does('slasher', open);
    await session.does('visitor', `appeal-as-co-staker ${ID}:1 --offer ${ID}:2`);
    expect(await shows(`case ${ID}:1`)).to.include({
      status: 'before the arbiter',
      opener: session.address('slasher'),
      ownerStake: '48',
    });
    await session.does('arbiter', `uphold-case ${ID}:1`);
    expect(await shows(`case ${ID}:1`)).to.include({ status: 'upheld' });
    const early = await session.as('visitor', `execute-case ${ID}:1 --yes`);
    expect([early.code, early.err.includes('CaseNotExecutable')]).to.deep.equal([3, true]);
    // Of 640 tokens the cap takes 30 %, and the case has 5 % of them.
    expect(await shows(`offer ${ID}:2`)).to.include({ principalFrozen: '32', capLeft: '160' });
    await session.does('slasher', open);
    await session.does('slasher', `withdraw-case ${ID}:2`);
    expect(await shows(`offer ${ID}:2`)).to.include({ principalFrozen: '32', capLeft: '160' });
    await session.does('visitor', 'warp 30d');
    await session.does('visitor', `execute-case ${ID}:1`);
    expect(await shows(`offer ${ID}:2`)).to.include({ principal: '608', openCases: 0 });
  });

  it('the way out, to the last account', async () => {
    await session.does('newcomer', `give-notice ${ID}`);
    await session.does('visitor', `unstake-co-stake ${ID}:2`);
    await session.does('newcomer', `unstake-owner-stake ${ID}`);
    expect(await shows(`offer ${ID}:2`)).to.include({ state: 'cooldown' });
    await session.does('visitor', 'warp 14d');
    await session.does('visitor', `withdraw-co-stake ${ID}:2`);
    await session.does('visitor', `withdraw-owner-stake ${ID}`);
    await session.does('visitor', `close-offer ${ID}:2`);
    await session.does('registrar', `terminate-device ${ID}`);
    await session.does('visitor', `close-device ${ID}`);
    expect((await session.as(null, `show device ${ID}`)).code).to.equal(7);
    const { out } = await session.as('visitor', `history --device ${ID} -o json`);
    const types = (JSON.parse(out) as { type: string }[]).map(({ type }) => type);
    expect(types).to.include.members([
      'Staked',
      'OverflowWithdrawn',
      'RewardsClaimed',
      'StakeSlashed',
      'StakeWithdrawn',
    ]);
  });

  it('roles, parameters, pauses', async () => {
    await session.does('pauser', 'pause-entries 24h');
    await session.does('pauser', 'unpause-entries');
    await session.does('admin', `nominate-role pauser --nominee ${session.address('visitor')}`);
    await session.does('visitor', 'accept-role pauser');
    await session.does('admin', 'vacate-role pauser');
    expect(await shows('config')).to.include({ pauser: null });
    await session.does('admin', 'update-parameters --cooldown 21d --attestation on');
    await session.does('admin', 'set-slash-term --co-stake-cap 25');
    const later = await session.does('admin', 'set-slash-term --appeal 14d');
    expect(later.signature).to.be.a('string');
    const { announcedTerms } = await shows('config');
    expect(announcedTerms).to.match(
      /^appeal window 14 days instead of 30 days from \d{4}-\d{2}-\d{2}T[\d:]+Z$/,
    );
    expect(await shows('config')).to.include({
      cooldown: '21 days',
      ownerSlashCapPercent: '50',
      coStakeSlashCapPercent: '25',
      appeal: '30 days',
      attestationRequired: true,
      wait: '7 days',
    });
    const roles = ['registrar', 'reward-authority', 'slasher', 'arbiter', 'pauser'];
    const words = roles.map((role) => `--${role} ${session.address(role)}`).join(' ');
    const { code, err } = await session.as(
      'admin',
      `initialize --mint ${session.playground.mint} ${words} --yes`,
    );
    expect(code).to.equal(3);
    expect(err).to.contain('an account with this address already exists');
  });

  it('leaves out no instruction of the IDL', () => {
    const wanted = IDL.instructions.map(({ name }) => kebab(camel(name)));
    const missing = wanted.filter((name) => !session.done.has(name));
    expect(missing).to.deep.equal(['initialize']);
  });
});
