// Faults that the program had, each as short as it can be: `npx tsx cases/program.ts [NAME ...]`.
//
// A case prints what happens, and asserts what is right if the product's rules leave no doubt: "fail" is a fault that
// is there, "pass" one that is mended, "open" a known limit that is only shown.
import {
  CHANGE_DELAY_SECONDS,
  Role,
  SlashTerm,
  findOfferPda,
  findSlashCasePda,
  instructions,
  stakePosition,
} from '@co-staking/sdk';
import { createApproveInstruction, createTransferInstruction } from '@solana/spl-token';
import type { Keypair } from '@solana/web3.js';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  openCaseInstruction,
  readCase,
  releaseCase,
  upholdCase,
  type CaseOptions,
} from '../tests/support/caseSteps';
import { claimCoStakeRewards, claimOwnerRewards } from '../tests/support/exitSteps';
import { acceptRole, nominate, setParameters, worsenSlashTerm } from '../tests/support/operators';
import { setCards, withdrawCoStake, withdrawOverflow, withdrawOwnerStake } from '../tests/support/ownerSteps';
import { tokens, type TestDevice, type World } from '../tests/support/world';
import { DAY, add, answer, inTokens, main } from './lib';

/** Longer than a nomination takes to mature. */
const RIPE = CHANGE_DELAY_SECONDS + DAY;

async function newKey(world: World): Promise<Keypair> {
  const key = world.newKeypair();
  await world.giveLamports(key.publicKey);
  return key;
}

/** A case on stake alone. */
const stakeCase = (world: World, device: TestDevice, stakeBps: number, options: CaseOptions = {}) =>
  openCase(world, device, { stakeBps, rewardsBps: 0, ...options });

/** Eight cases of 0.01 %: once as many as a device could have open. */
async function fillWithDust(world: World, device: TestDevice): Promise<void> {
  for (let number = 0; number < 8; number += 1) await stakeCase(world, device, 1);
}

add('M1', 'eight cases of 0.01 % shut out the severe one for a whole exit', async ({ world, say, right }) => {
  const coStake = await world.coStaked();
  const { device, coStaker } = coStake;
  await fillWithDust(world, device);
  await world.passCommitment(device);
  await world.unstakeOwner(device);
  await world.chain.warpBy(14n * DAY - 1n);
  const severe = await answer(stakeCase(world, device, 2_000, { reason: 2 }));
  await world.chain.warpBy(1n);
  const before = [device.owner, coStaker].map(({ tokenAccount }) => world.balance(tokenAccount));
  const [owner, other] = await Promise.all(before);
  await withdrawOwnerStake(world, device);
  await withdrawCoStake(world, coStake);
  say('owner takes, of 960', inTokens((await world.balance(device.owner.tokenAccount)) - owner!));
  say('co-staker takes, of 640', inTokens((await world.balance(coStaker.tokenAccount)) - other!));
  right('20 % in the last second of the exit, with 0.08 % of the cap of 30 % used', severe, 'ok');
});

add('dustShield', 'the same against a slasher who has just taken office', async ({ world, right }) => {
  const device = await world.fullyStaked();
  const next = await newKey(world);
  await nominate(world, Role.Slasher, next.publicKey);
  await world.chain.warpBy(RIPE);
  await fillWithDust(world, device);
  await acceptRole(world, Role.Slasher, next);
  await world.unstakeOwner(device);
  const severe = async () => {
    const options = { stakeBps: 2_900, rewardsBps: 0, slasher: next.publicKey };
    return answer(world.chain.run(await openCaseInstruction(world, device, options), [next]));
  };
  right('29 % by the new slasher at once', await severe(), 'ok');
});

add('M2', 'the window of the cap does not end while cases go on', async ({ world, right }) => {
  const device = await world.fullyStaked();
  for (let round = 0; round < 5; round += 1) {
    await stakeCase(world, device, 300);
    await world.chain.warpBy(6n * DAY);
  }
  const severe = await answer(stakeCase(world, device, 2_000, { reason: 2 }));
  right('20 % on day 30, after 3 % in the last 7 days and 15 % in the last 42', severe, 'ok');
});

