import {
  createApproveInstruction,
  createRevokeInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { Keypair, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { expectError, expectNothingChanged } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { matured, payouts } from '../support/payoutSteps';
import { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '../support/tokens';
import { U64_MAX } from '../support/ownerSteps';
import { World, tokens, type Actor, type TestCoStake, type TestDevice } from '../support/world';

interface Due {
  coStake: TestCoStake;
  device: TestDevice;
}

/** Each payout: who is paid, and how much of a life in which everything is due. */
const PAYOUTS = [
  {
    name: 'withdrawCoStake',
    payee: ({ coStake }: Due) => coStake.coStaker,
    amount: tokens(640),
    build: (world: World, { coStake }: Due, input = {}) => payouts.coStake(world, coStake, input),
  },
  {
    name: 'withdrawOwnerStake',
    payee: ({ device }: Due) => device.owner,
    amount: tokens(960),
    build: (world: World, { device }: Due, input = {}) => payouts.ownerStake(world, device, input),
  },
  {
    name: 'claimCoStakeRewards',
    payee: ({ coStake }: Due) => coStake.coStaker,
    amount: tokens(74),
    build: (world: World, { coStake }: Due, input = {}) => payouts.coStakeRewards(world, coStake, input),
  },
  {
    name: 'claimOwnerRewards',
    payee: ({ device }: Due) => device.owner,
    amount: tokens(26),
    build: (world: World, { device }: Due, input = {}) => payouts.ownerRewards(world, device, input),
  },
] as const;

/** A co-staked device with rewards, of which stakes and rewards are all due. */
async function allDue(world: World): Promise<Due> {
  const coStake = await world.coStaked();
  const { device } = coStake;
  await world.postRewards(device, tokens(100));
  await matured(world, coStake);
  await world.unstakeOwner(device);
  await world.chain.warpBy(21n * 86_400n);
  return { coStake, device };
}

async function approve(
  world: World,
  { wallet, address, tokenAccount }: Actor,
  delegate: Keypair,
  amount: bigint,
) {
  const { tokenProgram } = world.mintInput;
  await world.chain.run(
    createApproveInstruction(tokenAccount, delegate.publicKey, address, amount, [], tokenProgram),
    [wallet],
  );
}

for (const [program, tokenProgram] of [
  ['the classic token program', TOKEN_PROGRAM_ID],
  ['Token-2022', TOKEN_2022_PROGRAM_ID],
] as const)
  describe(`a payout sent by a stranger to an account with a delegate, with ${program}`, () => {
    let world: World;
    before(async () => {
      world = await World.create({ mint: { tokenProgram } });
    });

    for (const { name, payee, amount, build } of PAYOUTS) {
      it(`${name} is refused, even if the delegate may spend nothing`, async () => {
        const due = await allDue(world);
        for (const allowed of [U64_MAX, 1n, 0n]) {
          await approve(world, payee(due), world.newKeypair(), allowed);
          await expectRefusal(world.chain, build(world, due), [], 'DestinationHasDelegate');
        }
      });

      it(`${name} cannot be stolen by a delegate who sends it with a transfer in one transaction`, async () => {
        const due = await allDue(world);
        const who = payee(due);
        const thief = await world.newWallet({ holds: 0n });
        await approve(world, who, thief.wallet, U64_MAX);
        const payout: TransactionInstruction = build(world, due, { caller: thief.address });
        const theft = createTransferInstruction(
          who.tokenAccount,
          thief.tokenAccount,
          thief.address,
          amount,
          [],
          tokenProgram,
        );
        const { stakeVault, rewardVault } = due.device;
        const touched = [who.tokenAccount, thief.tokenAccount, stakeVault, rewardVault];
        const outcome = await expectNothingChanged(world.chain, touched, () =>
          world.chain.send([payout, theft], [thief.wallet]),
        );
        await expectError(outcome, 'DestinationHasDelegate');
      });

      it(`${name} is paid if the wallet sends it itself, or has revoked the delegate`, async () => {
        for (const revoked of [false, true]) {
          const due = await allDue(world);
          const who = payee(due);
          await approve(world, who, world.newKeypair(), U64_MAX);
          const before = await world.balance(who.tokenAccount);
          if (revoked) {
            const revoke = createRevokeInstruction(who.tokenAccount, who.address, [], tokenProgram);
            await world.chain.run([revoke], [who.wallet]);
            await world.chain.run(build(world, due));
          } else await world.chain.run(build(world, due, { caller: who.address }), [who.wallet]);
          assert.equal((await world.balance(who.tokenAccount)) - before, amount);
        }
      });
    }
  });
