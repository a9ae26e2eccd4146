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
import type { Stage } from '../stage';

/** Accounts and their wallets. */
export async function accounts(stage: Stage): Promise<void> {
  const { checks, connection } = stage;
  const { registrar } = stage.roles;
  const { newcomer, spare } = await stage.wallets('newcomer', 'spare');
  const { address: wallet, participant } = newcomer;

  await checks.check('a wallet opens its account, closes it and opens it again', async () => {
    await does(stage, newcomer, 'openParticipant', { wallet });
    await refused(stage, newcomer, 'openParticipant', { wallet }, 'AccountAlreadyInUse');
    await does(stage, newcomer, 'closeParticipant', { wallet, participant });
    assert.isNull(await fetchParticipantNullable(connection, participant));
    await does(stage, newcomer, 'openParticipant', { wallet });
    assert.equal((await fetchParticipant(connection, participant)).activeClaims, 0);
  });

  await checks.check('the registrar attests it, once, and nobody else does', async () => {
    const attest = { registrar: registrar.address, participant };
    const forged = { registrar: wallet, participant };
    await refused(stage, newcomer, 'attestParticipant', forged, 'NotRegistrar');
    await does(stage, registrar, 'attestParticipant', attest);
    assert.isTrue((await fetchParticipant(connection, participant)).attested);
    await refused(stage, registrar, 'attestParticipant', attest, 'AlreadyAttested');
  });

  await checks.check('a second wallet is linked with its own signature, and unlinked', async () => {
    const link = { registrar: registrar.address, wallet: spare.address, participant };
    await does(stage, registrar, 'linkWallet', link, { signers: [spare] });
    const [address] = findWalletLinkPda({ wallet: spare.address });
    assert.isTrue((await fetchWalletLink(connection, address)).participant.equals(participant));
    assert.lengthOf((await fetchParticipant(connection, participant)).wallets, 2);
    const unlink = { ...link, rentPayer: registrar.address };
    await does(stage, registrar, 'unlinkWallet', unlink, { signers: [spare] });
    assert.isNull(await fetchWalletLinkNullable(connection, address));
  });

  await checks.check('the registrar revokes an attestation, once', async () => {
    const revoke = { registrar: registrar.address, participant };
    await refused(stage, newcomer, 'revokeAttestation', { registrar: wallet, participant }, 'NotRegistrar');
    await does(stage, registrar, 'revokeAttestation', revoke);
    assert.isFalse((await fetchParticipant(connection, participant)).attested);
    await refused(stage, registrar, 'revokeAttestation', revoke, 'AccountNotAttested');
  });

  await checks.check('the registrar creates an empty account, and closes it', async () => {
    const id = new Uint8Array(32).fill(0x7e);
    const [empty] = findParticipantPda({ id });
    await does(stage, registrar, 'createParticipant', { registrar: registrar.address, id });
    const close = { registrar: registrar.address, participant: empty, rentPayer: registrar.address };
    await does(stage, registrar, 'closeEmptyParticipant', close);
    assert.isNull(await fetchParticipantNullable(connection, empty));
  });
}