add('chainedWindow', 'the same with small cases alone', async ({ world, right }) => {
  const device = await world.fullyStaked();
  const refused: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    if (round >= 5) {
      const number = round - 5;
      const address = findSlashCasePda({ device: device.address, number })[0];
      await executeCase(world, { address, number, device });
    }
    const given = await answer(stakeCase(world, device, 300));
    if (given !== 'ok') refused.push(`day ${round * 6}: ${given}`);
    await world.chain.warpBy(6n * DAY);
  }
  right('ten cases of 3 %, six days apart: refused', refused, []);
});

add('M3', 'a dismissed case on dust rules the cap of what is staked later', async ({ world, right }) => {
  const device = await world.newDevice({ stake: 10n });
  const dust = await stakeCase(world, device, 1_000);
  await appealAsOwner(world, dust);
  await dismissCase(world, dust);
  await releaseCase(world, dust);
  await world.stake(device, tokens(960));
  await world.accept(await world.openOffer(device));
  await world.chain.warpBy(7n * DAY - 1n);
  right('1 % of 1,600 tokens 7 days later, less a second', await answer(stakeCase(world, device, 100)), 'ok');
});

add('dustWindow', 'so does an open one', async ({ world, right }) => {
  const device = await world.newDevice({ stake: tokens(1) });
  await stakeCase(world, device, 1);
  await world.stake(device, tokens(1_599));
  right('0.1 % after the top-up to 1,600', await answer(stakeCase(world, device, 10)), 'ok');
  right('30 % after the top-up to 1,600', await answer(stakeCase(world, device, 3_000)), 'ok');
});

add('slasherOneParty', 'one case takes the whole of one party', async ({ world, say, holds }) => {
  const coStake = await world.coStaked();
  const { device } = coStake;
  await setCards(world, device, 3);
  await world.passCommitment(device);
  await world.unstakeOwner(device);
  await world.chain.warpBy(14n * DAY);
  await withdrawOwnerStake(world, device);
  const infractionAt = await world.chain.now();
  await world.chain.warpBy(1n);
  await world.stake(device, tokens(3_000));
  const given = await answer(stakeCase(world, device, 5_000, { infractionAt }));
  say('a case of 50 %, for a second in which the owner had nothing at stake', given);
  say('frozen of the owner, who is back with 3,000', inTokens((await world.readDevice(device)).ownerFrozen));
  const { principalFrozen } = await world.readOffer(coStake);
  const most = tokens(192);
  holds('frozen of the co-stake of 640, 192 at most', inTokens(principalFrozen), principalFrozen <= most);
});

add(
  'capPerParty',
  'a party loses more than the cap while another is not exposed',
  async ({ world, holds }) => {
    const device = await world.newDevice({ stake: tokens(960) });
    const offer = async () => world.openOffer(device, { amount: tokens(320), shareBps: 500 });
    const exposed = await world.accept(await offer(), undefined, { maxShortfall: tokens(320) });
    const infractionAt = await world.chain.now();
    await world.chain.warpBy(1n);
    await world.accept(await offer());
    await stakeCase(world, device, 3_750, { infractionAt });
    const { ownerFrozen } = await world.readDevice(device);
    const { principalFrozen } = await world.readOffer(exposed);
    holds('frozen of the owner, 480 of 960 at most', inTokens(ownerFrozen), ownerFrozen <= tokens(480));
    holds(
      'frozen of the co-stake, 96 of 320 at most',
      inTokens(principalFrozen),
      principalFrozen <= tokens(96),
    );
  },
);

add('capStart', 'the cap is one of what is held now, top-up included', async ({ world, say }) => {
  const device = await world.newDevice({ stake: tokens(1_600), cards: 80 });
  await world.chain.warpBy(DAY);
  await world.stake(device, tokens(14_400));
  await stakeCase(world, device, 3_000);
  const { ownerFrozen } = await world.readDevice(device);
  say('held at the start 1,600, a day later 16,000; frozen by 30 %', inTokens(ownerFrozen));
});

/** An admin nominates a key for a role, and hands over the admin role. Result of that nominee a year later. */
async function nomineeOfFormerAdmin(world: World, role: Role): Promise<string> {
  const [nominee, next] = [await newKey(world), await newKey(world)];
  await nominate(world, role, nominee.publicKey);
  await nominate(world, Role.Admin, next.publicKey);
  await world.chain.warpBy(RIPE);
  await acceptRole(world, Role.Admin, next);
  await world.chain.warpBy(365n * DAY);
  return answer(acceptRole(world, role, nominee));
}

