import { fetchDevice, fetchOffer, fetchParticipant } from '@co-staking/sdk';
import { assert } from 'chai';

import { does, refused } from '../act';
import { tokens, type Fixture } from '../fixture';
import { accept, acceptance, agreement, newDevice, newOffer, post, addStake } from './agreement';

/** Acceptance, rewards to the base unit, claims, and overflow. */
export async function rewards(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const authority = fixture.roles['reward-authority'];
  const { host, holder, payee } = await fixture.people('host', 'holder', 'payee');
  const device = await newDevice(fixture, host, { stake: tokens(960) });
  const about = { device: device.address };
  const offer = await newOffer(fixture, device);

  await checks.check(
    'an acceptance that expects other terms, or comes from the owner, is refused',
    async () => {
      const input = await acceptance(fixture, holder, offer);
      await refused(fixture, holder, 'acceptOffer', { ...input, shareBps: 7_500 }, 'TermsChanged');
      const own = await acceptance(fixture, host, offer);
      await refused(fixture, host, 'acceptOffer', own, 'OwnDevice', { ...about, offer });
    },
  );

  await checks.check('an acceptance takes exactly the amount, and one claim', async () => {
    const before = await fixture.balance(holder.tokenAccount);
    await accept(fixture, holder, offer);
    assert.equal(await fixture.balance(holder.tokenAccount), before - tokens(640));
    assert.equal((await fetchParticipant(connection, holder.participant)).activeClaims, 1);
  });

  await checks.check('an account has two claims at most', async () => {
    await agreement(fixture, host, holder);
    const third = await newDevice(fixture, host, { stake: tokens(960) });
    const open = await newOffer(fixture, third);
    const input = await acceptance(fixture, holder, open);
    await refused(fixture, holder, 'acceptOffer', input, 'TooManyClaims', {
      device: third.address,
      offer: open,
    });
  });

  await checks.check('rewards are posted once for each block, by the reward authority alone', async () => {
    const block = await post(fixture, device.address, 33_333_333n);
    const again = { device: device.address, block, amount: 1n, mint };
    const args = { block, amount: 1n };
    await refused(
      fixture,
      authority,
      'postRewards',
      { rewardAuthority: authority.address, ...again },
      'BlockAlreadyPosted',
      { ...about, args },
    );
    const forged = { rewardAuthority: holder.address, ...again, block: block + 1n };
    await refused(fixture, holder, 'postRewards', forged, 'NotRewardAuthority');
    await post(fixture, device.address, 66_666_668n);
  });

  await checks.check('a third wallet sends both claims to their owners, to the base unit', async () => {
    // 74 % of 100,000,001 base units are 74,000,000.74; the owner has the other 26,000,000.26.
    const [ownerHad, coStakerHad] = await Promise.all([
      fixture.balance(host.tokenAccount),
      fixture.balance(holder.tokenAccount),
    ]);
    const called = { caller: payee.address, device: device.address, mint };
    await does(
      fixture,
      payee,
      'claimCoStakeRewards',
      { ...called, coStaker: holder.address, offer },
      { ...about, offer },
    );
    await does(fixture, payee, 'claimOwnerRewards', { ...called, owner: host.address }, about);
    assert.equal(await fixture.balance(holder.tokenAccount), coStakerHad + 74_000_000n);
    assert.equal(await fixture.balance(host.tokenAccount), ownerHad + 26_000_000n);
    assert.equal((await fetchOffer(connection, offer)).rewardsClaimed, 74_000_000n);
    await refused(
      fixture,
      payee,
      'claimOwnerRewards',
      { ...called, owner: host.address },
      'NothingToClaim',
      about,
    );
  });

  await checks.check('what the device does not need is paid out at once, and nothing else', async () => {
    await addStake(fixture, device, tokens(40));
    const input = { owner: host.address, device: device.address, mint };
    const much = { amount: tokens(40) + 1n };
    await refused(fixture, host, 'withdrawOverflow', { ...input, ...much }, 'AmountAboveOverflow', {
      ...about,
      args: much,
    });
    const before = await fixture.balance(host.tokenAccount);
    const args = { amount: tokens(40) };
    await does(fixture, host, 'withdrawOverflow', { ...input, ...args }, { ...about, args });
    assert.equal(await fixture.balance(host.tokenAccount), before + tokens(40));
    assert.equal((await fetchDevice(connection, device.address)).ownerStake, tokens(960));
  });
}
