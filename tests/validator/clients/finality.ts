import { fetchDevice } from '@co-staking/sdk';
import { assert } from 'chai';

import { addStake, newDevice } from '../life/agreement';
import { tokens, type Fixture } from '../fixture';

/** Sending with the level that nothing can take back. */
export async function finality(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { patient } = await fixture.people('patient');
  const device = await newDevice(fixture, patient);
  await addStake(fixture, device, tokens(1));

  await checks.check('client.do with `finalized` ends when the transaction is final', async () => {
    // The client simulates at the level that it waits for: the accounts have to be final first.
    await fixture.finality();
    const input = { owner: patient.address, device: device.address, amount: tokens(1), mint };
    const { signature, slot } = await patient.client.do.stake(input, { commitment: 'finalized' });
    const { value } = await connection.getSignatureStatus(signature);
    assert.equal(value?.confirmationStatus, 'finalized');
    assert.isAtLeast(await connection.getSlot('finalized'), slot);
    assert.equal((await fetchDevice(connection, device.address)).ownerStake, tokens(2));
  });
}