add('M4', 'a nomination outlives the admin who made it', async ({ world, right }) => {
  const given = await nomineeOfFormerAdmin(world, Role.Registrar);
  right("the former admin's nominee becomes registrar", given, 'NotNominee');
});

add('staleNomination', 'also one for a role that can take stake', async ({ world, right }) => {
  const given = await nomineeOfFormerAdmin(world, Role.Slasher);
  right("the former admin's nominee becomes slasher", given, 'NotNominee');
});

add('F02', 'the key that opened a case decides its appeal', async ({ world, holds }) => {
  const { slasher } = world.roles;
  const next = await newKey(world);
  await nominate(world, Role.Slasher, next.publicKey);
  await nominate(world, Role.Arbiter, slasher.publicKey);
  await world.chain.warpBy(RIPE);
  const coStake = await world.coStaked();
  const { device } = coStake;
  const opened = await stakeCase(world, device, 3_000);
  await appealAsCoStaker(world, opened, coStake);
  await acceptRole(world, Role.Slasher, next);
  await acceptRole(world, Role.Arbiter, slasher);
  const input = { arbiter: slasher.publicKey, device: device.address, number: opened.number };
  const given = await answer(world.chain.run(instructions.upholdCase(input).instruction, [slasher]));
  holds(
    'the opener, who is the arbiter by now, upholds the case (a refusal is right)',
    given,
    given !== 'ok',
  );
});

add('earlyUphold', 'stake is burned before a hit party could appeal', async ({ world, right, holds }) => {
  const coStake = await world.coStaked();
  const { device } = coStake;
  const opened = await stakeCase(world, device, 3_000);
  await appealAsCoStaker(world, opened, coStake);
  await upholdCase(world, opened);
  const given = await answer(executeCase(world, opened));
  holds('execution in the second of the opening (a refusal is right)', given, given !== 'ok');
  right("the owner's stake then", inTokens((await world.readDevice(device)).ownerStake), 960);
});

add('M5', 'overflow counts frozen stake', async ({ world, say, right }) => {
  const device = await world.fullyStaked();
  await world.accept(await world.openOffer(device));
  const opened = await stakeCase(world, device, 3_000);
  const given = await answer(withdrawOverflow(world, device, tokens(640)));
  await world.chain.warpBy(30n * DAY);
  await executeCase(world, opened);
  const { counted } = stakePosition(await world.readDevice(device), await world.chain.now());
  say('counted after the burn, of a minimum of 1,600', inTokens(counted));
  right('640 out while 672 of 2,240 are frozen', given, 'AmountAboveOverflow');
});

add(
  'overflowFrozen',
  'and so a device that would have gone on earning is short',
  async ({ world, right }) => {
    const device = await world.fullyStaked();
    await world.accept(await world.openOffer(device, { amount: tokens(800), shareBps: 5_000 }));
    const opened = await stakeCase(world, device, 3_000);
    const given = await answer(withdrawOverflow(world, device, tokens(800)));
    right('800 out while 720 of 2,400 are frozen', given, 'AmountAboveOverflow');
    await world.chain.warpBy(30n * DAY);
    await executeCase(world, opened);
    right('a post after the burn', await answer(world.postRewards(device, tokens(1))), 'ok');
  },
);

add('M6', 'acceptance counts a stake that is leaving', async ({ world, say, right }) => {
  const leaving = await world.coStaked();
  const { device } = leaving;
  await world.unstakeCoStake(leaving);
  await world.chain.warpBy(7n * DAY - 1n);
  const given = await answer(
    world.openOffer(device, { amount: tokens(1), shareBps: 500 }).then((offer) => world.accept(offer)),
  );
  await world.chain.warpBy(1n);
  say('a post a second later', await answer(world.postRewards(device, tokens(1))));
  right('1 token, with no shortfall allowed, while 640 of 1,600 leave', given, 'DeviceInsufficient');
});

add('acceptBeforeRise', 'acceptance ignores an announced rise', async ({ world, say, right }) => {
  const device = await world.fullyStaked();
  const offer = await world.openOffer(device, { amount: tokens(800), shareBps: 5_000 });
  await setCards(world, device, 80);
  await world.chain.warpBy(30n * DAY - 60n);
  const given = await answer(world.accept(offer));
  await world.chain.warpBy(60n);
  const { counted, minimum } = stakePosition(await world.readDevice(device), await world.chain.now());
  say('counted and minimum a minute later', [inTokens(counted), inTokens(minimum)]);
  right('800, with no shortfall allowed, a minute before 16,000 apply', given, 'DeviceInsufficient');
});

