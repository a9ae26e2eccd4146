import {
  PARTICIPANT_SEED,
  PROGRAM_ID,
  SlotState,
  findParticipantPda,
  instructions,
  stakePosition,
} from '@co-staking/sdk';
import { AuthorityType, createSetAuthorityInstruction } from '@solana/spl-token';
import { PublicKey, TransactionInstruction, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { DAY } from '../support/clock';
import { expectRefusal } from '../support/expectRefusal';
import { createAccount } from '../support/operators';
import { setCards, withdrawOverflow } from '../support/ownerSteps';
import { createTokenAccount } from '../support/tokens';
import { World, tokens, type TestDevice } from '../support/world';
import { assertGained, coStakerLeaves, siege } from './siege';

/** Where the account stands among those of `openParticipant`, after wallet and configuration. */
const PARTICIPANT_INDEX = 2;

/** The next bump below the first that gives an address for a wallet's account, and that address. */
function secondAddress(wallet: PublicKey): [number, PublicKey] {
  const [, first] = findParticipantPda({ id: wallet });
  for (let bump = first - 1; ; bump -= 1) {
    const seeds = [PARTICIPANT_SEED, wallet.toBytes(), Uint8Array.of(bump)];
    try {
      return [bump, PublicKey.createProgramAddressSync(seeds, PROGRAM_ID)];
    } catch {
      continue; // on the curve
    }
  }
}

async function slotsInUse(world: World, device: TestDevice): Promise<number> {
  return (await world.readDevice(device)).slots.filter(({ state }) => state !== SlotState.Empty).length;
}

describe('what docs/audit/trust.md and limits.md admit', () => {
  it('registrar and owner: a lower minimum lets the owner’s whole stake out at once; the co-staker is out in 21 days, with all of it', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    await setCards(world, device, 1);
    await withdrawOverflow(world, device, tokens(960));
    const { counted, minimum } = stakePosition(await world.readDevice(device), await world.chain.now());
    assert.isTrue(counted >= minimum, 'it goes on earning, on the co-stake alone');
    await world.postRewards(device, tokens(100));
    const { days } = await siege(world, () => [], { coStaker: coStakerLeaves(world, coStake) });
    assert.equal(days.coStaker, 21);
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('a co-staker who gives his associated account away keeps a slot of the device, for as long as his own stake lies idle', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { coStaker, device } = coStake;
    await world.unstakeCoStake(coStake);
    const other = world.newKeypair().publicKey;
    await world.chain.run(
      createSetAuthorityInstruction(
        coStaker.tokenAccount,
        coStaker.address,
        AuthorityType.AccountOwner,
        other,
        [],
        world.mintInput.tokenProgram,
      ),
      [coStaker.wallet],
    );
    await world.chain.warpBy(200n * DAY);
    const withdrawal = (caller: Keypair, destination = coStaker.tokenAccount) =>
      instructions.withdrawCoStake({
        caller: caller.publicKey,
        coStaker: coStaker.address,
        participant: coStaker.participant,
        device: device.address,
        offer: coStake.address,
        destination,
        ...world.mintInput,
      }).instruction;
    const { payer } = world.chain;
    await expectRefusal(world.chain, withdrawal(payer), [], 'WrongDestination');
    assert.equal(await slotsInUse(world, device), 1);
    // He himself names another account, and then all is as after any exit.
    const elsewhere = await createTokenAccount(world.chain, world.mint, coStaker.address);
    await world.chain.run(withdrawal(coStaker.wallet, elsewhere), [coStaker.wallet]);
    assert.equal(await world.balance(elsewhere), tokens(640));
    assert.equal(await slotsInUse(world, device), 0);
  });

  it('a registrar who occupies the first address of a wallet’s account: the wallet opens its account at another bump', async () => {
    const world = await World.create();
    const wallet = world.newKeypair();
    await world.giveLamports(wallet.publicKey);
    await createAccount(world, wallet.publicKey.toBytes());
    const { instruction } = instructions.openParticipant({ wallet: wallet.publicKey });
    const { ok } = await world.chain.send(instruction, [wallet]);
    assert.isFalse(ok, 'the address is taken');
    const [bump, participant] = secondAddress(wallet.publicKey);
    const data = Buffer.from(instruction.data);
    data[data.length - 1] = bump;
    const keys = instruction.keys.map((key, index) =>
      index === PARTICIPANT_INDEX ? { ...key, pubkey: participant } : key,
    );
    await world.chain.run(new TransactionInstruction({ ...instruction, keys, data }), [wallet]);
    const { wallets } = await world.readParticipant({ participant });
    assert.deepEqual(wallets.map(String), [String(wallet.publicKey)]);
  });
});
