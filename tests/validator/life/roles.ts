import {
  CHANGE_DELAY_SECONDS,
  DAY,
  Role,
  SlashTerm,
  fetchConfig,
  fetchOffer,
  findConfigPda,
  quotes,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { parametersOf } from '../../support/operators';
import { does, refused } from '../act';
import { tokens, type Fixture } from '../fixture';
import { agreement, post } from './agreement';

const HOUR = 3_600n;

/** Roles, parameters and a pause. Comes last: while entries are paused, nothing else could be played. */
export async function roles(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { admin, pauser } = fixture.roles;
  const { heir, settler, resident } = await fixture.people('heir', 'settler', 'resident');
  const config = () => fetchConfig(connection, findConfigPda()[0]);
  const { device, offer } = await agreement(fixture, settler, resident);
  const about = { device: device.address };

  await checks.check('a role is handed over in two steps, by the admin and the nominee', async () => {
    const nomination = { role: Role.Pauser, nominee: heir.address };
    await refused(fixture, heir, 'nominateRole', { admin: heir.address, ...nomination }, 'NotAdmin');
    await does(fixture, admin, 'nominateRole', { admin: admin.address, ...nomination });
    const take = { nominee: settler.address, role: Role.Pauser };
    await refused(fixture, settler, 'acceptRole', take, 'NotNominee');
    await does(fixture, heir, 'acceptRole', { ...take, nominee: heir.address });
    assert.isTrue((await config()).pauser.equals(heir.address));
  });

  await checks.check('who can take stake is named 42 days ahead, and can be taken back at once', async () => {
    const nomination = { admin: admin.address, role: Role.Slasher };
    const { at } = await does(fixture, admin, 'nominateRole', { ...nomination, nominee: heir.address });
    const { pendingSlasher, pendingSlasherMaturesAt } = await config();
    assert.isTrue(pendingSlasher.equals(heir.address));
    assert.equal(pendingSlasherMaturesAt, at + CHANGE_DELAY_SECONDS);
    const take = { nominee: heir.address, role: Role.Slasher };
    await refused(fixture, heir, 'acceptRole', take, 'NominationNotMatured');
    await does(fixture, admin, 'nominateRole', { ...nomination, nominee: PublicKey.default });
    await refused(fixture, heir, 'acceptRole', take, 'NotNominee');
  });

  await checks.check('a role is vacated at once, and filled again by a nominee', async () => {
    const vacate = { role: Role.Pauser };
    await refused(fixture, heir, 'vacateRole', { authority: heir.address, ...vacate }, 'NotAdminNorHolder');
    const own = { authority: admin.address, role: Role.Admin };
    await refused(fixture, admin, 'vacateRole', own, 'AdminNotVacatable');
    await does(fixture, admin, 'vacateRole', { authority: admin.address, ...vacate });
    assert.isTrue((await config()).pauser.equals(PublicKey.default));
    await does(fixture, admin, 'nominateRole', { admin: admin.address, ...vacate, nominee: heir.address });
    await does(fixture, heir, 'acceptRole', { nominee: heir.address, ...vacate });
  });

  await checks.check('a slash term gets better at once, and worse 42 days later', async () => {
    const set = (value: bigint) => ({ admin: admin.address, term: SlashTerm.OwnerCap, value });
    await refused(fixture, heir, 'setSlashTerm', { ...set(4_000n), admin: heir.address }, 'NotAdmin');
    await refused(fixture, admin, 'setSlashTerm', set(5_001n), 'SlashCapOutOfBounds');
    await does(fixture, admin, 'setSlashTerm', set(4_000n));
    const { at } = await does(fixture, admin, 'setSlashTerm', set(5_000n));
    const found = await config();
    assert.equal(quotes.slashTermsAt(found, at).ownerCapBps, 4_000);
    const from = at + CHANGE_DELAY_SECONDS;
    const announced = { term: SlashTerm.OwnerCap, present: 4_000n, announced: 5_000n, from };
    assert.deepInclude(quotes.announcedSlashTerms(found, at), announced);
    assert.equal(quotes.slashTermsAt(found, from).ownerCapBps, 5_000);
  });

  await checks.check(
    'parameters change within their bounds, and not for an agreement that runs',
    async () => {
      const before = parametersOf(await config());
      const input = { admin: admin.address, ...before };
      const forged = { ...input, admin: heir.address };
      await refused(fixture, heir, 'updateParameters', forged, 'NotAdmin');
      const long = { ...input, cooldownSeconds: 400n * DAY };
      await refused(fixture, admin, 'updateParameters', long, 'PeriodOutOfBounds');
      await does(fixture, admin, 'updateParameters', { ...input, cooldownSeconds: 21n * DAY });
      assert.equal((await config()).cooldownSeconds, 21n * DAY);
      assert.equal((await fetchOffer(connection, offer)).cooldownSeconds, before.cooldownSeconds);
      await does(fixture, admin, 'updateParameters', input);
    },
  );

  await checks.check('a pause stops entries; claims and exits go on', async () => {
    await post(fixture, device.address, tokens(1));
    await refused(fixture, pauser, 'pauseEntries', { pauser: pauser.address, seconds: HOUR }, 'NotPauser');
    await does(fixture, heir, 'pauseEntries', { pauser: heir.address, seconds: HOUR });
    const args = { amount: 1n };
    const stake = { owner: settler.address, device: device.address, mint, ...args };
    await refused(fixture, settler, 'stake', stake, 'EntriesPaused', { ...about, args });
    const claim = { caller: settler.address, owner: settler.address, device: device.address, mint };
    await does(fixture, settler, 'claimOwnerRewards', claim, about);
    const { at } = await does(
      fixture,
      resident,
      'unstakeCoStake',
      { coStaker: resident.address, device: device.address, offer },
      { ...about, offer },
    );
    const { waitEndsAt, cooldownEndsAt } = await fetchOffer(connection, offer);
    assert.deepEqual([waitEndsAt, cooldownEndsAt], [at + 7n * DAY, at + 21n * DAY]);
    await does(fixture, heir, 'unpauseEntries', { pauser: heir.address });
    await does(fixture, settler, 'stake', stake, { ...about, args });
  });
}