add('acceptFrozen', 'acceptance counts frozen stake', async ({ world, right }) => {
  const device = await world.newDevice({ stake: tokens(960) });
  await stakeCase(world, device, 3_000);
  const given = await answer(world.openOffer(device).then((offer) => world.accept(offer)));
  right('640, with no shortfall allowed, to 960 of which 288 are frozen', given, 'DeviceInsufficient');
});

add('M7', 'an owner without any stake earns', async ({ world, say, right }) => {
  const { device } = await world.coStaked();
  await setCards(world, device, 3);
  await world.passCommitment(device);
  await world.unstakeOwner(device);
  await world.chain.warpBy(14n * DAY);
  await withdrawOwnerStake(world, device);
  say("the owner's stake", (await world.readDevice(device)).ownerStake);
  say('a post of 100', await answer(world.postRewards(device, tokens(100))));
  const before = await world.balance(device.owner.tokenAccount);
  await answer(claimOwnerRewards(world, device));
  const paid = (await world.balance(device.owner.tokenAccount)) - before;
  right('paid to the owner', inTokens(paid), 0);
});

add('exposureReset', 'out and in again, and no longer exposed', async ({ world, say, holds }) => {
  const { device } = await world.coStaked();
  await world.chain.warpBy(DAY);
  const infractionAt = await world.chain.now();
  await world.chain.warpBy(DAY);
  await setCards(world, device, 3);
  say('960 of overflow after the minimum fell', await answer(withdrawOverflow(world, device, tokens(960))));
  await world.stake(device, tokens(960));
  const { ownerStake, hits } = await readCase(world, await stakeCase(world, device, 3_000, { infractionAt }));
  say('hit of the co-stake of 640', inTokens(hits[0]!.stake));
  holds(
    'hit of the owner, who had 960 at stake, 288 at least',
    inTokens(ownerStake),
    ownerStake >= tokens(288),
  );
});

add('madeOverflow', 'an owner makes an overflow, and halves what is exposed', async ({ world, say }) => {
  const device = await world.fullyStaked();
  const infractionAt = await world.chain.now();
  await world.chain.warpBy(3_600n);
  const second = await world.newActor();
  const [offer] = findOfferPda({ device: device.address, nonce: 0 });
  const { waitSeconds, cooldownSeconds } = await world.readConfig();
  const named = { owner: device.owner.address, device: device.address, amount: tokens(800) };
  const create = instructions.createOffer({ ...named, nonce: 0, shareBps: 500 }).instruction;
  const accept = instructions.acceptOffer({
    coStaker: second.address,
    participant: second.participant,
    device: device.address,
    offer,
    amount: tokens(800),
    shareBps: 500,
    waitSeconds,
    cooldownSeconds,
    createdAt: await world.chain.now(),
    ...world.mintInput,
  }).instruction;
  const takeOut = instructions.withdrawOverflow({ ...named, ...world.mintInput }).instruction;
  const signers = [device.owner.wallet, second.wallet];
  say(
    'offer, acceptance, overflow at once',
    await answer(world.chain.run([create, accept, takeOut], signers)),
  );
  await stakeCase(world, device, 3_000, { infractionAt });
  say('hit of the owner, of 480', inTokens((await world.readDevice(device)).ownerFrozen));
  say('hit of the second wallet', inTokens((await world.readOffer({ address: offer })).principalFrozen));
});

add('longerExit', "a change of parameters lengthens an owner's exit", async ({ world, right }) => {
  const device = await world.fullyStaked();
  await setParameters(world, { cooldownSeconds: 21n * DAY });
  await world.unstakeOwner(device);
  const left = (await world.readDevice(device)).ownerCooldownEndsAt - (await world.chain.now());
  right('days to go for a stake that was locked under 14', Number(left / DAY), 14);
});

