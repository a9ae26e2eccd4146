import { findRewardVaultPda, findStakeVaultPda, instructions } from '@co-staking/sdk';
import { createTransferInstruction } from '@solana/spl-token';
import { TransactionInstruction, type Keypair, type PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { answerOf } from '../support/expectRefusal';
import { World, tokens } from '../support/world';

/** An instruction with a place given to a key that signs for itself, instead of a derived address. */
function at(
  { programId, keys, data }: TransactionInstruction,
  derived: PublicKey,
  key: Keypair,
): TransactionInstruction {
  const metas = keys.map((meta) =>
    meta.pubkey.equals(derived) ? { ...meta, pubkey: key.publicKey, isSigner: true } : meta,
  );
  return new TransactionInstruction({ programId, keys: metas, data });
}

describe('an account is created only at its derived address, even if another address signs for itself', () => {
  const facts = {
    id: '00000000-0000-4000-8000-0000000000aa',
    model: 'RTX 3070',
    cards: 8,
    multiplierBps: 10_000,
    tier: 1,
  };

  it('a device: else the registrar could move principal, as the vaults’ authority', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const owner = await world.newActor();
    const thief = await world.newWallet({ holds: 0n });
    const key = world.newKeypair();
    const [stakeVault, stakeBump] = findStakeVaultPda({ device: key.publicKey });
    const [rewardVault, rewardBump] = findRewardVaultPda({ device: key.publicKey });
    const built = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: owner.address,
      participant: owner.participant,
      ...facts,
      ...world.mintInput,
    });
    const vaults = new Map([
      [built.stakeVault.toBase58(), stakeVault],
      [built.rewardVault.toBase58(), rewardVault],
    ]);
    const moved = at(built.instruction, built.device, key);
    moved.keys = moved.keys.map((meta) => ({
      ...meta,
      pubkey: vaults.get(meta.pubkey.toBase58()) ?? meta.pubkey,
    }));
    // The vaults' bumps are the last two arguments.
    moved.data.set([stakeBump, rewardBump], moved.data.length - 2);
    const registered = await world.chain.send(moved, [registrar, key]);
    if (registered.ok) {
      const device = { address: key.publicKey, id: facts.id, owner, stakeVault, rewardVault };
      await world.stake(device, tokens(1_600));
      const take = createTransferInstruction(stakeVault, thief.tokenAccount, key.publicKey, tokens(1_600));
      await answerOf(world.chain.run(take, [key]));
    }
    assert.equal(
      await world.balance(thief.tokenAccount),
      0n,
      'base units of principal in the hands of the registrar',
    );
    assert.isFalse(registered.ok);
  });

  it('an offer: otherwise a slasher would not find it where the slot says', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(960) });
    const { owner } = device;
    const key = world.newKeypair();
    const terms = { nonce: 0, amount: tokens(640), shareBps: 7_400 };
    const built = instructions.createOffer({ owner: owner.address, device: device.address, ...terms });
    const outcome = await world.chain.send(at(built.instruction, built.offer, key), [owner.wallet, key]);
    assert.isFalse(outcome.ok);
  });

  it('an account of a person: else its address says nothing about its id', async () => {
    const world = await World.create();
    const { wallet, address } = await world.newWallet();
    const { registrar } = world.roles;
    const own = instructions.openParticipant({ wallet: address });
    const keys = [world.newKeypair(), world.newKeypair()] as const;
    const opened = await world.chain.send(at(own.instruction, own.participant, keys[0]), [wallet, keys[0]]);
    const id = new Uint8Array(32).fill(3);
    const other = instructions.createParticipant({ registrar: registrar.publicKey, id });
    const created = await world.chain.send(at(other.instruction, other.participant, keys[1]), [
      registrar,
      keys[1],
    ]);
    assert.deepEqual([opened.ok, created.ok], [false, false]);
  });
});
