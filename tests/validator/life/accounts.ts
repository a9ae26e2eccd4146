import {
  fetchParticipant,
  fetchParticipantNullable,
  fetchWalletLink,
  fetchWalletLinkNullable,
  findParticipantPda,
  findWalletLinkPda,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { does, refused } from '../act';
import type { Fixture } from '../fixture';

/** Accounts and their wallets. */
export async function accounts(fixture: Fixture): Promise<void> {
  const { checks, connection } = fixture;
  const { registrar } = fixture.roles;
  const { newcomer, spare } = await fixture.wallets('newcomer', 'spare');
  const { address: wallet, participant } = newcomer;

  await checks.check('a wallet opens its account, closes it and opens it again', async () => {
    await does(fixture, newcomer, 'openParticipant', { wallet });
    await refused(fixture, newcomer, 'openParticipant', { wallet }, 'AccountAlreadyInUse');
    await does(fixture, newcomer, 'closeParticipant', { wallet, participant });
    assert.isNull(await fetchParticipantNullable(connection, participant));
    await does(fixture, newcomer, 'openParticipant', { wallet });
    assert.equal((await fetchParticipant(connection, participant)).activeClaims, 0);
  });

  await checks.check('the registrar attests it, once, and no one else does', async () => {
    const attest = { registrar: registrar.address, participant };
    const forged = { registrar: wallet, participant };
    await refused(fixture, newcomer, 'attestParticipant', forged, 'NotRegistrar');
    await does(fixture, registrar, 'attestParticipant', attest);
    assert.isTrue((await fetchParticipant(connection, participant)).attested);
    await refused(fixture, registrar, 'attestParticipant', attest, 'AlreadyAttested');
  });

  await checks.check('a second wallet is linked with its own signature, and unlinked', async () => {
    const link = { registrar: registrar.address, wallet: spare.address, participant };
    await does(fixture, registrar, 'linkWallet', link, { signers: [spare] });
    const [address] = findWalletLinkPda({ wallet: spare.address });
    assert.isTrue((await fetchWalletLink(connection, address)).participant.equals(participant));
    assert.lengthOf((await fetchParticipant(connection, participant)).wallets, 2);
    const unlink = { ...link, rentPayer: registrar.address };
    await does(fixture, registrar, 'unlinkWallet', unlink, { signers: [spare] });
    assert.isNull(await fetchWalletLinkNullable(connection, address));
  });

  await checks.check('the registrar revokes an attestation, once', async () => {
    const revoke = { registrar: registrar.address, participant };
    await refused(fixture, newcomer, 'revokeAttestation', { registrar: wallet, participant }, 'NotRegistrar');
    await does(fixture, registrar, 'revokeAttestation', revoke);
    assert.isFalse((await fetchParticipant(connection, participant)).attested);
    await refused(fixture, registrar, 'revokeAttestation', revoke, 'AccountNotAttested');
  });

  await checks.check('the registrar creates an empty account, and closes it', async () => {
    const id = new Uint8Array(32).fill(0x7e);
    const [empty] = findParticipantPda({ id });
    await does(fixture, registrar, 'createParticipant', { registrar: registrar.address, id });
    const close = { registrar: registrar.address, participant: empty, rentPayer: registrar.address };
    await does(fixture, registrar, 'closeEmptyParticipant', close);
    assert.isNull(await fetchParticipantNullable(connection, empty));
  });
}
