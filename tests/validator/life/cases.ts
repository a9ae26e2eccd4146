import {
  SlashReason,
  coStakesExposed,
  coStakesHit,
  fetchDevice,
  fetchOffer,
  fetchSlashCase,
  findSlashCasePda,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { does, refused } from '../act';
import { tokens, type Fixture } from '../fixture';
import { agreement, post } from './agreement';

const EVIDENCE = new Uint8Array(32).fill(0xab);

/** Slash cases: opened, appealed by either party, decided, taken back, withdrawn. Nothing burns for 30 days. */
export async function cases(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { slasher, arbiter } = fixture.roles;
  const { keeper, backer, witness } = await fixture.people('keeper', 'backer', 'witness');
  const { device, offer } = await agreement(fixture, keeper, backer);
  const about = { device: device.address };
  await post(fixture, device.address, tokens(10));
  const supply = async () => BigInt((await connection.getTokenSupply(mint, 'confirmed')).value.amount);

  async function charge(infractionAt: bigint, stakeBps: number) {
    const state = await fetchDevice(connection, device.address);
    const facts = { reason: SlashReason.FrequentDowntime, infractionAt, stakeBps, rewardsBps: 1_000 };
    const coStakes = coStakesExposed(state, infractionAt, await fixture.now());
    const named = { slasher: slasher.address, device: device.address, number: state.nextCase };
    return { input: { ...named, ...facts, evidenceHash: EVIDENCE, coStakes }, args: facts };
  }
  async function open(): Promise<number> {
    const { input, args } = await charge(await fixture.now(), 1_000);
    await does(fixture, slasher, 'openCase', input, { ...about, args });
    return input.number;
  }
  async function ending(number: number) {
    const slashCase = await fetchSlashCase(connection, findSlashCasePda({ ...about, number })[0]);
    const coStakes: readonly PublicKey[] = coStakesHit(slashCase);
    return { caller: witness.address, device: device.address, number, rentPayer: slasher.address, coStakes };
  }

  await checks.check('a case above the cap, from the future or by a stranger is refused', async () => {
    const now = await fixture.now();
    const high = await charge(now, 5_001);
    await refused(fixture, slasher, 'openCase', high.input, 'SlashAboveCap', { ...about, args: high.args });
    const future = await charge(now + 3_600n, 1_000);
    await refused(fixture, slasher, 'openCase', future.input, 'BadInfractionTime', {
      ...about,
      args: future.args,
    });
    const forged = { ...(await charge(now, 1_000)).input, slasher: witness.address };
    await refused(fixture, witness, 'openCase', forged, 'NotSlasher');
  });

  await checks.check('the owner appeals, the arbiter dismisses, and everything is released', async () => {
    const number = await open();
    assert.equal((await fetchDevice(connection, device.address)).ownerFrozen, tokens(96));
    assert.equal((await fetchOffer(connection, offer)).principalFrozen, tokens(64));
    const appeal = { owner: keeper.address, device: device.address, number };
    const ofCase = { ...about, slashCase: number };
    await does(fixture, keeper, 'appealAsOwner', appeal, ofCase);
    await refused(fixture, keeper, 'appealAsOwner', appeal, 'AlreadyAppealed', ofCase);
    const decision = { device: device.address, number };
    await refused(fixture, witness, 'dismissCase', { arbiter: witness.address, ...decision }, 'NotArbiter');
    await does(fixture, arbiter, 'dismissCase', { arbiter: arbiter.address, ...decision }, ofCase);
    await does(fixture, witness, 'releaseCase', await ending(number), ofCase);
    assert.equal((await fetchDevice(connection, device.address)).ownerFrozen, 0n);
    assert.equal((await fetchOffer(connection, offer)).principalFrozen, 0n);
  });

  await checks.check(
    'upheld is not burned before the appeal window is over, and can be taken back',
    async () => {
      const number = await open();
      const ofCase = { ...about, slashCase: number };
      const input = await ending(number);
      await refused(fixture, witness, 'executeCase', { ...input, mint }, 'CaseNotExecutable', ofCase);
      const appeal = { coStaker: backer.address, device: device.address, offer, number };
      await does(fixture, backer, 'appealAsCoStaker', appeal, { ...ofCase, offer });
      const decision = { arbiter: arbiter.address, device: device.address, number };
      await does(fixture, arbiter, 'upholdCase', decision, ofCase);
      await refused(fixture, witness, 'executeCase', { ...input, mint }, 'CaseNotExecutable', ofCase);
      await does(fixture, arbiter, 'dismissCase', decision, ofCase);
      await refused(fixture, arbiter, 'upholdCase', decision, 'CaseDecided', ofCase);
      await does(fixture, witness, 'releaseCase', input, ofCase);
    },
  );

  await checks.check('the slasher withdraws a case, and nothing of it counts', async () => {
    const before = await supply();
    const number = await open();
    const ofCase = { ...about, slashCase: number };
    const { rentPayer, coStakes } = await ending(number);
    const input = { device: device.address, number, rentPayer, coStakes };
    const forged = { authority: witness.address, ...input };
    await refused(fixture, witness, 'withdrawCase', forged, 'NotSlasherNorAdmin', ofCase);
    await does(fixture, slasher, 'withdrawCase', { authority: slasher.address, ...input }, ofCase);
    const { ownerFrozen, ownerStake, openCases, slashTaken } = await fetchDevice(connection, device.address);
    assert.deepEqual([ownerFrozen, ownerStake, openCases], [0n, tokens(960), 0]);
    assert.deepEqual(slashTaken, [0n, 0n, 0n, 0n]);
    assert.equal((await fetchOffer(connection, offer)).principal, tokens(640));
    assert.equal(await supply(), before);
  });
}