add('terminationWait', 'a wait that has begun outlasts a termination', async ({ world, say, right }) => {
  const device = await world.newDevice({ stake: tokens(960) });
  const offer = async () => world.openOffer(device, { amount: tokens(320), shareBps: 3_000 });
  const first = await world.accept(await offer(), undefined, { maxShortfall: tokens(320) });
  const second = await world.accept(await offer());
  await world.unstakeCoStake(first);
  await world.chain.warpBy(1n);
  await world.terminate(device);
  await world.unstakeCoStake(second);
  const now = await world.chain.now();
  const seconds = async (coStake: typeof first) =>
    Number((await world.readOffer(coStake)).cooldownEndsAt - now);
  say('seconds to go for who left a second before the termination', await seconds(first));
  say('seconds to go for who left after it', await seconds(second));
  right('the first unstakes again', await answer(world.unstakeCoStake(first)), 'ok');
  right('seconds to go for the first then', await seconds(first), await seconds(second));
});

add('delegateCrank', 'a delegate takes a payout that it sends itself', async ({ world, say, right }) => {
  const coStake = await world.coStaked();
  const { coStaker, device, address } = coStake;
  const { tokenProgram } = world.mintInput;
  const delegate = await world.newActor({ holds: 0n });
  const approval = createApproveInstruction(
    coStaker.tokenAccount,
    delegate.address,
    coStaker.address,
    2n ** 64n - 1n,
    [],
    tokenProgram,
  );
  await world.chain.run(approval, [coStaker.wallet]);
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(21n * DAY);
  const { instruction: payout } = instructions.withdrawCoStake({
    caller: delegate.address,
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...world.mintInput,
  });
  const theft = createTransferInstruction(
    coStaker.tokenAccount,
    delegate.tokenAccount,
    delegate.address,
    tokens(640),
    [],
    tokenProgram,
  );
  const given = await answer(world.chain.run([payout, theft], [delegate.wallet]));
  right('payout and transfer in one transaction', given, 'DestinationHasDelegate');
  say('the delegate has, of 640', inTokens(await world.balance(delegate.tokenAccount)));
});

add('registrarBindsOverflow', 'announcements bind a surplus without end', async ({ world, say }) => {
  const device = await world.newDevice({ stake: tokens(3_200) });
  await setCards(world, device, 1_024);
  await world.chain.warpBy(29n * DAY);
  await setCards(world, device, 1_023);
  await world.chain.warpBy(29n * DAY);
  const { minimum } = stakePosition(await world.readDevice(device), await world.chain.now());
  say('minimum in force on day 58, of 3,200 staked', inTokens(minimum));
  say('1 token of overflow', await answer(withdrawOverflow(world, device, tokens(1))));
});

add('dustFreezesRestake', '0.01 % frozen keeps an owner out for a month', async ({ world, say }) => {
  const device = await world.fullyStaked();
  await world.unstakeOwner(device);
  await world.chain.warpBy(13n * DAY);
  const dust = await stakeCase(world, device, 1);
  await appealAsOwner(world, dust);
  await world.chain.warpBy(DAY);
  await withdrawOwnerStake(world, device);
  const stakeAgain = () => answer(world.stake(device, tokens(1_600)));
  say('the exit is over, 0.16 of 1,600 are frozen; staking again', await stakeAgain());
  await world.chain.warpBy(29n * DAY - 1n);
  say('29 days later, less a second', await stakeAgain());
  await world.chain.warpBy(1n);
  await releaseCase(world, dust);
  await withdrawOwnerStake(world, device);
  say('after release and withdrawal', await stakeAgain());
});

add('burnedShare', 'a co-stake slashed to its cap keeps its share', async ({ world, say }) => {
  const coStake = await world.coStaked();
  const { device, coStaker } = coStake;
  await worsenSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
  await setCards(world, device, 3);
  say('960 of overflow after the minimum fell', await answer(withdrawOverflow(world, device, tokens(960))));
  const infractionAt = await world.chain.now();
  await world.chain.warpBy(1n);
  await world.stake(device, tokens(960));
  const opened = await stakeCase(world, device, 5_000, { infractionAt });
  await world.chain.warpBy(30n * DAY);
  await executeCase(world, opened);
  const { principal } = await world.readOffer(coStake);
  await world.postRewards(device, tokens(100));
  const before = await world.balance(coStaker.tokenAccount);
  await claimCoStakeRewards(world, coStake);
  say('principal left, of 640', inTokens(principal));
  say('paid of a post of 100', inTokens((await world.balance(coStaker.tokenAccount)) - before));
});

void main();
